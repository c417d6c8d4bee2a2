import { isUuid, parseRef } from '@kontor/base';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { groupChanged, positionsChanged, spaceAccessChanged } from '@kontor/schema';
import { listAccessChanged, taskChanged, taskPath, taskRef } from '../shared/index.ts';
import { listFilesOfAll } from './around/file-store.ts';
import {
  listTasksIn,
  listTasksNarrowedByPosition,
  listTasksNarrowedIn,
  listTasksNarrowedToGroup,
} from './list-access-store.ts';
import { findLists, type ListRow } from './list-store.ts';
import type { TaskContext } from './task-context.ts';
import { findTasks, listTaskIds } from './task-store.ts';

/** Tasks are found by title, note and steps, by those who may see them; deleted ones by nobody. */
export function taskSearch({ rights }: TaskContext): SearchProvider {
  return {
    noun: 'tasks/task',
    type: 'task',
    async readDocuments(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      const rows = (await findTasks(tx, ids)).filter(({ deleted_at: at }) => at === null);
      const audience = await rights.findAudience(tx, ids);
      const lists = await findLists(tx, [...new Set(rows.map(({ list }) => list))]);
      const listOf = new Map(lists.map((list) => [list.id, list]));
      return rows.map((row) => ({
        ...ofSpace(listOf.get(row.list)),
        ...(row.created_by !== null && { authors: [row.created_by] }),
        ref: taskRef(row.id),
        type: 'task',
        title: row.title,
        body: [row.note, ...row.checklist.map(({ text }) => text), ...row.labels]
          .filter((part) => part !== '')
          .join('\n'),
        audience: audience.get(row.id) ?? [],
        data: { subtitle: listOf.get(row.list)?.title ?? '', path: taskPath(row.id) },
        updatedAt: (row.closed_at ?? row.created_at).toISOString(),
      }));
    },
    async readFiles(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      const files = Map.groupBy(await listFilesOfAll(tx, ids), ({ task }) => taskRef(task));
      return new Map([...files].map(([ref, rows]) => [ref, new Set(rows.map(({ file }) => file))]));
    },
    async listRefs(tx, after, limit) {
      return (await listTaskIds(tx, after && parseRef(after)?.id, limit)).map(taskRef);
    },
    staleAfter: [
      staleAfter(taskChanged, (_tx, { payload }) => [taskRef(payload.task)]),
      staleAfter(listAccessChanged, async (tx, { payload }) => (await listTasksIn(tx, payload.list)).map(taskRef)),
      // Tasks of narrowed lists name each person who may find them.
      staleAfter(spaceAccessChanged, async (tx, { payload }) =>
        (await listTasksNarrowedIn(tx, payload.space)).map(taskRef),
      ),
      staleAfter(positionsChanged, async (tx) => (await listTasksNarrowedByPosition(tx)).map(taskRef)),
      staleAfter(groupChanged, async (tx, { payload }) =>
        (await listTasksNarrowedToGroup(tx, payload.group)).map(taskRef),
      ),
    ],
  };
}

function ofSpace(list: ListRow | undefined) {
  return list && list.space !== null ? { facets: { space: [list.space] } } : {};
}
