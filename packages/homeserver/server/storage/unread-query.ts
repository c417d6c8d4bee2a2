import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { type EventRow, RoomEvent } from '../rooms/room-event.ts';

export interface UnreadRange {
  readonly roomId: string;
  /** Threads are read up to here at least, */
  readonly base: number;
  /** and the main timeline up to here. */
  readonly main: number;
  readonly upTo: number;
  readonly threadsUpTo: number;
}

/** Events of others that somebody may not have read: the newest of each room's main timeline and of its threads, oldest first. */
export async function listUnreadCandidates(
  tx: Tx,
  userId: string,
  ranges: readonly UnreadRange[],
  limit: number,
): Promise<RoomEvent[]> {
  const numbers = (of: (range: UnreadRange) => number) => ranges.map(of);
  const found = await sql<EventRow>`
    select e.* from unnest(
      ${ranges.map(({ roomId }) => roomId)}::text[], ${numbers(({ base }) => base)}::bigint[],
      ${numbers(({ main }) => main)}::bigint[], ${numbers(({ upTo }) => upTo)}::bigint[],
      ${numbers(({ threadsUpTo }) => threadsUpTo)}::bigint[]
    ) as w (room_id, base, main, up_to, threads_up_to)
    cross join lateral (
      (select * from homeserver.events
        where room_id = w.room_id and position > w.main and position <= w.up_to and sender <> ${userId}
          and relation is distinct from 'm.thread'
        order by position desc limit ${limit})
      union all
      (select * from homeserver.events
        where room_id = w.room_id and position > w.base and position <= w.threads_up_to and sender <> ${userId}
          and relation = 'm.thread'
        order by position desc limit ${limit})
    ) e order by e.position`.execute(tx);
  return found.rows.map((row) => new RoomEvent(row));
}

/** Events of others in rooms somebody is in, since they are, in (after, until]. */
export async function listOthersEvents(
  tx: Tx,
  userId: string,
  rooms: readonly { readonly room_id: string; readonly position: number }[],
  range: {
    readonly after: number;
    readonly until: number;
    readonly order: 'oldest-first' | 'newest-first';
    readonly limit: number;
  },
): Promise<RoomEvent[]> {
  const direction = sql.raw(range.order === 'oldest-first' ? 'asc' : 'desc');
  const found = await sql<EventRow>`
    select e.* from unnest(
      ${rooms.map((room) => room.room_id)}::text[], ${rooms.map((room) => room.position)}::bigint[]
    ) as w (room_id, since)
    cross join lateral (
      select * from homeserver.events
      where room_id = w.room_id and position > greatest(w.since, ${range.after}) and position <= ${range.until}
        and sender <> ${userId}
      order by position ${direction} limit ${range.limit}
    ) e order by e.position ${direction} limit ${range.limit}`.execute(tx);
  return found.rows.map((row) => new RoomEvent(row));
}
