import type { ListedRoom } from '../../shared/index.ts';
import { RoomSearch } from '../rooms/room-search-model.ts';

export type DirectoryFilter = 'all' | 'mine' | 'joinable' | 'archived';

/** The rooms to show, those of one space together; what was searched for with the best first. */
export function listRoomsFor(
  rooms: readonly ListedRoom[],
  { filter, text }: { readonly filter: DirectoryFilter; readonly text: string },
): readonly ListedRoom[] {
  const shown = rooms.filter((room) => isIn(filter, room));
  if (text.trim() === '') return [...shown].sort(bySpaceAndName);
  const byId = new Map(shown.map((room) => [room.room, room]));
  const search = new RoomSearch(
    shown.map(({ room, name, topic, spaceName }) => ({ id: room, name, topic, space: spaceName })),
  );
  return search.find(text).flatMap((id) => byId.get(id) ?? []);
}

/** Rooms in a row that belong to one space, together. */
export function groupBySpace(rooms: readonly ListedRoom[]): readonly (readonly ListedRoom[])[] {
  return [...Map.groupBy(rooms, ({ space }) => space).values()];
}

/** What is archived is seen by those alone who look for it. */
function isIn(filter: DirectoryFilter, { archived, joined }: ListedRoom): boolean {
  if (filter === 'archived') return archived;
  if (archived) return false;
  return filter === 'all' || joined === (filter === 'mine');
}

function bySpaceAndName(one: ListedRoom, other: ListedRoom): number {
  return one.spaceName.localeCompare(other.spaceName, 'de') || one.name.localeCompare(other.name, 'de');
}
