import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Once a room is direct for somebody it stays that: joining says nothing about it any more. */
export async function putMember(
  tx: Tx,
  { room, person, isDirect }: { readonly room: string; readonly person: string; readonly isDirect: boolean },
): Promise<void> {
  await sql`
    insert into chat_private_members (room, person, is_direct) values (${room}, ${person}, ${isDirect})
    on conflict (room, person) do update set is_direct = chat_private_members.is_direct or excluded.is_direct`.execute(
    tx,
  );
}

export async function deleteMember(tx: Tx, room: string, person: string): Promise<void> {
  await sql`delete from chat_private_members where room = ${room} and person = ${person}`.execute(tx);
}

export interface PrivateRoom {
  readonly persons: readonly string[];
  /** A conversation of two. */
  readonly isDirect: boolean;
}

/** Private rooms with those who are in them or invited; others are left out. */
export async function findPrivateRooms(tx: Tx, rooms: readonly string[]): Promise<Map<string, PrivateRoom>> {
  if (rooms.length === 0) return new Map();
  const found = await sql<{ room: string; persons: string[]; direct: boolean }>`
    select room, array_agg(person order by person) as persons, bool_or(is_direct) as direct
    from chat_private_members where room = any(${[...rooms]}::text[]) group by room`.execute(tx);
  return new Map(found.rows.map(({ room, persons, direct }) => [room, { persons, isDirect: direct }]));
}

/** The private rooms of a person, for their archive. */
export async function listPrivateRoomsOf(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ room: string }>`
    select room from chat_private_members where person = ${person} order by room`.execute(tx);
  return rows.map(({ room }) => room);
}
