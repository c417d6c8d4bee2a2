import { setTimeout as delay } from 'node:timers/promises';
import type { Core } from '../homeserver-core.ts';
import { MatrixError, notFound } from '../matrix-error.ts';
import { changeMembership } from '../rooms/change-membership.ts';
import { createRoom } from '../rooms/create-room.ts';
import { defaultRoomVersion } from '../rooms/room-version.ts';
import { sendEvent } from '../rooms/send-event.ts';
import { deleteUnusedMedia } from '../storage/media-use-table.ts';
import { deleteRoom as deleteRows } from '../storage/room-administration-table.ts';
import { deleteAlias, listAliases, moveAliases } from '../storage/room-alias-table.ts';
import { setPublished } from '../storage/room-table.ts';
import type { Caller } from '../users/sessions.ts';

export interface Deletion {
  readonly blocks: boolean;
  readonly purges: boolean;
  /** Who makes the room that everybody is led to, if there is to be one. */
  readonly newRoomUserId?: string | undefined;
  readonly newRoomName: string;
  readonly message: string;
}

export interface Deleted {
  readonly kicked_users: string[];
  readonly failed_to_kick_users: string[];
  readonly local_aliases: string[];
  readonly new_room_id: string | null;
}

/** So long those who sync are given to see that they have left, before the room is gone. */
const farewellMs = 500;
const atOnce = 20;

/** Closes a room as Synapse's administration does: everybody leaves, its aliases end, and its rows and files go if that is wanted. */
export async function deleteRoom(core: Core, roomId: string, deletion: Deletion): Promise<Deleted> {
  if (deletion.blocks) await core.blockedRooms.set(roomId, true);
  const { exists, members, known } = await core.rooms.useAll([roomId], ([room]) => ({
    exists: room !== undefined,
    members: [...(room?.members ?? [])].filter(([, event]) => isThere(event.content.membership)).map(([id]) => id),
    known: [...(room?.members.keys() ?? [])],
  }));
  if (!exists && deletion.blocks) return { ...nothing };
  if (!exists) throw notFound('There is no such room');
  const joined = new Set(await core.rooms.use(roomId, (room) => [...room.joined]));
  const next = await makeNextRoom(core, deletion);
  const aliases = await endAliases(core, roomId, next);
  const failed: string[] = [];
  for (let first = 0; first < members.length; first += atOnce)
    await Promise.all(
      members.slice(first, first + atOnce).map(async (userId) => {
        if (!(await leave(core, roomId, userId))) failed.push(userId);
        else if (next !== undefined && joined.has(userId)) await join(core, next, userId);
      }),
    );
  if (deletion.purges) {
    await delay(farewellMs);
    let files: readonly string[] = [];
    await core.rooms.purge(roomId, async (tx) => {
      await deleteRows(tx, roomId);
      files = await deleteUnusedMedia(tx, roomId, core.config.serverName);
    });
    core.media.forget(files);
    for (const userId of known) core.memberships.forget(userId, roomId);
  }
  const kicked = members.filter((userId) => joined.has(userId) && !failed.includes(userId));
  return { kicked_users: kicked, failed_to_kick_users: failed, local_aliases: aliases, new_room_id: next ?? null };
}

const nothing: Deleted = { kicked_users: [], failed_to_kick_users: [], local_aliases: [], new_room_id: null };

function isThere(membership: unknown): boolean {
  return membership === 'join' || membership === 'invite' || membership === 'knock';
}

async function makeNextRoom(core: Core, deletion: Deletion): Promise<string | undefined> {
  const { newRoomUserId: creator, newRoomName: name, message } = deletion;
  if (creator === undefined) return undefined;
  const roomId = await createRoom(core, {
    creator,
    name,
    version: defaultRoomVersion,
    preset: 'public_chat',
    isPublished: false,
    invite: [],
    isDirect: false,
    creationContent: {},
    initialState: [],
    // Nobody else speaks there.
    powerLevelsOverride: { users_default: -10 },
  });
  const content = { msgtype: 'm.text', body: message };
  await sendEvent(core, callerFor(creator), { roomId, type: 'm.room.message', content });
  return roomId;
}

async function endAliases(core: Core, roomId: string, next: string | undefined): Promise<string[]> {
  return core.database.transaction(async (tx) => {
    const aliases = await listAliases(tx, roomId);
    if (next !== undefined) await moveAliases(tx, roomId, next);
    else for (const alias of aliases) await deleteAlias(tx, alias);
    await setPublished(tx, roomId, false);
    return aliases;
  });
}

async function leave(core: Core, roomId: string, userId: string): Promise<boolean> {
  try {
    await changeMembership(core, callerFor(userId), { roomId, userId, membership: 'leave' });
    return true;
  } catch (failure) {
    if (!(failure instanceof MatrixError)) throw failure;
    return false;
  }
}

async function join(core: Core, roomId: string, userId: string): Promise<void> {
  await changeMembership(core, callerFor(userId), { roomId, userId, membership: 'join' });
}

function callerFor(userId: string): Caller {
  return { userId, deviceId: undefined, isAdmin: false, isGuest: false, isSuspended: false };
}
