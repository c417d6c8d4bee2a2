import type { Tx } from '@kontor/database';
import type { ServerHost } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { pageDeleted, pageRef } from '../shared/index.ts';
import { deletePages } from './trash-store.ts';

/** Drafts are nobody else's: they go with who began them, with their text and their files. */
export async function eraseDrafts(
  { collab, files, events }: Pick<ServerHost, 'collab' | 'files' | 'events'>,
  tx: Tx,
  person: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; space: string }>`
    with recursive own as (
      select id, space from wiki_pages where draft_of = ${person}
      union select below.id, below.space from wiki_pages below join own on below.parent = own.id
    ) select id, space from own`.execute(tx);
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  for (const id of ids) await collab.delete(tx, pageRef(id));
  await files.removeOf(tx, ids.map(pageRef));
  await deletePages(tx, ids);
  const items = rows.map(({ id: page, space }) => ({
    payload: { page, space, pages: [page] },
    audience: { persons: [person] },
  }));
  await events.appendMany(tx, pageDeleted, items, { actor: undefined });
}
