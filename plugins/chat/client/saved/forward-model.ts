import type { RoomSummary } from '@kontor/matrix/client';

/** So many rooms are offered at once. */
const mostOffered = 30;

/** Rooms in which the person may write and whose name holds all the words, as they stand in the list: the newest first. */
export function matchingRooms(
  rooms: readonly RoomSummary[],
  nameOf: (room: RoomSummary) => string,
  words: string,
): readonly RoomSummary[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (room: RoomSummary) => wanted.every((word) => nameOf(room).toLowerCase().includes(word));
  return rooms.filter((room) => room.canWrite && room.membership === 'join' && holds(room)).slice(0, mostOffered);
}
