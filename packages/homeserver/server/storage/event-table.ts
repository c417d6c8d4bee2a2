import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { type EventRow, RoomEvent } from '../rooms/room-event.ts';
import { typesThatStay } from '../rooms/survives-purge.ts';

const columns = sql.raw(
  [
    ...['e.position', 'e.room_id', 'e.event_id', 'e.type', 'e.state_key', 'e.sender', 'e.sent_at', 'e.body'],
    ...['e.replaces', 'e.previous_content', 'e.relates_to', 'e.relation', 'e.sender_device', 'e.transaction_id'],
    ...['e.redacted_by', 'e.redacted_because'],
  ].join(', '),
);

async function rowsOf(query: { execute(tx: Tx): Promise<{ rows: EventRow[] }> }, tx: Tx): Promise<RoomEvent[]> {
  return (await query.execute(tx)).rows.map((row) => new RoomEvent(row));
}

/** The event, if this room has it. */
export async function findEvent(tx: Tx, roomId: string, eventId: string): Promise<RoomEvent | undefined> {
  const [event] = await rowsOf(
    sql<EventRow>`select ${columns} from homeserver.events e where e.event_id = ${eventId} and e.room_id = ${roomId}`,
    tx,
  );
  return event;
}

export function findEvents(tx: Tx, eventIds: readonly string[]): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`select ${columns} from homeserver.events e where e.event_id = any(${eventIds as string[]})`,
    tx,
  );
}

/** Current state of several rooms. */
export function listCurrentState(tx: Tx, roomIds: readonly string[]): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select ${columns} from homeserver.room_state s join homeserver.events e on e.position = s.position
      where s.room_id = any(${roomIds as string[]})`,
    tx,
  );
}

/** The newest events of several rooms, at most `limit` of each, oldest first. */
export function listNewest(tx: Tx, roomIds: readonly string[], limit: number): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select ${columns} from unnest(${roomIds as string[]}::text[]) as r (id)
      cross join lateral (
        select * from homeserver.events where room_id = r.id order by position desc limit ${limit}
      ) e order by e.position`,
    tx,
  );
}

/** State as it was right after `position`. */
export function listStateAt(tx: Tx, roomId: string, position: number): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select distinct on (e.type, e.state_key) ${columns} from homeserver.events e
      where e.room_id = ${roomId} and e.state_key is not null and e.position <= ${position}
      order by e.type, e.state_key, e.position desc`,
    tx,
  );
}

/**
 * Takes name and picture out of every membership of a user, also out of those of the past: a redaction of our own, as no
 * signature of anybody stands under them here.
 */
export async function eraseMemberNames(tx: Tx, roomId: string, userId: string): Promise<void> {
  await sql`
    update homeserver.events
       set body = jsonb_set(body::jsonb, '{content}', (body::jsonb -> 'content') - 'displayname' - 'avatar_url')::text,
           previous_content = ((previous_content::jsonb) - 'displayname' - 'avatar_url')::text
     where room_id = ${roomId} and type = 'm.room.member' and state_key = ${userId}`.execute(tx);
}

/** Every change of one entry of the state, oldest first: who was a member when, or how visible history was. */
export function listStateHistory(tx: Tx, roomId: string, type: string, stateKey: string): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select ${columns} from homeserver.events e
      where e.room_id = ${roomId} and e.type = ${type} and e.state_key = ${stateKey} order by e.position`,
    tx,
  );
}

export interface Range {
  readonly roomId: string;
  /** Positions greater than this. */
  readonly after: number;
  /** Positions up to this. */
  readonly until: number;
  readonly limit: number;
  readonly order: 'oldest-first' | 'newest-first';
}

export function listRange(tx: Tx, { roomId, after, until, limit, order }: Range): Promise<RoomEvent[]> {
  const direction = sql.raw(order === 'oldest-first' ? 'asc' : 'desc');
  return rowsOf(
    sql<EventRow>`
      select ${columns} from homeserver.events e
      where e.room_id = ${roomId} and e.position > ${after} and e.position <= ${until}
      order by e.position ${direction} limit ${limit}`,
    tx,
  );
}

