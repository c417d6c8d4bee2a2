import {
  labelOf,
  lazyPart,
  QueryView,
  usePlace,
  useQueryRoute,
  useScreenCommands,
  useTitle,
} from '@kontor/plugin-api/client';
import {
  Badge,
  ButtonLink,
  Filter,
  IconButton,
  Link,
  ListChecks,
  Page,
  PageHeader,
  SkeletonList,
  Tabs,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { Suspense, useState } from 'react';
import { getList, type TaskList, windowSize } from '../../shared/index.ts';
import { NarrowedButton } from '../access/narrowed-button-view.tsx';
import { bulkMessages } from '../bulk/bulk-messages.ts';
import { FilterBar } from '../filters/filter-bar-view.tsx';
import { filterMessages } from '../filters/filter-messages.ts';
import { optionsOf } from '../filters/filter-options.ts';
import { SavedFilters } from '../filters/saved-filters-view.tsx';
import { type FilterState, useFilter } from '../filters/use-filter.ts';
import { useListTasks } from '../filters/use-list-tasks.ts';
import { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { ClosedTasks } from './closed-tasks-view.tsx';
import { ListMenu } from './list-menu-view.tsx';
import { listViewMessages } from './list-view-messages.ts';
import { OpenTasks } from './open-tasks-view.tsx';
import { useSelection } from './use-selection.ts';

const ListCalendar = lazyPart(async () => (await import('../calendar/list-calendar-view.tsx')).ListCalendar);
const ListTimeline = lazyPart(async () => (await import('../timeline/list-timeline-view.tsx')).ListTimeline);

const shelves = ['open', 'board', 'calendar', 'timeline', 'closed'] as const;
/** Where several tasks can be chosen. */
const selectable: readonly string[] = ['open', 'board', 'closed'];

/** A list: its tasks by section, as a board, by day and along time, and what is closed. */
export function ListView({ list: id }: { readonly list: string }) {
  const t = useMessages(tasksMessages);
  const query = useQueryRoute(getList, { list: id });
  useTitle(query.data?.title);
  return (
    <QueryView
      query={query}
      waiting={<SkeletonList rows={8} />}
      next={<ButtonLink href="/tasks">{t('myDay')}</ButtonLink>}
    >
      {(list) => <OpenList list={list} />}
    </QueryView>
  );
}

function OpenList({ list }: { readonly list: TaskList }) {
  const t = useMessages(tasksMessages);
  const listT = useMessages(listViewMessages);
  const { search, setSearch } = usePlace();
  const changes = useTaskChanges();
  const filter = useFilter();
  const selection = useSelection();
  const [isFilterOpen, setFilterOpen] = useState(filter.isActive);
  const mayEdit = list.right !== 'read' && list.archivedAt === null;
  const shown = shelves.find((shelf) => shelf === search.show) ?? 'open';
  const parts = { list, changes, mayEdit, filter, selection };
  const waiting = <SkeletonList rows={8} />;
  return (
    <Page width="wide">
      <PageHeader
        title={list.title}
        description={list.place.kind === 'person' ? t('onlyMe') : list.placeName}
        before={
          <Link href="/tasks/lists" variant="quiet" className="self-start text-sm text-muted coarse:py-2.5 lg:hidden">
            {t('places')}
          </Link>
        }
        actions={
          <>
            {list.archivedAt !== null && <Badge>{t('archived')}</Badge>}
            <FilterButton isOn={isFilterOpen || filter.isActive} onToggle={() => setFilterOpen(!isFilterOpen)} />
            {mayEdit && selectable.includes(shown) && <SelectButton selection={selection} />}
            {list.isNarrowed && <NarrowedButton list={list} />}
            <ListMenu list={list} />
          </>
        }
      />
      <div className="flex flex-col gap-3">
        <SavedFilters list={list.id} state={filter} />
        {isFilterOpen && <ListFilter list={list} state={filter} isOfOpen={shown === 'open'} />}
        <Tabs
          label={t('list')}
          selected={shown}
          onSelect={(next) => setSearch({ show: next === 'open' ? undefined : next, archive: undefined })}
          tabs={[
            { id: 'open', title: t('open'), content: <OpenTasks {...parts} /> },
            { id: 'board', title: t('board'), content: <OpenTasks {...parts} isBoard /> },
            {
              id: 'calendar',
              title: listT('calendar'),
              content: (
                <Suspense fallback={waiting}>
                  <ListCalendar {...parts} />
                </Suspense>
              ),
            },
            {
              id: 'timeline',
              title: listT('timeline'),
              content: (
                <Suspense fallback={waiting}>
                  <ListTimeline {...parts} />
                </Suspense>
              ),
            },
            { id: 'closed', title: t('closed'), content: <ClosedTasks {...parts} /> },
          ]}
        />
      </div>
    </Page>
  );
}

const selectLabel = labelOf(bulkMessages, 'selectHelp');

function SelectButton({ selection }: { readonly selection: ReturnType<typeof useSelection> }) {
  const t = useMessages(bulkMessages);
  const { isSelecting, begin, leave } = selection;
  useScreenCommands(isSelecting ? [] : [{ id: 'tasks.select', label: selectLabel, icon: ListChecks, run: begin }]);
  return (
    <IconButton
      icon={ListChecks}
      label={t(isSelecting ? 'leave' : 'selectHelp')}
      isActive={isSelecting}
      onPress={isSelecting ? leave : begin}
    />
  );
}

interface FilterButtonProps {
  /** The filter is open, or something is looked for. */
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function FilterButton({ isOn, onToggle }: FilterButtonProps) {
  const t = useMessages(filterMessages);
  return <IconButton icon={Filter} label={t('filter')} isActive={isOn} onPress={onToggle} />;
}

interface ListFilterProps {
  readonly list: TaskList;
  readonly state: FilterState;
  /** Only there one looks for what is closed, too. */
  readonly isOfOpen: boolean;
}

function ListFilter({ list, state, isOfOpen }: ListFilterProps) {
  const { compareNames } = useFormats();
  const { known } = useListTasks(list.id, state, windowSize);
  const options = optionsOf(known, { compare: compareNames, sections: list.sections, hasState: isOfOpen });
  return <FilterBar list={list.id} options={options} state={state} />;
}
