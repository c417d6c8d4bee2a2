import type { Tx } from '@kontor/database';
import type { AssigneeSubject } from '../shared/index.ts';
import { listAssignees } from './assignee-store.ts';
import { findLists } from './list-store.ts';
import type { TaskRow } from './task-store.ts';

/** Whose each of these tasks is, by id. In somebody's own list it is theirs though it says nobody's name. */
export async function findDoing(
  tx: Tx,
  rows: readonly Pick<TaskRow, 'id' | 'list'>[],
): Promise<ReadonlyMap<string, readonly AssigneeSubject[]>> {
  const ids = rows.map(({ id }) => id);
  const assignees = Map.groupBy(await listAssignees(tx, ids), ({ task }) => task);
  const lists = await findLists(tx, [...new Set(rows.map(({ list }) => list))]);
  const owners = new Map(lists.map(({ id, person }) => [id, person]));
  return new Map(
    rows.map(({ id, list }) => {
      const asked = (assignees.get(id) ?? []).filter(({ answer }) => answer !== 'declined');
      const owner = owners.get(list);
      const own = asked.length === 0 && owner ? [{ kind: 'person', id: owner } as const] : [];
      return [id, [...asked.map(({ kind, subject }) => ({ kind, id: subject })), ...own]];
    }),
  );
}
