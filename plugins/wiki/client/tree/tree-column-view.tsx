import { lazyLayer, QueryView, useNavigate, useQueryRoute } from '@kontor/plugin-api/client';
import { listSpaces, type SpaceView } from '@kontor/schema';
import { BookOpen, IconButton, LayoutTemplate, Link, Plus, Select, SkeletonList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { listTree, pagePath } from '../../shared/index.ts';
import { useCreatePage } from '../page-actions.ts';
import { templateMessages } from '../templates/template-messages.ts';
import { wikiMessages } from '../wiki-messages.ts';
import { PageTree } from './page-tree-view.tsx';
import { TreeFoot } from './tree-foot-view.tsx';

const NewPage = lazyLayer(async () => (await import('../templates/new-page-view.tsx')).NewPage);

interface TreeColumnProps {
  readonly space: string | undefined;
  readonly current: string | undefined;
  /** Which space it is will be known in a moment; else there is none to show. */
  readonly isWaiting: boolean;
  /** Nothing of the space is open beside it: then its name is the heading. */
  readonly isMain: boolean;
}

/** One space with the tree of its pages, and the way to the others. */
export function TreeColumn({ space, current, isWaiting, isMain }: TreeColumnProps) {
  const t = useMessages(wikiMessages);
  const { data } = useQueryRoute(listSpaces, {});
  const own = data?.spaces.filter(({ role }) => role !== null) ?? [];
  return (
    <nav aria-label={t('pages')} className="flex h-full flex-col">
      {isMain && <h1 className="sr-only">{own.find(({ id }) => id === space)?.name ?? t('wiki')}</h1>}
      <div className="flex flex-col gap-3 px-4 pt-5 pb-2">
        <Link
          href="/wiki"
          variant="quiet"
          className="inline-flex items-center gap-2 self-start text-sm text-muted coarse:min-h-11"
        >
          <BookOpen aria-hidden className="size-4" />
          {t('backToWiki')}
        </Link>
        {space !== undefined && <SpaceChoice spaces={own} space={space} />}
      </div>
      {space === undefined && isWaiting && (
        <div className="px-4">
          <SkeletonList rows={8} />
        </div>
      )}
      {space !== undefined && <SpaceTree key={space} space={space} current={current} />}
    </nav>
  );
}

function SpaceChoice({ spaces, space }: { readonly spaces: readonly SpaceView[]; readonly space: string }) {
  const t = useMessages(wikiMessages);
  const navigate = useNavigate();
  const tt = useMessages(templateMessages);
  const [isChoosing, setChoosing] = useState(false);
  const { run, isPending } = useCreatePage();
  const mayAdd = useQueryRoute(listTree, { space }).data?.mayAdd ?? false;
  async function create() {
    const made = await run({ space });
    if (made) navigate(pagePath(made.id));
  }
  return (
    <div className="flex items-center gap-1">
      <Select
        label={t('space')}
        isLabelHidden
        options={spaces.map(({ id, name }) => ({ id, label: name }))}
        value={space}
        onChange={(id) => navigate(`/wiki/space/${spaces.find((each) => each.id === id)?.slug ?? id}`)}
        className="min-w-0 grow"
      />
      {mayAdd && <IconButton icon={Plus} label={t('newPage')} onPress={() => void create()} isDisabled={isPending} />}
      {mayAdd && <IconButton icon={LayoutTemplate} label={tt('fromTemplate')} onPress={() => setChoosing(true)} />}
      {isChoosing && <NewPage space={space} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function SpaceTree({ space, current }: { readonly space: string; readonly current: string | undefined }) {
  const query = useQueryRoute(listTree, { space });
  return (
    <>
      <div className="min-h-0 grow px-2">
        <QueryView query={query} waiting={<SkeletonList rows={8} />}>
          {({ pages, mayAdd }) => <PageTree space={space} pages={pages} mayAdd={mayAdd} current={current} />}
        </QueryView>
      </div>
      <TreeFoot space={space} mayAdd={query.data?.mayAdd ?? false} />
    </>
  );
}
