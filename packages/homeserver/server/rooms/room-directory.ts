import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import { invalidParam } from '../matrix-error.ts';
import { listPublishedRooms } from '../storage/room-table.ts';
import { chunkOf, type RoomSummary, summariesOf } from './room-summaries.ts';

export interface DirectoryQuery {
  readonly searchTerm: string | undefined;
  /** `null` stands for rooms without a type. */
  readonly roomTypes: readonly (string | null)[] | undefined;
  readonly limit: number | undefined;
  readonly since: string | undefined;
}

/** "Listing rooms": published rooms, those with the most members first. */
export async function searchDirectory(core: Core, query: DirectoryQuery): Promise<JsonObject> {
  const ids = await core.database.transaction((tx) => listPublishedRooms(tx));
  const all = [...(await summariesOf(core, ids)).values()].filter((room) => isWanted(room, query));
  all.sort((one, other) => other.joinedMembers - one.joinedMembers || (one.roomId < other.roomId ? -1 : 1));
  const start = offsetOf(query.since);
  const end = start + (query.limit ?? all.length);
  return {
    chunk: all.slice(start, end).map(chunkOf),
    total_room_count_estimate: all.length,
    ...(end < all.length ? { next_batch: `n${end}` } : {}),
    ...(start > 0 ? { prev_batch: `n${Math.max(0, start - (query.limit ?? start))}` } : {}),
  };
}

function offsetOf(token: string | undefined): number {
  if (token === undefined || token === '') return 0;
  const [, offset] = /^n(\d{1,9})$/.exec(token) ?? [];
  if (offset === undefined) throw invalidParam('The token is not one of this directory');
  return Number(offset);
}

function isWanted(room: RoomSummary, { searchTerm, roomTypes }: DirectoryQuery): boolean {
  if (roomTypes && !roomTypes.includes(room.roomType ?? null)) return false;
  const term = searchTerm?.toLowerCase() ?? '';
  return [room.name, room.topic, room.canonicalAlias].some((text) => text?.toLowerCase().includes(term)) || term === '';
}
