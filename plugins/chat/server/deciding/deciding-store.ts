import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface RoomToRead {
  readonly room: string;
  readonly mark: string;
}

export async function markToRead(tx: Tx, room: string): Promise<void> {
  await sql`
    insert into chat_rooms_to_read (room) values (${room})
    on conflict (room) do update set mark = gen_random_uuid()`.execute(tx);
}

/** In order of rooms, in pages. */
export async function listToRead(tx: Tx, after: string, limit: number): Promise<RoomToRead[]> {
  const { rows } = await sql<RoomToRead>`
    select room, mark from chat_rooms_to_read where room > ${after} order by room limit ${limit}`.execute(tx);
  return rows;
}

/** What changed again since it was read stays to be read. */
export async function forgetToRead(tx: Tx, { room, mark }: RoomToRead): Promise<void> {
  await sql`delete from chat_rooms_to_read where room = ${room} and mark = ${mark}`.execute(tx);
}

/** Of whoever is there already, what became of a hand-over stays noted. */
export async function writeDeciding(tx: Tx, room: string, persons: readonly string[]): Promise<void> {
  const now = [...persons];
  await sql`delete from chat_room_deciding where room = ${room} and person <> all(${now}::uuid[])`.execute(tx);
  await addDeciding(tx, room, now);
}

export async function addDeciding(tx: Tx, room: string, persons: readonly string[]): Promise<void> {
  await sql`
    insert into chat_room_deciding (room, person)
    select ${room}, id from people_persons where id = any(${[...persons]}::uuid[])
    on conflict (room, person) do nothing`.execute(tx);
}

/** `passed`: they handed it over, and may decide all the same; `refused`: the homeserver did not let them. */
export type DecidingState = 'holds' | 'passed' | 'refused';

export async function noteState(tx: Tx, room: string, person: string, state: DecidingState): Promise<void> {
  await sql`update chat_room_deciding set state = ${state} where room = ${room} and person = ${person}`.execute(tx);
}

export interface DecidedRoom {
  readonly room: string;
  readonly state: DecidingState;
  /** Who else decides there, whether or not they still belong to the organisation. */
  readonly others: readonly { readonly person: string; readonly state: DecidingState }[];
}

/** Rooms in which this person decides and in which others are, too; conversations of two belong to nobody's work. */
export async function listDecidedBy(tx: Tx, person: string): Promise<DecidedRoom[]> {
  const { rows } = await sql<DecidedRoom>`
    select own.room, own.state,
           (select coalesce(jsonb_agg(jsonb_build_object('person', also.person, 'state', also.state)), '[]')
              from chat_room_deciding also where also.room = own.room and also.person <> own.person) as others
      from chat_room_deciding own
     where own.person = ${person}
       and exists (select from chat_private_members member where member.room = own.room and member.person <> own.person)
       and not exists (select from chat_private_members member where member.room = own.room and member.is_direct)
     order by own.room`.execute(tx);
  return rows;
}
