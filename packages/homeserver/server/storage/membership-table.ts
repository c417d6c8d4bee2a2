import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Membership } from '../rooms/state-view.ts';

export interface MembershipRow {
  readonly room_id: string;
  readonly membership: Membership;
  /** Since when it is so: a changed name does not count. */
  readonly position: number;
  readonly is_forgotten: boolean;
}

export async function listMemberships(tx: Tx, userId: string): Promise<MembershipRow[]> {
  const found = await sql<MembershipRow>`
    select room_id, membership, position, is_forgotten from homeserver.memberships where user_id = ${userId}`.execute(
    tx,
  );
  return found.rows;
}

/** A membership that stays what it was began when it began. */
export async function putMembership(
  tx: Tx,
  row: { readonly userId: string; readonly roomId: string; readonly membership: string; readonly position: number },
): Promise<void> {
  await sql`
    insert into homeserver.memberships as old (user_id, room_id, membership, position)
    values (${row.userId}, ${row.roomId}, ${row.membership}, ${row.position})
    on conflict (user_id, room_id) do update set
      position = case when old.membership = excluded.membership then old.position else excluded.position end,
      membership = excluded.membership,
      is_forgotten = false`.execute(tx);
}

/** Everybody who shares a room with somebody. */
export async function listThoseWhoShare(tx: Tx, userId: string): Promise<string[]> {
  const found = await sql<{ user_id: string }>`
    select distinct theirs.user_id
    from homeserver.memberships mine join homeserver.memberships theirs using (room_id)
    where mine.user_id = ${userId} and mine.membership = 'join'
      and theirs.membership = 'join' and theirs.user_id <> ${userId}`.execute(tx);
  return found.rows.map((row) => row.user_id);
}

/** How many are joined to each of these rooms. */
export async function countJoined(tx: Tx, roomIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ room_id: string; count: number }>`
    select room_id, count(*) as count from homeserver.memberships
    where room_id = any(${roomIds as string[]}) and membership = 'join' group by room_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.room_id, row.count]));
}

/** Keeps the room out of what its former member is shown. */
export async function markForgotten(tx: Tx, userId: string, roomId: string): Promise<void> {
  await sql`
    update homeserver.memberships set is_forgotten = true
    where user_id = ${userId} and room_id = ${roomId}`.execute(tx);
}
