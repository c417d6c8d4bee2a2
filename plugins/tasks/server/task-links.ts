import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { listPath, listRef, taskPath, taskRef } from '../shared/index.ts';
import { findLists } from './list-store.ts';
import type { TaskContext } from './task-context.ts';
import { findTasks } from './task-store.ts';

/** How a task is shown wherever its ref appears, to those who may see it. */
export function taskLinks({ rights, presenter }: TaskContext): LinkProvider {
  return {
    noun: 'tasks/task',
    async findCards(tx, actor, ids) {
      const rows = (await findTasks(tx, ids.filter(isUuid))).filter(({ deleted_at: at }) => at === null);
      const standings = await rights.findStandings(tx, actor, rows);
      const seen = rows.filter(({ id }) => standings.has(id));
      const tasks = await presenter.presentTasks(tx, seen);
      return tasks.map(({ id, title, state, dueOn, assignees }) => ({
        ref: taskRef(id),
        type: 'task',
        title,
        subtitle:
          [assignees.map(({ name }) => name).join(', '), dueOn ?? ''].filter((part) => part !== '').join(' · ') || null,
        state: state === 'open' ? null : state,
        path: taskPath(id),
        picture: null,
      }));
    },
    findAudience: (tx, ids) => rights.findAudience(tx, ids.filter(isUuid)),
    async findIds(_tx, paths) {
      return idsInPaths(/^\/tasks\/task\/([0-9a-f-]{36})(?:[?#].*)?$/, paths);
    },
  };
}

export function listLinks({ rights, presenter }: TaskContext): LinkProvider {
  return {
    noun: 'tasks/list',
    async findCards(tx, actor, ids) {
      const rows = await findLists(tx, ids.filter(isUuid));
      const holder = await rights.findHolder(tx, actor.person);
      const lists = await presenter.presentLists(tx, rows, await rights.findListRights(tx, holder, rows));
      return lists.map(({ id, title, placeName, archivedAt }) => ({
        ref: listRef(id),
        type: 'task-list',
        title,
        subtitle: placeName,
        state: archivedAt === null ? null : 'archived',
        path: listPath(id),
        picture: null,
      }));
    },
    findAudience: (tx, ids) => rights.findListAudience(tx, ids.filter(isUuid)),
    async findIds(_tx, paths) {
      return idsInPaths(/^\/tasks\/list\/([0-9a-f-]{36})(?:[?#].*)?$/, paths);
    },
  };
}
