import { type ClientHost, stale } from '@kontor/plugin-api/client';
// By file, so that what changes tasks is not fetched with the shell.
import { getAround, listWaits } from '../shared/around-api.ts';
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
import { filterChanged, listFilters } from '../shared/filter-api.ts';
import { foldFilters } from '../shared/filter-sync.ts';
import { getList, listLists, listTasks } from '../shared/list-api.ts';
import { foldFrom, foldMyDay, foldTask, foldWindow, taskOf } from '../shared/sync.ts';
import { findTasksFrom, getMyDay, getTask, listComments, listHistory } from '../shared/task-api.ts';

/** What events do to the copies that this client has of what the server answers. */
export function keepCopiesTrue(live: ClientHost['live']): void {
  live.on(taskChanged, listTasks, (copy, event, { input }) => {
    const task = taskOf(event);
    const { list, state = 'open', offset = 0 } = input;
    if (!task) return event.payload.list === list ? stale : copy;
    return foldWindow(copy, task, { list, state, offset: Number(offset) }) ?? stale;
  });
  live.on(taskChanged, getTask, (copy, event) => {
    const task = taskOf(event);
    if (!task) return copy.task.id === event.payload.task ? stale : copy;
    // Who may do what with it may be another answer once others are assigned.
    if (task.id === copy.task.id && subjectsOf(task) !== subjectsOf(copy.task)) return stale;
    return foldTask(copy, task);
  });
  live.on(taskChanged, getMyDay, (copy, event, { person }) => {
    const task = taskOf(event);
    return (task && foldMyDay(copy, task, person)) ?? stale;
  });
  live.on(taskChanged, findTasksFrom, (copy, event, { input }) => {
    const task = taskOf(event);
    if (task) return foldFrom(copy, task, input.place);
    return copy.tasks.some(({ id }) => id === event.payload.task) ? stale : copy;
  });
  live.on(taskChanged, listHistory, (copy, { payload }, { input }) => (payload.task === input.task ? stale : copy));
  live.on(taskTakenAway, getMyDay, (copy, { payload }) => ({
    ...copy,
    tasks: copy.tasks.filter(({ task }) => task.id !== payload.task),
  }));
  live.on(taskTakenAway, findTasksFrom, ({ tasks }, { payload }) => ({
    tasks: tasks.filter(({ id }) => id !== payload.task),
  }));
  live.on(taskTakenAway, getTask, (copy, { payload }) => (copy.task.id === payload.task ? stale : copy));
  live.on(taskChanged, getAround, (copy, event) => {
    const task = taskOf(event);
    return task ? (foldAround(copy, task) ?? stale) : copy.task === event.payload.task ? stale : copy;
  });
  live.on(taskArranged, getAround, (copy, { payload, object }) =>
    payload.task === copy.task ? (foldArrangement(copy, object) ?? stale) : copy,
  );
  live.on(taskChanged, listWaits, (copy, { payload }, { input }) => (payload.list === input.list ? stale : copy));
  live.on(taskTakenAway, getAround, (copy, { payload }) => (copy.task === payload.task ? stale : copy));
  live.on(taskCommented, listComments, (copy, { payload }, { input }) => (payload.task === input.task ? stale : copy));
  live.on(taskCommented, getTask, (copy, { payload }) => (copy.task.id === payload.task ? stale : copy));
  for (const event of [listAccessChanged, listTakenAway]) {
    live.on(event, listLists, () => stale);
    live.on(event, getMyDay, () => stale);
    live.on(event, findTasksFrom, () => stale);
    live.on(event, listComments, () => stale);
    live.on(event, listHistory, () => stale);
    live.on(event, getList, (copy, { payload }) => (copy.id === payload.list ? stale : copy));
    live.on(event, listTasks, (copy, { payload }, { input }) => (payload.list === input.list ? stale : copy));
    live.on(event, getTask, (copy, { payload }) => (copy.task.list === payload.list ? stale : copy));
  }
  live.on(filterChanged, listFilters, (copy, event) => foldFilters(copy, event));
  live.on(listChanged, listLists, () => stale);
  live.on(listChanged, getTask, (copy, { payload }) => (copy.task.list === payload.list ? stale : copy));
  live.on(listChanged, getList, (copy, { payload }) => (copy.id === payload.list ? stale : copy));
  live.on(listChanged, listTasks, (copy, { payload }, { input }) => (payload.list === input.list ? stale : copy));
}

function subjectsOf({ assignees }: { readonly assignees: readonly { readonly subject: { readonly id: string } }[] }) {
  return assignees.map(({ subject }) => subject.id).join();
}
