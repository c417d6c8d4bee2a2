import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface RoomAliasRow {
  readonly alias: string;
  readonly room_id: string;
  readonly creator: string;
}

export async function findAlias(tx: Tx, alias: string): Promise<RoomAliasRow | undefined> {
  const found = await sql<RoomAliasRow>`select * from homeserver.room_aliases where alias = ${alias}`.execute(tx);
  return found.rows[0];
}

/** Whether it was free. */
export async function addAlias(
  tx: Tx,
  { alias, roomId, creator }: { readonly alias: string; readonly roomId: string; readonly creator: string },
): Promise<boolean> {
  const added = await sql`
    insert into homeserver.room_aliases (alias, room_id, creator) values (${alias}, ${roomId}, ${creator})
    on conflict do nothing`.execute(tx);
  return added.numAffectedRows === 1n;
}

export async function deleteAlias(tx: Tx, alias: string): Promise<void> {
  await sql`delete from homeserver.room_aliases where alias = ${alias}`.execute(tx);
}

export async function listAliases(tx: Tx, roomId: string): Promise<string[]> {
  const found = await sql<{ alias: string }>`
    select alias from homeserver.room_aliases where room_id = ${roomId} order by alias`.execute(tx);
  return found.rows.map((row) => row.alias);
}

/** Which of these aliases stand for the room. */
export async function listAliasesAmong(tx: Tx, roomId: string, aliases: readonly string[]): Promise<string[]> {
  const found = await sql<{ alias: string }>`
    select alias from homeserver.room_aliases
    where room_id = ${roomId} and alias = any(${aliases as string[]})`.execute(tx);
  return found.rows.map((row) => row.alias);
}

/** Of this alias, moved to another room: at a room's upgrade. */
export async function moveAliases(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update homeserver.room_aliases set room_id = ${to} where room_id = ${from}`.execute(tx);
}
