import { lazyPart, QueryView, usePlace, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import {
  Banner,
  Button,
  ButtonLink,
  Calendar,
  CheckCheck,
  EmptyState,
  Filter,
  IconButton,
  ListTodo,
  Page,
  PageHeader,
  SkeletonList,
  Tabs,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, Suspense, useState } from 'react';
import { getMyDay, type MyDayTask } from '../../shared/index.ts';
import { FilterBar } from '../filters/filter-bar-view.tsx';
import { filterMessages } from '../filters/filter-messages.ts';
import { optionsOf, placesOf } from '../filters/filter-options.ts';
import { SavedFilters } from '../filters/saved-filters-view.tsx';
import { type FilterState, useFilter } from '../filters/use-filter.ts';
import { listViewMessages } from '../list/list-view-messages.ts';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAdd } from '../task/quick-add-view.tsx';
import { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { CalendarDialog } from './calendar-dialog-view.tsx';
import { calendarMessages } from './calendar-messages.ts';
import { DayTasks } from './day-tasks-view.tsx';
import { useOwnList } from './use-own-list.ts';

const DayCalendar = lazyPart(async () => (await import('./day-calendar-view.tsx')).DayCalendar);

/** Everything that one has to do, the most pressing first, or by day. */
export function MyDay({ isBeside }: { readonly isBeside: boolean }) {
  const t = useMessages(tasksMessages);
  const c = useMessages(calendarMessages);
  const filterT = useMessages(filterMessages);
  const listT = useMessages(listViewMessages);
  const { search, setSearch } = usePlace();
  const filter = useFilter();
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const [isFilterOpen, setFilterOpen] = useState(filter.isActive);
  const query = useQueryRoute(getMyDay, {});
  const changes = useTaskChanges();
  const ownList = useOwnList();
  const { person } = useSession();
  async function add(entry: NewEntry) {
    const list = await ownList();
    // In the person's own name: so it is on their day wherever it stands, also before the server knows of it.
    const assignees = [{ kind: 'person' as const, id: person.id }];
    return list !== undefined && (await changes.create({ ...entry, list, assignees })) !== 'refused';
  }
  const shownTasks = (show: (tasks: readonly MyDayTask[]) => ReactNode) => (
    <QueryView query={query} waiting={<SkeletonList rows={8} />}>
      {({ tasks, more }) => (
        <div className="flex flex-col gap-6">
          {more && <Banner>{t('moreThanShown')}</Banner>}
          {show(tasks.filter((each) => isShown(each, filter)))}
        </div>
      )}
    </QueryView>
  );
  return (
    <Page width={search.show === 'calendar' ? 'wide' : 'text'}>
      <PageHeader
        title={t('myDay')}
        description={t('myDayLead')}
        before={
          !isBeside && (
            <ButtonLink href="/tasks/lists" size="sm" variant="quiet" icon={ListTodo} className="self-start lg:hidden">
              {t('places')}
            </ButtonLink>
          )
        }
        actions={
          <>
            <IconButton
              icon={Filter}
              label={filterT('filter')}
              isActive={isFilterOpen || filter.isActive}
              onPress={() => setFilterOpen(!isFilterOpen)}
            />
            <Button size="sm" variant="quiet" icon={Calendar} onPress={() => setCalendarOpen(true)}>
              {c('open')}
            </Button>
          </>
        }
      />
      {isCalendarOpen && <CalendarDialog onClose={() => setCalendarOpen(false)} />}
      <div className="flex flex-col gap-3">
        <SavedFilters list={null} state={filter} />
        {isFilterOpen && <DayFilter tasks={query.data?.tasks ?? []} state={filter} />}
        <Tabs
          label={t('myDay')}
          selected={search.show === 'calendar' ? 'calendar' : 'list'}
          onSelect={(next) => setSearch({ show: next === 'calendar' ? next : undefined })}
          tabs={[
            {
              id: 'list',
              title: t('list'),
              content: (
                <div className="flex flex-col gap-6 pt-2">
                  {!filter.isActive && <QuickAdd onAdd={add} />}
                  {shownTasks((tasks) =>
                    tasks.length === 0 ? (
                      <Empty isFiltered={filter.isActive} />
                    ) : (
                      <DayTasks tasks={tasks} changes={changes} />
                    ),
                  )}
                </div>
              ),
            },
            {
              id: 'calendar',
              title: listT('calendar'),
              content: (
                <Suspense fallback={<SkeletonList rows={8} />}>
                  {shownTasks((tasks) => (
                    <DayCalendar tasks={tasks} changes={changes} onAdd={add} />
                  ))}
                </Suspense>
              ),
            },
          ]}
        />
      </div>
    </Page>
  );
}

/** Where somebody wants only what is theirs because they stand in. */
const inPlace = 'in-place';

function isShown({ task, list, because }: MyDayTask, { filter, isMatch }: FilterState): boolean {
  const isInPlace = filter.from === inPlace && because.kind === 'substitute';
  const isFrom = isInPlace || filter.from === '' || task.list === filter.from || list?.place.id === filter.from;
  return isFrom && isMatch(task);
}

function Empty({ isFiltered }: { readonly isFiltered: boolean }) {
  const t = useMessages(tasksMessages);
  const filterT = useMessages(filterMessages);
  return isFiltered ? (
    <EmptyState icon={Filter} title={filterT('nothing')}>
      {filterT('nothingHelp')}
    </EmptyState>
  ) : (
    <EmptyState icon={CheckCheck} title={t('emptyDay')}>
      {t('emptyDayHelp')}
    </EmptyState>
  );
}

interface DayFilterProps {
  readonly tasks: readonly MyDayTask[];
  readonly state: FilterState;
}

function DayFilter({ tasks, state }: DayFilterProps) {
  const t = useMessages(tasksMessages);
  const { compareNames } = useFormats();
  const standsIn = tasks.some(({ because }) => because.kind === 'substitute') || state.filter.from === inPlace;
  const lists = new Map(
    tasks.flatMap(({ task, list }) => (list ? [[task.list, { ...list, id: task.list }] as const] : [])),
  );
  const places = placesOf([...lists.values()].sort((one, other) => compareNames(one.title, other.title)));
  const options = optionsOf(
    tasks.map(({ task }) => task),
    { compare: compareNames, places: [...(standsIn ? [{ id: inPlace, title: t('inPlace') }] : []), ...places] },
  );
  return <FilterBar list={null} options={options} state={state} />;
}
