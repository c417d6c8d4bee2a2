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
