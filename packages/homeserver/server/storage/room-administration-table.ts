import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** By which rooms can be ordered, as Synapse names it. */
const orders: Readonly<Record<string, string>> = {
  name: "lower(coalesce(content(r.room_id, 'm.room.name') ->> 'name', ''))",
  alphabetical: "lower(coalesce(content(r.room_id, 'm.room.name') ->> 'name', ''))",
  canonical_alias: "coalesce(content(r.room_id, 'm.room.canonical_alias') ->> 'alias', '')",
  joined_members: 'joined(r.room_id)',
  joined_local_members: 'joined(r.room_id)',
  size: 'joined(r.room_id)',
  version: 'r.version',
  creator: 'r.creator',
  public: 'r.is_published',
  encryption: "coalesce(content(r.room_id, 'm.room.encryption') ->> 'algorithm', '')",
  join_rules: "coalesce(content(r.room_id, 'm.room.join_rules') ->> 'join_rule', '')",
  guest_access: "coalesce(content(r.room_id, 'm.room.guest_access') ->> 'guest_access', '')",
  history_visibility: "coalesce(content(r.room_id, 'm.room.history_visibility') ->> 'history_visibility', '')",
  state_events: '(select count(*) from homeserver.room_state s where s.room_id = r.room_id)',
};

/** Those that count up from the greatest, as Synapse orders them. */
const greatestFirst = ['joined_members', 'joined_local_members', 'size', 'state_events'];

export interface RoomWish {
  /** Part of the name or the canonical alias, or the whole id. */
  readonly term: string;
  readonly order: string;
  readonly isReversed: boolean;
  readonly from: number;
  readonly limit: number;
}

export function isRoomOrder(order: string): boolean {
  return Object.hasOwn(orders, order);
}

/** A page of the rooms, and how many there are. */
export async function searchRooms(tx: Tx, wish: RoomWish): Promise<[roomIds: string[], total: number]> {
  const part = `%${wish.term.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const content = (type: string, field: string) => sql.raw(plain(`content(r.room_id, '${type}') ->> '${field}'`));
  const where =
    wish.term === ''
      ? sql`true`
      : sql`(
          r.room_id = ${wish.term} or lower(${content('m.room.name', 'name')}) like ${part}
          or lower(${content('m.room.canonical_alias', 'alias')}) like ${part}
        )`;
  const order = sql.raw(plain(orders[wish.order] ?? 'r.room_id'));
  const direction = sql.raw(wish.isReversed === greatestFirst.includes(wish.order) ? 'asc' : 'desc');
  const [found, counted] = await Promise.all([
    sql<{ room_id: string }>`
      select r.room_id from homeserver.rooms r where ${where}
      order by ${order} ${direction}, r.room_id limit ${wish.limit} offset ${wish.from}`.execute(tx),
    sql<{ total: number }>`select count(*) as total from homeserver.rooms r where ${where}`.execute(tx),
  ]);
  return [found.rows.map((row) => row.room_id), counted.rows[0]?.total ?? 0];
}

/** Writes out what stands for a look into the state or among the members. */
function plain(expression: string): string {
  return expression
    .replaceAll(
      /content\(r\.room_id, '([a-z._]+)'\)/g,
      `(select e.body::jsonb -> 'content' from homeserver.room_state s join homeserver.events e on e.position = s.position
        where s.room_id = r.room_id and s.type = '$1' and s.state_key = '')`,
    )
    .replaceAll(
      'joined(r.room_id)',
      `(select count(*) from homeserver.memberships m where m.room_id = r.room_id and m.membership = 'join')`,
    );
}

/** Every row of the homeserver that names the room, but for where its files were sent. */
export async function deleteRoom(tx: Tx, roomId: string): Promise<void> {
  const found = await sql<{ table_name: string }>`
    select c.table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'homeserver' and c.column_name = 'room_id' and t.table_type = 'BASE TABLE'`.execute(tx);
  const last = ['room_state', 'events', 'rooms'];
  const others = found.rows
    .map((row) => row.table_name)
    .filter((name) => !last.includes(name) && name !== 'blocked_rooms' && name !== 'media_uses');
  for (const table of [...others, ...last])
    await sql`delete from ${sql.id('homeserver', table)} where room_id = ${roomId}`.execute(tx);
}

export async function listBlockedRooms(tx: Tx): Promise<string[]> {
  const found = await sql<{ room_id: string }>`select room_id from homeserver.blocked_rooms`.execute(tx);
  return found.rows.map((row) => row.room_id);
}

export async function setBlocked(tx: Tx, roomId: string, isBlocked: boolean): Promise<void> {
  if (isBlocked)
    await sql`insert into homeserver.blocked_rooms (room_id) values (${roomId}) on conflict do nothing`.execute(tx);
  else await sql`delete from homeserver.blocked_rooms where room_id = ${roomId}`.execute(tx);
}
