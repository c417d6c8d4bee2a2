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
      and (type = 'm.read' or (type = 'm.read.private' and user_id = ${userId}))`.execute(tx);
  return found.rows;
}

/** For each room and user all of theirs, in the order asked for. */
export async function listOwnReceipts(
  tx: Tx,
  of: readonly (readonly [roomId: string, userId: string])[],
): Promise<ReceiptRow[][]> {
  const found = await sql<ReceiptRow & { readonly place: number }>`
    select r.*, w.place from unnest(
      ${of.map(([roomId]) => roomId)}::text[], ${of.map(([, userId]) => userId)}::text[]
    ) with ordinality as w (room_id, user_id, place)
    join homeserver.receipts r on r.room_id = w.room_id and r.user_id = w.user_id`.execute(tx);
  const lists = of.map((): ReceiptRow[] => []);
  for (const { place, ...row } of found.rows) lists[place - 1]?.push(row);
  return lists;
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

/** What others could see of how far somebody has read becomes their own alone; a private receipt that is further stays. */
export async function makeReceiptsPrivate(tx: Tx): Promise<void> {
  await sql`
    insert into homeserver.receipts as known
      (room_id, user_id, type, thread, event_id, event_position, sent_at, position)
    select room_id, user_id, 'm.read.private', thread, event_id, event_position, sent_at, position
      from homeserver.receipts where type = 'm.read'
    on conflict (room_id, user_id, type, thread) do update
      set event_id = excluded.event_id, event_position = excluded.event_position, sent_at = excluded.sent_at,
          position = excluded.position
      where excluded.event_position > known.event_position`.execute(tx);
  await sql`delete from homeserver.receipts where type = 'm.read'`.execute(tx);
}
