import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { taskChanged, taskRef } from '../shared/index.ts';
import { deleteListRow, listOwnLists } from './list-store.ts';

/** Private lists go with all that is in them, and templates of nobody else; nobody is asked who is no more. */
export async function erasePrivate(
  { events, files }: Pick<ServerHost, 'events' | 'files'>,
  tx: Tx,
  person: string,
): Promise<void> {
  for (const list of await listOwnLists(tx, person)) {
    const { rows } = await sql<{ id: string }>`select id from tasks_tasks where list = ${list}`.execute(tx);
    await files.removeOf(
      tx,
      rows.map(({ id }) => taskRef(id)),
    );
    await deleteListRow(tx, list);
    // Who else was asked, and the search, find them gone.
    const items = rows.map(({ id }) => ({ payload: { task: id, list }, audience: { ref: taskRef(id) } }));
    await events.appendMany(tx, taskChanged, items, { actor: undefined });
  }
  await sql`delete from tasks_assignees where kind = 'person' and subject = ${person}`.execute(tx);
  await sql`delete from tasks_list_templates where person = ${person}`.execute(tx);
}
