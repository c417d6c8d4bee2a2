import type { RoomSummary } from '@kontor/matrix/client';

export interface RoomGroup {
  readonly key: string;
  /** Of a space; the other groups have names of their own. */
  readonly space: { readonly id: string; readonly name: string } | undefined;
  readonly kind: 'favourites' | 'space' | 'groups' | 'direct';
  readonly rooms: readonly RoomSummary[];
}

interface Places {
  /** Space of each room that belongs to one. */
  readonly spaceOf: ReadonlyMap<string, string>;
  /** In the order in which they are shown. */
  readonly spaces: readonly { readonly id: string; readonly name: string }[];
}

/** Favourites, then the rooms of each space, other groups, and direct messages, each with its newest first. */
export function groupRooms(rooms: readonly RoomSummary[], { spaceOf, spaces }: Places): readonly RoomGroup[] {
  const groups = new Map<string, RoomSummary[]>();
  for (const room of rooms) {
    const key = groupOf(room, spaceOf);
    groups.set(key, [...(groups.get(key) ?? []), room]);
  }
  const plain = (kind: 'favourites' | 'groups' | 'direct'): RoomGroup[] => {
    const found = groups.get(kind);
    return found ? [{ key: kind, kind, space: undefined, rooms: found }] : [];
  };
  const ofSpaces = spaces.flatMap((space): RoomGroup[] => {
    const found = groups.get(space.id);
    return found ? [{ key: space.id, kind: 'space', space, rooms: byName(found) }] : [];
  });
  const shown = new Set(ofSpaces.map(({ key }) => key));
  // A space that is not known here any more: its rooms stay reachable.
  const strays = [...groups].filter(([key]) => !isPlain(key) && !shown.has(key)).flatMap(([, found]) => found);
  const others = [...(groups.get('groups') ?? []), ...strays];
  const rest: RoomGroup[] =
    others.length > 0 ? [{ key: 'groups', kind: 'groups', space: undefined, rooms: others }] : [];
  return [...plain('favourites'), ...ofSpaces, ...rest, ...plain('direct')];
}

function groupOf(room: RoomSummary, spaceOf: ReadonlyMap<string, string>): string {
  if (room.isFavourite) return 'favourites';
  if (room.kind === 'direct') return 'direct';
  return spaceOf.get(room.id) ?? 'groups';
}

function isPlain(key: string): boolean {
  return key === 'favourites' || key === 'groups' || key === 'direct';
}

/** Rooms of a space keep their places; what is new in them is marked, not moved. */
function byName(rooms: readonly RoomSummary[]): readonly RoomSummary[] {
  return [...rooms].sort((one, other) => one.name.localeCompare(other.name, 'de'));
}
