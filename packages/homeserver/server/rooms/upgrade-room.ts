import type { Core } from '../homeserver-core.ts';
import { isObject, type JsonObject } from '../json.ts';
import { forbidden, MatrixError } from '../matrix-error.ts';
import { moveAliases } from '../storage/room-alias-table.ts';
import { findRooms, setPublished } from '../storage/room-table.ts';
import type { Caller } from '../users/sessions.ts';
import { createRoom } from './create-room.ts';
import { PowerLevels } from './power-levels.ts';
import type { Room } from './room.ts';
import { getRoomVersion } from './room-version.ts';
import { contentOf } from './state-view.ts';

/** State that a room takes along ("Room upgrades"). */
const taken = [
  ...['m.room.server_acl', 'm.room.encryption', 'm.room.name', 'm.room.avatar', 'm.room.topic', 'm.room.guest_access'],
  ...['m.room.history_visibility', 'm.room.join_rules', 'm.room.power_levels', 'm.room.pinned_events'],
];

/**
 * Replaces a room by one of another version and answers with its id: state, bans, aliases and its place in the directory go
 * along, a tombstone points to it, and in the old room only those with more power than usual may still speak.
 */
export async function upgradeRoom(
  core: Core,
  caller: Caller,
  { roomId, version: versionId, creators }: UpgradeRequest,
): Promise<string> {
  const version = getRoomVersion(versionId);
  return core.rooms.use(roomId, async (room) => {
    const levels = PowerLevels.of(room);
    if (!room.isJoined(caller.userId) || !levels.maySend(caller.userId, 'm.room.tombstone', true))
      throw forbidden('You may not replace this room');
    const isPublished = await unpublish(core, roomId);
    const create = contentOf(room, 'm.room.create') ?? {};
    const { type, 'm.federate': federate } = create;
    const successor = await createRoom(core, {
      creator: caller.userId,
      version: version.id,
      preset: 'private_chat',
      isPublished,
      invite: [],
      isDirect: false,
      creationContent: {
        ...(type === undefined ? {} : { type }),
        ...(federate === undefined ? {} : { 'm.federate': federate }),
        ...(creators.length > 0 ? { additional_creators: creators } : {}),
        predecessor: { room_id: roomId },
      },
      initialState: stateToTake(room),
      powerLevelsOverride: powerToTake(room, version.creatorsRule ? [caller.userId, ...creators] : []),
    });
    await core.rooms.write(roomId, (draft) => {
      const content = { body: 'This room has been replaced', replacement_room: successor };
      draft.append({ type: 'm.room.tombstone', stateKey: '', sender: caller.userId, content });
    });
    await core.database.transaction((tx) => moveAliases(tx, roomId, successor));
    await moveCanonicalAlias(core, caller, room, successor);
    await restrict(core, caller, roomId);
    return successor;
  });
}

export interface UpgradeRequest {
  readonly roomId: string;
  readonly version: string;
  /** Further creators, from version 12 on. */
  readonly creators: readonly string[];
}

async function unpublish(core: Core, roomId: string): Promise<boolean> {
  return core.database.transaction(async (tx) => {
    const [row] = await findRooms(tx, [roomId]);
    if (row?.is_published) await setPublished(tx, roomId, false);
    return row?.is_published ?? false;
  });
}

function stateToTake(room: Room) {
  const simple = taken.flatMap((type) => {
    const content = type === 'm.room.power_levels' ? undefined : contentOf(room, type);
    return content ? [{ type, stateKey: '', content }] : [];
  });
  const listed = [...room.state].filter(
    ({ type, content, stateKey }) =>
      (type === 'm.space.child' && Array.isArray(content.via)) ||
      (type === 'm.room.member' && content.membership === 'ban' && stateKey !== undefined),
  );
  return [...simple, ...listed.map(({ type, stateKey = '', content }) => ({ type, stateKey, content }))];
}

/** Everybody keeps their power, but creators, who stand above it. */
function powerToTake(room: Room, creators: readonly string[]): JsonObject {
  const content = contentOf(room, 'm.room.power_levels') ?? {};
  const users = isObject(content.users) ? content.users : {};
  const left = Object.entries(users).filter(([userId]) => !creators.includes(userId));
  return { ...content, users: Object.fromEntries(left) };
}

async function moveCanonicalAlias(core: Core, caller: Caller, room: Room, successor: string): Promise<void> {
  const content = contentOf(room, 'm.room.canonical_alias');
  if (!content) return;
  const move = (roomId: string, next: JsonObject) =>
    core.rooms.write(roomId, (draft) => {
      draft.append({ type: 'm.room.canonical_alias', stateKey: '', sender: caller.userId, content: next });
    });
  await move(room.roomId, {});
  await move(successor, content);
}

/** Speaking and inviting need as much power as moderators have, if whoever replaces the room may say so. */
async function restrict(core: Core, caller: Caller, roomId: string): Promise<void> {
  try {
    await core.rooms.write(roomId, (draft) => {
      const content = contentOf(draft, 'm.room.power_levels') ?? {};
      const least = Math.max(50, typeof content.users_default === 'number' ? content.users_default + 1 : 0);
      const raised = (level: unknown) => Math.max(least, typeof level === 'number' ? level : 0);
      const next = { ...content, events_default: raised(content.events_default), invite: raised(content.invite) };
      draft.append({ type: 'm.room.power_levels', stateKey: '', sender: caller.userId, content: next });
    });
  } catch (failure) {
    // Who may replace a room need not be allowed to change its levels.
    if (!(failure instanceof MatrixError)) throw failure;
  }
}
