import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface AccountDataRow {
  /** Empty for what belongs to the account as a whole. */
  readonly room_id: string;
  readonly type: string;
  /** JSON of the content. */
  readonly body: string;
  readonly position: number;
}

/** What changed in (after, until]. */
export async function listAccountData(tx: Tx, userId: string, after: number, until: number): Promise<AccountDataRow[]> {
  const found = await sql<AccountDataRow>`
    select room_id, type, body, position from homeserver.account_data
    where user_id = ${userId} and position > ${after} and position <= ${until}`.execute(tx);
  return found.rows;
}

export async function findAccountData(
  tx: Tx,
  userId: string,
  roomId: string,
  type: string,
): Promise<AccountDataRow | undefined> {
  const found = await sql<AccountDataRow>`
    select room_id, type, body, position from homeserver.account_data
    where user_id = ${userId} and room_id = ${roomId} and type = ${type}`.execute(tx);
  return found.rows[0];
}

export async function eraseAccountData(tx: Tx, userId: string): Promise<void> {
  await sql`delete from homeserver.account_data where user_id = ${userId}`.execute(tx);
}

/** What somebody has noted of these rooms, or of a type in every room. */
export async function listRoomData(
  tx: Tx,
  userId: string,
  of: { readonly roomIds: readonly string[] } | { readonly type: string },
): Promise<AccountDataRow[]> {
  const which = 'type' in of ? sql`room_id <> '' and type = ${of.type}` : sql`room_id = any(${of.roomIds as string[]})`;
  const found = await sql<AccountDataRow>`
    select room_id, type, body, position from homeserver.account_data where user_id = ${userId} and ${which}`.execute(
    tx,
  );
  return found.rows;
}
