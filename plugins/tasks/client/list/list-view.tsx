import { QueryView, usePlace, useQueryRoute, useTitle } from '@kontor/plugin-api/client';
import {
  Badge,
  Button,
  ButtonLink,
  EmptyState,
  Link,
  ListTodo,
  Page,
  PageHeader,
  SkeletonList,
  Tabs,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { getList, listTasks, type Task, type TaskList, windowSize } from '../../shared/index.ts';
import { NarrowedButton } from '../access/narrowed-button-view.tsx';
import type { NewEntry } from '../task/quick-add-model.ts';
import { QuickAdd } from '../task/quick-add-view.tsx';
import { TaskRow } from '../task/task-row-view.tsx';
import { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';
import { AddSection } from './add-section-view.tsx';
import { BigList } from './big-list-view.tsx';
import { ListMenu } from './list-menu-view.tsx';
import { Sections } from './sections-view.tsx';

type Changes = ReturnType<typeof useTaskChanges>;

const shelves = ['open', 'board', 'closed'] as const;
/** The most that one answer has; longer lists come in windows as one scrolls. */
const mostAtOnce = 500;

/** A list: its open tasks by section, and what is closed. */
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
  const { search, setSearch } = usePlace();
  const changes = useTaskChanges();
  const mayEdit = list.right !== 'read' && list.archivedAt === null;
  const shown = shelves.find((shelf) => shelf === search.show) ?? 'open';
  const parts = { list, changes, mayEdit };
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
            {list.isNarrowed && <NarrowedButton list={list} />}
            <ListMenu list={list} />
          </>
        }
      />
      <Tabs
        label={t('list')}
        selected={shown}
        onSelect={(next) => setSearch({ show: next === 'open' ? undefined : next })}
        tabs={[
          { id: 'open', title: t('open'), content: <OpenTasks {...parts} /> },
          { id: 'board', title: t('board'), content: <OpenTasks {...parts} isBoard /> },
          { id: 'closed', title: t('closed'), content: <ClosedTasks {...parts} /> },
        ]}
      />
    </Page>
  );
}

interface TasksProps {
  readonly list: TaskList;
  readonly changes: Changes;
  readonly mayEdit: boolean;
}

function OpenTasks({ list, changes, mayEdit, isBoard = false }: TasksProps & { readonly isBoard?: boolean }) {
  const t = useMessages(tasksMessages);
  const [limit, setLimit] = useState(windowSize);
  const query = useQueryRoute(listTasks, { list: list.id, limit }, { keepPrevious: true });
  const add = async (entry: NewEntry) => (await changes.create({ ...entry, list: list.id })) !== 'refused';
  return (
    <div className="flex flex-col gap-6 pt-2">
      {mayEdit && !isBoard && <QuickAdd onAdd={add} />}
      <QueryView query={query} waiting={<SkeletonList rows={8} />}>
        {({ tasks, total }) =>
          total > mostAtOnce && !isBoard ? (
            <BigList list={list} total={total} changes={changes} mayEdit={mayEdit} />
          ) : (
            <>
              {total === 0 && list.sections.length === 0 && (
                <EmptyState icon={ListTodo} title={t('emptyList')}>
                  {t(mayEdit ? 'emptyListHelp' : 'emptyListRead')}
                </EmptyState>
              )}
              <Sections list={list} tasks={tasks} changes={changes} mayEdit={mayEdit} isBoard={isBoard} />
              <More shown={tasks.length} total={Math.min(total, mostAtOnce)} onMore={() => setLimit(mostAtOnce)} />
            </>
          )
        }
      </QueryView>
      {mayEdit && <AddSection list={list} />}
    </div>
  );
}

function Rows({ tasks, changes, mayEdit }: Omit<TasksProps, 'list'> & { readonly tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <ul className="flex flex-col gap-px">
      {tasks.map((task) => (
        <li key={task.id}>
          <TaskRow task={task} changes={changes} mayFinish={mayEdit} />
        </li>
      ))}
    </ul>
  );
}

function ClosedTasks({ list, changes, mayEdit }: TasksProps) {
  const t = useMessages(tasksMessages);
  const [limit, setLimit] = useState(50);
  const query = useQueryRoute(listTasks, { list: list.id, state: 'closed', limit }, { keepPrevious: true });
  return (
    <div className="pt-2">
      <QueryView query={query} waiting={<SkeletonList rows={6} />}>
        {({ tasks, total }) =>
          total === 0 ? (
            <EmptyState icon={ListTodo} title={t('emptyClosed')} />
          ) : (
            <>
              <Rows tasks={tasks} changes={changes} mayEdit={mayEdit} />
              <More
                shown={tasks.length}
                total={total}
                onMore={() => setLimit((before) => Math.min(500, before + 100))}
              />
            </>
          )
        }
      </QueryView>
    </div>
  );
}

function More({
  shown,
  total,
  onMore,
}: {
  readonly shown: number;
  readonly total: number;
  readonly onMore: () => void;
}) {
  const t = useMessages(tasksMessages);
  const { formatNumber } = useFormats();
  if (shown >= total) return null;
  return (
    <div className="flex items-center justify-center gap-3 pt-2 text-sm text-muted">
      {t('shownOf', { shown: formatNumber(shown), total: formatNumber(total) })}
      <Button size="sm" onPress={onMore}>
        {t('loadMore')}
      </Button>
    </div>
  );
}
