import { useAnnouncer } from '@kontor/plugin-api/client';
import { classNames, EmptyState, FileText, SearchField, useMessages } from '@kontor/ui';
import { useMemo, useState } from 'react';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { pagePath, type TreePage } from '../../shared/index.ts';
import { useMovePage } from '../page-actions.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { useOpenedBranches } from './opened-branches.ts';
import { branchesOf, buildTree, filterTree, type PageNode, placeOfDrop, rowsAbove } from './tree-model.ts';
import { TreeRow } from './tree-row-view.tsx';
import { useScrollToPage } from './use-scroll-to-page.ts';
import { useTreeDrop } from './use-tree-drop.tsx';

interface PageTreeProps {
  readonly space: string;
  readonly pages: readonly TreePage[];
  readonly mayAdd: boolean;
  readonly current: string | undefined;
}

/** From so many pages on there is a field to filter them. */
const many = 12;

/** All pages of a space: only rows in view exist; arrows walk, Enter opens, and what may be moved can be dragged. */
export function PageTree({ space, pages, mayAdd, current }: PageTreeProps) {
  const t = useMessages(wikiMessages);
  const say = useAnnouncer();
  const { run: move } = useMovePage();
  const [typed, setTyped] = useState('');
  const whole = useMemo(() => buildTree(pages), [pages]);
  const tree = useMemo(() => filterTree(whole, typed), [whole, typed]);
  const [opened, setOpened] = useOpenedBranches(space, pages, current);
  const row = current === undefined ? undefined : rowsAbove(tree, opened, current);
  const box = useScrollToPage(current, row, rowHeight.rowHeight);
  const isFiltered = typed.trim() !== '';
  const { dragAndDropHooks } = useTreeDrop(pages, async (moved, drop) => {
    const place = placeOfDrop(pages, moved, drop);
    if (!place || !(await move({ page: moved, space, ...place }))) return;
    if (drop.where === 'inside') setOpened(new Set([...opened, drop.on]));
    say(t('moved', { title: pages.find(({ id }) => id === moved)?.title || t('untitled') }));
  });
  if (pages.length === 0)
    return (
      <EmptyState icon={FileText} title={t('noPages')}>
        {t(mayAdd ? 'noPagesMayAdd' : 'noPagesHelp')}
      </EmptyState>
    );
  return (
    <div className="flex h-full flex-col gap-2">
      {pages.length >= many && (
        <SearchField
          label={t('filter')}
          placeholder={t('filter')}
          value={typed}
          onChange={setTyped}
          className="mx-2 mt-0.5"
        />
      )}
      {tree.length === 0 && <p className="px-4 py-2 text-sm text-muted">{t('noneFound')}</p>}
      <Virtualizer layout={ListLayout} layoutOptions={rowHeight}>
        <Tree
          ref={box}
          aria-label={t('pages')}
          items={tree}
          dependencies={[current, mayAdd]}
          expandedKeys={isFiltered ? branchesOf(tree) : opened}
          onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
          selectionMode="none"
          {...(mayAdd && !isFiltered && { dragAndDropHooks })}
          className="relative min-h-0 grow overflow-y-auto outline-none data-drop-target:bg-accent-soft"
        >
          {(node) => renderNode(node, { space, current, mayAdd })}
        </Tree>
      </Virtualizer>
    </div>
  );
}

/** Fingers need more room; what is virtual has to know it beforehand. */
const rowHeight = { rowHeight: globalThis.matchMedia?.('(pointer: coarse)').matches ? 44 : 34 };

interface Around {
  readonly space: string;
  readonly current: string | undefined;
  readonly mayAdd: boolean;
}

function renderNode({ page, children }: PageNode, around: Around) {
  return (
    <TreeItem
      key={page.id}
      id={page.id}
      textValue={page.title || '…'}
      href={pagePath(page.id)}
      className={classNames(
        'group/row h-full cursor-pointer rounded-md focus-ring-inset data-dragging:opacity-50 data-hovered:bg-hover',
        'data-drop-target:bg-accent-soft data-drop-target:ring-2 data-drop-target:ring-accent-text data-drop-target:ring-inset',
        page.id === around.current && 'bg-accent-soft font-medium',
      )}
    >
      <TreeItemContent>
        {({ level, hasChildItems }) => (
          <TreeRow page={page} level={level} isBranch={hasChildItems} mayAdd={around.mayAdd} />
        )}
      </TreeItemContent>
      <Collection items={children} dependencies={[around.current, around.mayAdd]}>
        {(node) => renderNode(node, around)}
      </Collection>
    </TreeItem>
  );
}
