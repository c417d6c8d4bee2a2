import { QueryView, usePlace, useQueryRoute } from '@kontor/plugin-api/client';
import { listOrgUnits } from '@kontor/schema';
import {
  Button,
  ButtonLink,
  ChevronRight,
  classNames,
  EmptyState,
  MapPin,
  Network,
  Search,
  SearchField,
  SkeletonList,
  UserRound,
  useMessages,
} from '@kontor/ui';
import { useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { directoryMessages } from '../directory-messages.ts';
import { useSlashKey } from '../people/use-slash-key.ts';
import {
  branchesOf,
  buildOrgTree,
  filterOrgTree,
  type OrgTreeNode,
  type OrgUnitLine,
  unitsAbove,
} from './org-tree-model.ts';

/** All org units as a tree that one walks through with the arrow keys, with a search over names and tasks. */
export function OrgTreeView({ current }: { readonly current: string | undefined }) {
  const t = useMessages(directoryMessages);
  const query = useQueryRoute(listOrgUnits, {});
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useSlashKey(input);
  return (
    <div className="relative mx-auto flex h-full max-w-3xl flex-col gap-3 xl:mx-0">
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h1 className="text-2xl font-semibold xl:text-xl">{t('orgChart')}</h1>
        <span className="-me-2 flex max-sm:-ms-2">
          <ButtonLink href="/places" variant="quiet" size="sm" icon={MapPin}>
            {t('places')}
          </ButtonLink>
          <ButtonLink href="/people" variant="quiet" size="sm" icon={UserRound}>
            {t('people')}
          </ButtonLink>
        </span>
      </header>
      <SearchField
        label={t('searchOrgUnits')}
        placeholder={t('searchOrgUnitsPlaceholder')}
        value={typed}
        onChange={setTyped}
        inputRef={input}
      />
      <QueryView query={query} waiting={<SkeletonList rows={8} />}>
        {({ orgUnits }) => <UnitTree units={orgUnits} typed={typed} current={current} />}
      </QueryView>
    </div>
  );
}

interface UnitTreeProps {
  readonly units: readonly OrgUnitLine[];
  readonly typed: string;
  readonly current: string | undefined;
}

function UnitTree({ units, typed, current }: UnitTreeProps) {
  const t = useMessages(directoryMessages);
  const { navigate } = usePlace();
  const whole = useMemo(() => buildOrgTree(units), [units]);
  const tree = useMemo(() => filterOrgTree(whole, typed), [whole, typed]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set([...whole.map(({ unit }) => unit.id), ...(current === undefined ? [] : unitsAbove(units, current))]),
  );
  const isFiltered = typed.trim() !== '';
  const branches = branchesOf(tree);
  const isAllOpen = branches.every((id) => opened.has(id));
  if (units.length === 0)
    return (
      <EmptyState icon={Network} title={t('noOrgUnitsAtAll')}>
        {t('noOrgUnitsAtAllText')}
      </EmptyState>
    );
  if (tree.length === 0)
    return (
      <EmptyState icon={Search} title={t('noOrgUnits')}>
        {t('noOrgUnitsText', { q: typed.trim() })}
      </EmptyState>
    );
  return (
    <>
      <div className="-my-1 flex items-center justify-between gap-3">
        {!isFiltered && (
          <Button
            variant="quiet"
            size="sm"
            onPress={() => setOpened(new Set(isAllOpen ? whole.map(({ unit }) => unit.id) : branches))}
            className="-ms-2.5"
          >
            {t(isAllOpen ? 'collapseAll' : 'expandAll')}
          </Button>
        )}
        <ButtonLink href="/org-chart" variant="quiet" size="sm" icon={Network} className="ms-auto -me-2">
          {t('asChart')}
        </ButtonLink>
      </div>
      <Tree
        aria-label={t('orgChart')}
        items={tree}
        dependencies={[current]}
        expandedKeys={isFiltered ? branches : opened}
        onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
        onAction={(key) => navigate(`/org-units/${key}`)}
        selectionMode="none"
        className="relative -mx-2 min-h-0 grow overflow-y-auto outline-none"
      >
        {(node) => renderUnit(node, current)}
      </Tree>
    </>
  );
}

function renderUnit({ unit, children }: OrgTreeNode, current: string | undefined) {
  return (
    <TreeItem
      key={unit.id}
      id={unit.id}
      textValue={unit.name}
      className={classNames(
        'cursor-pointer rounded-md focus-ring-inset data-hovered:bg-hover data-pressed:bg-pressed',
        unit.id === current && 'bg-accent-soft font-medium',
      )}
    >
      <TreeItemContent>
        {({ level, hasChildItems }) => <UnitLine unit={unit} level={level} isBranch={hasChildItems} />}
      </TreeItemContent>
      <Collection items={children} dependencies={[current]}>
        {(node) => renderUnit(node, current)}
      </Collection>
    </TreeItem>
  );
}

interface UnitLineProps {
  readonly unit: OrgUnitLine;
  readonly level: number;
  readonly isBranch: boolean;
}

function UnitLine({ unit, level, isBranch }: UnitLineProps) {
  const t = useMessages(directoryMessages);
  const [lead] = unit.leads;
  return (
    <div
      className="flex min-h-9 items-center gap-1 pe-2 coarse:min-h-11"
      style={{ paddingInlineStart: `${(level - 1) * 1.125}rem` }}
    >
      {isBranch ? (
        <AriaButton
          slot="chevron"
          aria-label={t('toggleBranch', { name: unit.name })}
          className="group/chevron flex size-7 shrink-0 items-center justify-center rounded-md text-muted focus-ring-inset data-hovered:bg-pressed coarse:size-11"
        >
          <ChevronRight aria-hidden className="size-4 transition-transform in-data-expanded:rotate-90" />
        </AriaButton>
      ) : (
        <span className="w-7 shrink-0 coarse:w-11" />
      )}
      <span className="min-w-0 grow py-1.5">
        <span className="block text-sm leading-5">{unit.name}</span>
        {lead && <span className="block truncate text-xs font-normal text-muted">{lead.name}</span>}
      </span>
    </div>
  );
}
