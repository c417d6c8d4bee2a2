import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MessageAge {
  readonly event: string;
  readonly room: string;
  readonly sent_at: Date;
}

/** Of one room or several, or of all that belong to no space; said before a moment, and not pinned. */
interface Old {
  readonly rooms: readonly string[] | 'private';
  readonly before: Date;
}

const isIn = (rooms: Old['rooms']) =>
  rooms === 'private'
    ? sql`exists (select 1 from chat_private_members member where member.room = age.room)`
    : sql`room = any(${[...rooms]}::text[])`;
const old = ({ rooms, before }: Old) => sql`
  ${isIn(rooms)} and sent_at < ${before}
  and not exists (
    select 1 from chat_pinned_messages pinned where pinned.room = age.room and pinned.event = age.event)`;

/** One that is there already stays as it is. */
export async function insertAge(tx: Tx, { event, room, sent_at: sentAt }: MessageAge): Promise<void> {
  await sql`
    insert into chat_message_ages (event, room, sent_at) values (${event}, ${room}, ${sentAt})
    on conflict (event) do nothing`.execute(tx);
}

export async function deleteAges(tx: Tx, room: string, events: readonly string[]): Promise<void> {
  await sql`delete from chat_message_ages where room = ${room} and event = any(${[...events]}::text[])`.execute(tx);
}

export async function listOld(tx: Tx, found: Old): Promise<MessageAge[]> {
  const { rows } = await sql<MessageAge>`
    select event, room, sent_at from chat_message_ages age where ${old(found)}`.execute(tx);
  return rows;
}

/** The oldest that were not looked at since; from now on they were. */
export async function takeOld(
  tx: Tx,
  found: Old & { readonly now: Date; readonly notSince: Date; readonly limit: number },
): Promise<MessageAge[]> {
  const { rows } = await sql<MessageAge>`
    update chat_message_ages set looked_at = ${found.now} where event in (
      select event from chat_message_ages age
       where ${old(found)} and (looked_at is null or looked_at < ${found.notSince})
       order by sent_at, event limit ${found.limit} for update skip locked)
    returning event, room, sent_at`.execute(tx);
  return rows;
}

/** Of these, what is there still. */
export async function findAges(tx: Tx, room: string, events: readonly string[]): Promise<MessageAge[]> {
  const { rows } = await sql<MessageAge>`
    select event, room, sent_at from chat_message_ages
     where room = ${room} and event = any(${[...events]}::text[]) order by sent_at, event`.execute(tx);
  return rows;
}

/** Makes exactly these the pinned ones of a room. */
export async function writePinned(tx: Tx, room: string, events: readonly string[]): Promise<void> {
  await sql`
    delete from chat_pinned_messages where room = ${room} and event <> all (${[...events]}::text[])`.execute(tx);
  await sql`
    insert into chat_pinned_messages (room, event) select ${room}, unnest(${[...new Set(events)]}::text[])
    on conflict do nothing`.execute(tx);
}

/** Rooms in which something was said, and in which nobody is as far as is known here. */
export async function listRoomsWithoutPeople(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ room: string }>`
    select distinct room from chat_message_ages age
     where not exists (select 1 from chat_private_members member where member.room = age.room)`.execute(tx);
  return rows.map(({ room }) => room);
}

export async function deleteAgesOf(tx: Tx, rooms: readonly string[]): Promise<void> {
  await sql`delete from chat_message_ages where room = any(${[...rooms]}::text[])`.execute(tx);
  await sql`delete from chat_pinned_messages where room = any(${[...rooms]}::text[])`.execute(tx);
}

/** Private rooms of which it is not known yet what was said there before. */
export async function listUnknownRooms(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ room: string }>`select room from chat_unknown_rooms order by room`.execute(tx);
  return rows.map(({ room }) => room);
}

export async function deleteUnknownRoom(tx: Tx, room: string): Promise<void> {
  await sql`delete from chat_unknown_rooms where room = ${room}`.execute(tx);
}
