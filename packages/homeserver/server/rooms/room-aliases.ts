import { sql } from 'kysely';
import type { Core } from '../homeserver-core.ts';
import { invalidParam, notFound } from '../matrix-error.ts';

/** The room that an id or an alias stands for; throws M_NOT_FOUND, M_INVALID_PARAM. */
export async function resolveRoom(core: Core, roomIdOrAlias: string): Promise<string> {
  if (roomIdOrAlias.startsWith('!')) return roomIdOrAlias;
  if (!roomIdOrAlias.startsWith('#')) throw invalidParam('This is neither the id nor an alias of a room');
  const found = await core.database.transaction((tx) =>
    sql<{ room_id: string }>`select room_id from homeserver.room_aliases where alias = ${roomIdOrAlias}`.execute(tx),
  );
  const [row] = found.rows;
  if (!row) throw notFound('There is no such alias');
  return row.room_id;
}
