import { queryKeyOf, usePlace, useWorkbench } from '@kontor/plugin-api/client';
import { Skeleton, useMessages, VirtualList } from '@kontor/ui';
import { useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { listTasks, type Task, type TaskList, windowSize } from '../../shared/index.ts';
import { TaskFacts } from '../task/task-row-view.tsx';
import { tasksMessages } from '../tasks-messages.ts';

interface Place {
  readonly id: string;
  readonly window: number;
  readonly task: Task | undefined;
}

/** A list of any length, in windows that are fetched when one comes to them; what is open in it is done in the task itself. */
export function BigList({ list, total }: { readonly list: TaskList; readonly total: number }) {
  const t = useMessages(tasksMessages);
  const { search, setSearch } = usePlace();
  const { call } = useWorkbench();
  const [windows, setWindows] = useState<readonly number[]>([0]);
  const answers = useQueries({
    queries: windows.map((offset) => {
      const input = { list: list.id, offset, limit: windowSize };
      return {
        queryKey: queryKeyOf(listTasks, input),
        meta: { route: listTasks },
        queryFn: ({ signal }: { signal: AbortSignal }) => call(listTasks, input, { signal }),
      };
    }),
    combine: (results) => results.map(({ data }) => data?.tasks),
  });
  const places = useMemo(() => placesOf(total, windows, answers), [total, windows, answers]);
  const titles = new Map(list.sections.map(({ id, title }) => [id, title]));
  const need = useCallback(
    (window: number) => setWindows((before) => (before.includes(window) ? before : [...before, window])),
    [],
  );
  return (
    <VirtualList
      label={list.title}
      items={places}
      idOf={({ id }) => id}
      textOf={({ task }) => task?.title ?? ''}
      onAction={({ task }) => task && setSearch({ task: task.id })}
      current={places.find(({ task }) => task !== undefined && task.id === search.task)?.id}
      className="h-[calc(100dvh-19rem)] min-h-80"
    >
      {({ task, window }) =>
        task ? (
          <TaskFacts task={task} context={task.section === null ? undefined : titles.get(task.section)} />
        ) : (
          <Missing label={t('open')} window={window} need={need} />
        )
      }
    </VirtualList>
  );
}

function placesOf(
  total: number,
  windows: readonly number[],
  answers: readonly (readonly Task[] | undefined)[],
): readonly Place[] {
  const known = new Map(windows.map((window, index) => [window, answers[index]]));
  return Array.from({ length: total }, (_, index) => {
    const window = index - (index % windowSize);
    return { id: `place-${index}`, window, task: known.get(window)?.[index - window] };
  });
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
