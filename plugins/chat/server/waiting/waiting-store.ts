import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { RoomNotify } from '../../shared/index.ts';

export interface Waiting {
  readonly room: string;
  /** The newest message that waits. */
  readonly event: string;
}

export interface WaitingMessage extends Waiting {
  readonly at: Date;
  /** Who wrote it. */
  readonly by: string | undefined;
}

/** Notes that a message waits for these; answers for whom something else waited there before, or nothing. */
export async function putWaiting(tx: Tx, message: WaitingMessage, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return [];
  const { room, event, at, by = null } = message;
  const { rows } = await sql<{ person: string }>`
    insert into chat_waiting (person, room, event, at, by)
    select person, ${room}, ${event}, ${at}, ${by}::uuid from unnest(${[...persons]}::uuid[]) as given (person)
    on conflict (person, room) do update set event = excluded.event, at = excluded.at, by = excluded.by
      where chat_waiting.at <= excluded.at and chat_waiting.event <> excluded.event
    returning person`.execute(tx);
  return rows.map(({ person }) => person);
}

export async function listWaiting(tx: Tx, person: string): Promise<(Waiting & { at: Date; by: string | null })[]> {
  const { rows } = await sql<Waiting & { at: Date; by: string | null }>`
    select room, event, at, by from chat_waiting where person = ${person} order by at desc, room`.execute(tx);
  return rows;
}

export async function findWaiting(tx: Tx, person: string, room: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select room, event from chat_waiting where person = ${person} and room = ${room}`.execute(tx);
  return rows[0];
}

/** False when something newer waits, or nothing. */
export async function deleteWaiting(tx: Tx, person: string, { room, event }: Waiting): Promise<boolean> {
  const { rows } = await sql`
    delete from chat_waiting where person = ${person} and room = ${room} and event = ${event} returning room`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Whatever waits there: they are in the room no longer. */
export async function forgetRoom(tx: Tx, person: string, room: string): Promise<void> {
  await sql`delete from chat_waiting where person = ${person} and room = ${room}`.execute(tx);
  await sql`delete from chat_quiet_rooms where person = ${person} and room = ${room}`.execute(tx);
}

export async function setNotify(tx: Tx, person: string, room: string, notify: RoomNotify): Promise<void> {
  if (notify === 'all') {
    await sql`delete from chat_quiet_rooms where person = ${person} and room = ${room}`.execute(tx);
    return;
  }
  await sql`
    insert into chat_quiet_rooms (person, room, notify) values (${person}, ${room}, ${notify})
    on conflict (person, room) do update set notify = excluded.notify`.execute(tx);
}

/** Of those who want to hear of less than everything in the room. */
export async function findNotify(
  tx: Tx,
  room: string,
  persons: readonly string[],
): Promise<Map<string, 'mentions' | 'none'>> {
  if (persons.length === 0) return new Map();
  const { rows } = await sql<{ person: string; notify: 'mentions' | 'none' }>`
    select person, notify from chat_quiet_rooms
    where room = ${room} and person = any(${[...persons]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ person, notify }) => [person, notify]));
}

/** For the person's archive. */
export async function listQuietRooms(tx: Tx, person: string): Promise<{ room: string; notify: string }[]> {
  const { rows } = await sql<{ room: string; notify: string }>`
    select room, notify from chat_quiet_rooms where person = ${person} order by room`.execute(tx);
  return rows;
}
