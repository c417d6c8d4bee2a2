import { EventType } from 'matrix-js-sdk/lib/@types/event.js';
import { Preset } from 'matrix-js-sdk/lib/@types/partials.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';

type DirectRooms = Readonly<Record<string, readonly string[]>>;

/** Rooms that the person holds with one other, and who that is. */
export function partnersOf(sdk: MatrixClient): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(directRoomsOf(sdk)).flatMap(([userId, rooms]) => rooms.map((room) => [room, userId] as const)),
  );
}

/** The room that the person already holds with this user, or a new one to which they are invited. */
export async function openDirectRoom(sdk: MatrixClient, userId: string): Promise<string> {
  const known = directRoomsOf(sdk)[userId]?.find((room) => sdk.getRoom(room)?.getMyMembership() === 'join');
  if (known !== undefined) return known;
  const { room_id: room } = await sdk.createRoom({
    preset: Preset.TrustedPrivateChat,
    is_direct: true,
    invite: [userId],
  });
  await noteDirectRoom(sdk, userId, room);
  return room;
}

/** Keeps in Matrix, for all devices of the person, that this is their direct room with the user. */
export async function noteDirectRoom(sdk: MatrixClient, userId: string, room: string): Promise<void> {
  const before = directRoomsOf(sdk);
  const rooms = [...new Set([...(before[userId] ?? []), room])];
  await sdk.setAccountData(EventType.Direct, { ...mutable(before), [userId]: rooms });
}

/** Other clients write this, too: anything that is no list of rooms is passed over. */
function directRoomsOf(sdk: MatrixClient): DirectRooms {
  const content: unknown = sdk.getAccountData(EventType.Direct)?.getContent();
  const entries = Object.entries(Object(content)).filter(([, rooms]) => Array.isArray(rooms));
  return Object.fromEntries(
    entries.map(([userId, rooms]) => [userId, (rooms as unknown[]).filter((room) => typeof room === 'string')]),
  );
}

function mutable(rooms: DirectRooms): Record<string, string[]> {
  return Object.fromEntries(Object.entries(rooms).map(([userId, list]) => [userId, [...list]]));
}
