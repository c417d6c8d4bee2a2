import { type ClientHost, stale } from '@kontor/plugin-api/client';
import { substitutesChanged } from '@kontor/schema';
// By file, so that what changes tasks is not fetched with the shell.
import type { getAround, listWaits } from '../shared/around-api.ts';
import { foldAround, foldArrangement } from '../shared/around-sync.ts';
import {
  listAccessChanged,
  listChanged,
  listTakenAway,
  taskArranged,
  taskChanged,
  taskCommented,
  taskTakenAway,
} from '../shared/events.ts';
import { filterChanged, type listFilters } from '../shared/filter-api.ts';
import { foldFilters } from '../shared/filter-sync.ts';
import type { getList, listLists, listTasks } from '../shared/list-api.ts';
import { foldFrom, foldMyDay, foldTask, foldWindow, taskOf } from '../shared/sync.ts';
import type { findTasksFrom, getMyDay, getTask, listComments, listHistory } from '../shared/task-api.ts';

/** What events do to the copies that this client has of what the server answers. */
export function keepCopiesTrue(live: ClientHost['live']): void {
  live.onNamed<typeof taskChanged, typeof listTasks>(taskChanged, 'tasks.listTasks', (copy, event, { input }) => {
    const task = taskOf(event);
    const { list, state = 'open', offset = 0 } = input;
    if (!task) return event.payload.list === list ? stale : copy;
    return foldWindow(copy, task, { list, state, offset: Number(offset) }) ?? stale;
  });
  live.onNamed<typeof taskChanged, typeof getTask>(taskChanged, 'tasks.getTask', (copy, event) => {
    const task = taskOf(event);
    if (!task) return copy.task.id === event.payload.task ? stale : copy;
    // Who may do what with it may be another answer once others are assigned.
    if (task.id === copy.task.id && subjectsOf(task) !== subjectsOf(copy.task)) return stale;
    return foldTask(copy, task);
  });
  live.onNamed<typeof taskChanged, typeof getMyDay>(taskChanged, 'tasks.getMyDay', (copy, event, { person }) => {
    const task = taskOf(event);
    return (task && foldMyDay(copy, task, person)) ?? stale;
  });
  live.onNamed<typeof taskChanged, typeof findTasksFrom>(
    taskChanged,
    'tasks.findTasksFrom',
    (copy, event, { input }) => {
      const task = taskOf(event);
      if (task) return foldFrom(copy, task, input.place);
      return copy.tasks.some(({ id }) => id === event.payload.task) ? stale : copy;
    },
  );
  live.onNamed<typeof taskChanged, typeof listHistory>(
    taskChanged,
    'tasks.listHistory',
    (copy, { payload }, { input }) => (payload.task === input.task ? stale : copy),
  );
  live.onNamed<typeof taskTakenAway, typeof getMyDay>(taskTakenAway, 'tasks.getMyDay', (copy, { payload }) => ({
    ...copy,
    tasks: copy.tasks.filter(({ task }) => task.id !== payload.task),
  }));
  live.onNamed<typeof taskTakenAway, typeof findTasksFrom>(
    taskTakenAway,
    'tasks.findTasksFrom',
    ({ tasks }, { payload }) => ({
      tasks: tasks.filter(({ id }) => id !== payload.task),
    }),
  );
  live.onNamed<typeof taskTakenAway, typeof getTask>(taskTakenAway, 'tasks.getTask', (copy, { payload }) =>
    copy.task.id === payload.task ? stale : copy,
  );
  live.onNamed<typeof taskChanged, typeof getAround>(taskChanged, 'tasks.getAround', (copy, event) => {
    const task = taskOf(event);
    return task ? (foldAround(copy, task) ?? stale) : copy.task === event.payload.task ? stale : copy;
  });
  live.onNamed<typeof taskArranged, typeof getAround>(taskArranged, 'tasks.getAround', (copy, { payload, object }) =>
    payload.task === copy.task ? (foldArrangement(copy, object) ?? stale) : copy,
  );
  live.onNamed<typeof taskChanged, typeof listWaits>(taskChanged, 'tasks.listWaits', (copy, { payload }, { input }) =>
    payload.list === input.list ? stale : copy,
  );
  live.onNamed<typeof taskTakenAway, typeof getAround>(taskTakenAway, 'tasks.getAround', (copy, { payload }) =>
    copy.task === payload.task ? stale : copy,
  );
  live.onNamed<typeof taskCommented, typeof listComments>(
    taskCommented,
    'tasks.listComments',
    (copy, { payload }, { input }) => (payload.task === input.task ? stale : copy),
  );
  live.onNamed<typeof taskCommented, typeof getTask>(taskCommented, 'tasks.getTask', (copy, { payload }) =>
    copy.task.id === payload.task ? stale : copy,
  );
  // Whoever stands in for somebody has their tasks for that time.
  live.onNamed<typeof substitutesChanged, typeof getMyDay>(substitutesChanged, 'tasks.getMyDay', () => stale);
  for (const event of [listAccessChanged, listTakenAway]) {
    live.onNamed(event, 'search.all', () => stale);
    live.onNamed<typeof event, typeof listLists>(event, 'tasks.listLists', () => stale);
    live.onNamed<typeof event, typeof getMyDay>(event, 'tasks.getMyDay', () => stale);
    live.onNamed<typeof event, typeof findTasksFrom>(event, 'tasks.findTasksFrom', () => stale);
    live.onNamed<typeof event, typeof listComments>(event, 'tasks.listComments', () => stale);
    live.onNamed<typeof event, typeof listHistory>(event, 'tasks.listHistory', () => stale);
    live.onNamed<typeof event, typeof getList>(event, 'tasks.getList', (copy, { payload }) =>
      copy.id === payload.list ? stale : copy,
    );
    live.onNamed<typeof event, typeof listTasks>(event, 'tasks.listTasks', (copy, { payload }, { input }) =>
      payload.list === input.list ? stale : copy,
    );
    live.onNamed<typeof event, typeof getTask>(event, 'tasks.getTask', (copy, { payload }) =>
      copy.task.list === payload.list ? stale : copy,
    );
  }
  live.onNamed<typeof filterChanged, typeof listFilters>(filterChanged, 'tasks.listFilters', (copy, event) =>
    foldFilters(copy, event),
  );
  live.onNamed<typeof listChanged, typeof listLists>(listChanged, 'tasks.listLists', () => stale);
  live.onNamed<typeof listChanged, typeof getTask>(listChanged, 'tasks.getTask', (copy, { payload }) =>
    copy.task.list === payload.list ? stale : copy,
  );
  live.onNamed<typeof listChanged, typeof getList>(listChanged, 'tasks.getList', (copy, { payload }) =>
    copy.id === payload.list ? stale : copy,
  );
  live.onNamed<typeof listChanged, typeof listTasks>(listChanged, 'tasks.listTasks', (copy, { payload }, { input }) =>
    payload.list === input.list ? stale : copy,
  );
}

function subjectsOf({ assignees }: { readonly assignees: readonly { readonly subject: { readonly id: string } }[] }) {
  return assignees.map(({ subject }) => subject.id).join();
}
