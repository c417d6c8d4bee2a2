import type { Core } from '../homeserver-core.ts';
import type { Json, JsonObject } from '../json.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { countState, listStateOfTypes } from '../storage/event-table.ts';
import { countJoined } from '../storage/membership-table.ts';
import { findRooms, type RoomRow } from '../storage/room-table.ts';

const types = [
  ...['m.room.create', 'm.room.name', 'm.room.topic', 'm.room.avatar', 'm.room.canonical_alias', 'm.room.join_rules'],
  ...['m.room.history_visibility', 'm.room.guest_access', 'm.room.encryption', 'm.room.tombstone'],
];

/** Rooms as Synapse's administration describes them, in the order of the ids; those that do not exist are left out. */
export async function describeRooms(core: Core, roomIds: readonly string[]): Promise<JsonObject[]> {
  const [rows, state, joined, counts] = await core.database.snapshot((tx) =>
    Promise.all([
      findRooms(tx, roomIds),
      listStateOfTypes(tx, roomIds, types),
      countJoined(tx, roomIds),
      countState(tx, roomIds),
    ]),
  );
  const stateOf = Map.groupBy(state, (event) => event.roomId);
  const rowOf = new Map(rows.map((row) => [row.room_id, row]));
  return roomIds.flatMap((roomId) => {
    const row = rowOf.get(roomId);
    if (!row) return [];
    const members = joined.get(roomId) ?? 0;
    return [{ ...fromState(row, stateOf.get(roomId) ?? []), ...counted(members, counts.get(roomId) ?? 0) }];
  });
}

function counted(members: number, state: number): JsonObject {
  return { joined_members: members, joined_local_members: members, state_events: state };
}

function fromState(row: RoomRow, state: readonly RoomEvent[]): JsonObject {
  const content = (type: string): JsonObject =>
    state.find((event) => event.type === type && event.stateKey === '')?.content ?? {};
  return {
    room_id: row.room_id,
    name: text(content('m.room.name').name),
    topic: text(content('m.room.topic').topic),
    avatar: text(content('m.room.avatar').url),
    canonical_alias: text(content('m.room.canonical_alias').alias),
    version: row.version,
    creator: row.creator,
    encryption: text(content('m.room.encryption').algorithm),
    federatable: false,
    public: row.is_published,
    join_rules: text(content('m.room.join_rules').join_rule),
    guest_access: text(content('m.room.guest_access').guest_access),
    history_visibility: text(content('m.room.history_visibility').history_visibility),
    room_type: text(content('m.room.create').type),
    tombstoned: state.some((event) => event.type === 'm.room.tombstone'),
    replacement_room: text(content('m.room.tombstone').replacement_room),
    forgotten: false,
  };
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
