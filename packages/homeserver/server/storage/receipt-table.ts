import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface ReceiptRow {
  readonly room_id: string;
  readonly user_id: string;
  readonly type: string;
  /** A thread's root, `main`, or empty for a receipt of the whole room. */
  readonly thread: string;
  readonly event_id: string;
  readonly event_position: number;
  readonly sent_at: number;
  readonly position: number;
}

/** Receipts of these rooms in (after, until] that `userId` may see: private ones only their own. */
export async function listReceipts(
  tx: Tx,
  roomIds: readonly string[],
  userId: string,
  { after, until }: { readonly after: number; readonly until: number },
): Promise<ReceiptRow[]> {
  const found = await sql<ReceiptRow>`
    select * from homeserver.receipts
    where room_id = any(${roomIds as string[]}) and position > ${after} and position <= ${until}
      and (type = 'm.read' or user_id = ${userId})`.execute(tx);
  return found.rows;
}

export async function listOwnReceipts(tx: Tx, userId: string, roomId: string): Promise<ReceiptRow[]> {
  const found = await sql<ReceiptRow>`
    select * from homeserver.receipts where room_id = ${roomId} and user_id = ${userId}`.execute(tx);
  return found.rows;
}

/** Those of these rooms in (after, until] that anybody may see. */
export async function listPublicReceipts(
  tx: Tx,
  roomIds: readonly string[],
  { after, until }: { readonly after: number; readonly until: number },
): Promise<ReceiptRow[]> {
  const found = await sql<ReceiptRow>`
    select * from homeserver.receipts
    where room_id = any(${roomIds as string[]}) and position > ${after} and position <= ${until}
      and type = 'm.read'`.execute(tx);
  return found.rows;
}