/** Events on one side of a point in time, the nearest first: `position` decides between those of the same moment. */
export function findByTime(
  tx: Tx,
  at: { readonly roomId: string; readonly direction: 'f' | 'b'; readonly time: number; readonly position: number },
): Promise<RoomEvent[]> {
  const [order, compare] = at.direction === 'f' ? [sql.raw('asc'), sql.raw('>')] : [sql.raw('desc'), sql.raw('<')];
  return rowsOf(
    sql<EventRow>`
      select ${columns} from homeserver.events e
      where e.room_id = ${at.roomId} and (e.sent_at, e.position) ${compare} (${at.time}, ${at.position})
      order by e.sent_at ${order}, e.position ${order} limit 50`,
    tx,
  );
}

/** Current state of these types of several rooms. */
export function listStateOfTypes(tx: Tx, roomIds: readonly string[], types: readonly string[]): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select ${columns} from homeserver.room_state s join homeserver.events e on e.position = s.position
      where s.room_id = any(${roomIds as string[]}) and s.type = any(${types as string[]})`,
    tx,
  );
}

/** The events at these positions. */
export function findAtPositions(tx: Tx, positions: readonly number[]): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`select ${columns} from homeserver.events e where e.position = any(${positions as number[]}::bigint[])`,
    tx,
  );
}

/** The events of all rooms in (after, until], in order. */
export function listAllEvents(tx: Tx, after: number, until: number, limit: number): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select ${columns} from homeserver.events e
      where e.position > ${after} and e.position <= ${until} order by e.position limit ${limit}`,
    tx,
  );
}

/** How many entries the state of each room has. */
export async function countState(tx: Tx, roomIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ room_id: string; count: number }>`
    select room_id, count(*) as count from homeserver.room_state
    where room_id = any(${roomIds as string[]}) group by room_id`.execute(tx);
  return new Map(found.rows.map((row) => [row.room_id, row.count]));
}

/** The first event of the room that was sent at this time or later. */
export async function findPositionSince(tx: Tx, roomId: string, sentAt: number): Promise<number | undefined> {
  const found = await sql<{ position: number }>`
    select position from homeserver.events where room_id = ${roomId} and sent_at >= ${sentAt}
    order by position limit 1`.execute(tx);
  return found.rows[0]?.position;
}

/**
 * Everything that was sent before `position`, but for what the room is and who was in it; what is left no longer says what it
 * replaced. The positions of those that said it before.
 */
export async function deleteMessages(tx: Tx, roomId: string, position: number): Promise<ReadonlySet<number>> {
  await sql`
    delete from homeserver.events e
    where room_id = ${roomId} and position < ${position} and (
      state_key is null
      or (type <> all (${typesThatStay}::text[]) and not exists (
        select 1 from homeserver.room_state s where s.room_id = e.room_id and s.position = e.position
      ))
    )`.execute(tx);
  const changed = await sql<{ position: number }>`
    update homeserver.events e set previous_content = null
    where room_id = ${roomId} and previous_content is not null and type <> all (${typesThatStay}::text[])
      and not exists (select 1 from homeserver.events p where p.event_id = e.replaces)
    returning position`.execute(tx);
  return new Set(changed.rows.map((row) => row.position));
}

/** How visible the history of rooms was and what somebody was in them, each over time, oldest first. */
export function listVisibilityHistory(tx: Tx, roomIds: readonly string[], userId: string): Promise<RoomEvent[]> {
  return rowsOf(
    sql<EventRow>`
      select ${columns} from unnest(${roomIds as string[]}::text[]) as r (id)
      cross join (values ('m.room.member', ${userId}), ('m.room.history_visibility', '')) as s (type, state_key)
      join homeserver.events e on e.room_id = r.id and e.type = s.type and e.state_key = s.state_key
      order by e.position`,
    tx,
  );
}
