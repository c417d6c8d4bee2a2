import { queryKeyOf, usePlace, useWorkbench } from '@kontor/plugin-api/client';
import { type RowSource, Skeleton, useMessages, VirtualList } from '@kontor/ui';
import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { listTasks, type Task, type TaskList, windowSize } from '../../shared/index.ts';
import { TaskFacts } from '../task/task-row-view.tsx';
import type { useTaskChanges } from '../task/use-task-changes.ts';
import { tasksMessages } from '../tasks-messages.ts';

interface Place {
  readonly id: string;
  readonly window: number;
  readonly task: Task | undefined;
}

interface BigListProps {
  readonly list: TaskList;
  readonly total: number;
  readonly changes: ReturnType<typeof useTaskChanges>;
  readonly mayEdit: boolean;
}

/** Of those that one came to last: what they say is kept true; others are asked for again when one comes back. */
const keptWindows = 6;

/** A list of any length, in windows that are fetched when one comes to them. */
export function BigList({ list, total, changes, mayEdit }: BigListProps) {
  const t = useMessages(tasksMessages);
  const { search, setSearch } = usePlace();
  const { call } = useWorkbench();
  const [windows, setWindows] = useState<readonly number[]>([0]);
  const answers = useQueries({
    queries: windows.map((offset) => {
      // The first one is the answer that told how many there are.
      const input = { list: list.id, limit: windowSize, ...(offset > 0 && { offset }) };
      return {
        queryKey: queryKeyOf(listTasks, input),
        meta: { route: listTasks },
        queryFn: ({ signal }: { signal: AbortSignal }) => call(listTasks, input, { signal }),
      };
    }),
    combine: tasksOf,
  });
  const places = useMemo(() => placesOf(total, windows, answers), [total, windows, answers]);
  const need = useCallback(
    (window: number) =>
      setWindows((before) => (before.includes(window) ? before : [...before, window].slice(-keptWindows))),
    [],
  );
  const row = useCallback(
    ({ task, window }: Place) =>
      task ? (
        <TaskFacts task={task} context={list.sections.find(({ id }) => id === task.section)?.title} />
      ) : (
        <Missing label={t('open')} window={window} need={need} />
      ),
    [list.sections, t, need],
  );
  return (
    <VirtualList
      label={list.title}
      items={places}
      idOf={({ id }) => id}
      textOf={({ task }) => task?.title ?? ''}
      onAction={({ task }) => task && setSearch({ task: task.id })}
      check={
        mayEdit
          ? {
              isOn: ({ task }) => task && task.state !== 'open',
              onChange: ({ task }, done) => task && void changes.setState(task, done ? 'done' : 'open'),
            }
          : undefined
      }
      current={places.idOf(search.task)}
      className="h-[calc(100dvh-19rem)] min-h-80"
    >
      {row}
    </VirtualList>
  );
}

function tasksOf(results: readonly { readonly data: { readonly tasks: readonly Task[] } | undefined }[]) {
  return results.map(({ data }) => data?.tasks);
}

/** A place for each of all tasks, made when somebody looks at it. */
function placesOf(
  total: number,
  windows: readonly number[],
  answers: readonly (readonly Task[] | undefined)[],
): RowSource<Place> & { idOf(task: string | undefined): string | undefined } {
  const known = new Map(windows.map((window, index) => [window, answers[index]]));
  const made = new Map<number, Place>();
  return {
    length: total,
    at(index) {
      const window = index - (index % windowSize);
      const place = made.get(index) ?? { id: idAt(index), window, task: known.get(window)?.[index - window] };
      made.set(index, place);
      return place;
    },
    idOf(task) {
      for (const [window, tasks] of known) {
        const index = tasks?.findIndex(({ id }) => id === task) ?? -1;
        if (index >= 0) return idAt(window + index);
      }
      return undefined;
    },
  };
}

function idAt(index: number): string {
  return `place-${index}`;
}

interface MissingProps {
  readonly label: string;
  readonly window: number;
  readonly need: (window: number) => void;
}

/** A place in view that is not there yet asks for its window. */
function Missing({ label, window, need }: MissingProps) {
  useEffect(() => need(window), [need, window]);
  return (
    <span className="grow">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-5 w-2/3" />
    </span>
  );
}
