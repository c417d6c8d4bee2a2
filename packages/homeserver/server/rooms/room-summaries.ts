import type { Core } from '../homeserver-core.ts';
import type { Json, JsonObject } from '../json.ts';
import { listStateOfTypes } from '../storage/event-table.ts';
import { countJoined } from '../storage/membership-table.ts';
import { findRooms } from '../storage/room-table.ts';
import type { RoomEvent } from './room-event.ts';

/** What directories and hierarchies tell of a room. */
export interface RoomSummary {
  readonly roomId: string;
  readonly version: string;
  readonly isPublished: boolean;
  readonly joinedMembers: number;
  readonly joinRule: string;
  readonly isWorldReadable: boolean;
  readonly guestsCanJoin: boolean;
  readonly name: string | undefined;
  readonly topic: string | undefined;
  readonly avatarUrl: string | undefined;
  readonly canonicalAlias: string | undefined;
  readonly roomType: string | undefined;
  readonly encryption: string | undefined;
  readonly allowedRooms: readonly string[];
  /** `m.space.child` events. */
  readonly children: readonly RoomEvent[];
}

const types = [
  ...['m.room.create', 'm.room.name', 'm.room.topic', 'm.room.avatar', 'm.room.canonical_alias', 'm.room.join_rules'],
  ...['m.room.history_visibility', 'm.room.guest_access', 'm.room.encryption', 'm.space.child'],
];

/** Summaries of those rooms that exist, by id, whatever the caller may know of them. */
export async function summariesOf(core: Core, roomIds: readonly string[]): Promise<Map<string, RoomSummary>> {
  const [rows, state, joined] = await core.database.snapshot((tx) =>
    Promise.all([findRooms(tx, roomIds), listStateOfTypes(tx, roomIds, types), countJoined(tx, roomIds)]),
  );
  const stateOf = new Map<string, RoomEvent[]>();
  for (const event of state) stateOf.set(event.roomId, [...(stateOf.get(event.roomId) ?? []), event]);
  return new Map(
    rows.map((row) => {
      const summary = summaryOf(stateOf.get(row.room_id) ?? []);
      const { room_id: roomId, version, is_published: isPublished } = row;
      return [roomId, { ...summary, roomId, version, isPublished, joinedMembers: joined.get(roomId) ?? 0 }];
    }),
  );
}

type FromState = Omit<RoomSummary, 'roomId' | 'version' | 'isPublished' | 'joinedMembers'>;

function summaryOf(state: readonly RoomEvent[]): FromState {
  const content = (type: string): JsonObject =>
    state.find((event) => event.type === type && event.stateKey === '')?.content ?? {};
  const rules = content('m.room.join_rules');
  return {
    joinRule: text(rules.join_rule) ?? 'invite',
    isWorldReadable: content('m.room.history_visibility').history_visibility === 'world_readable',
    guestsCanJoin: content('m.room.guest_access').guest_access === 'can_join',
    name: text(content('m.room.name').name),
    topic: text(content('m.room.topic').topic),
    avatarUrl: text(content('m.room.avatar').url),
    canonicalAlias: text(content('m.room.canonical_alias').alias),
    roomType: text(content('m.room.create').type),
    encryption: text(content('m.room.encryption').algorithm),
    allowedRooms: allowedIn(rules),
    children: state.filter((event) => event.type === 'm.space.child'),
  };
}

function allowedIn({ allow }: JsonObject): string[] {
  if (!Array.isArray(allow)) return [];
  return allow.flatMap((each) => {
    const { type, room_id: roomId } = (each ?? {}) as JsonObject; // any other JSON has neither
    return type === 'm.room_membership' && typeof roomId === 'string' ? [roomId] : [];
  });
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** "PublicRoomsChunk", with what the specification leaves out where it is not set. */
export function chunkOf(summary: RoomSummary): JsonObject {
  const optional = {
    name: summary.name,
    topic: summary.topic,
    avatar_url: summary.avatarUrl,
    canonical_alias: summary.canonicalAlias,
    room_type: summary.roomType,
  };
  return {
    room_id: summary.roomId,
    num_joined_members: summary.joinedMembers,
    join_rule: summary.joinRule,
    world_readable: summary.isWorldReadable,
    guest_can_join: summary.guestsCanJoin,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}
