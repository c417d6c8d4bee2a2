import type { Core } from '../homeserver-core.ts';
import { isObject } from '../json.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import type { RoomIndex } from './room-index.ts';
import type { ListFilters, ListWish } from './sliding-request.ts';

/** What filters ask for, as far as somebody's own notes say. */
export interface OwnNotes {
  readonly direct: ReadonlySet<string>;
  readonly tags: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface RoomList {
  readonly count: number;
  readonly ranges: readonly { readonly range: readonly [number, number]; readonly roomIds: readonly string[] }[];
}

/** Rooms that lists may show, the one where something happened last first. */
export function orderRooms(index: RoomIndex, members: Iterable<MembershipRow>): MembershipRow[] {
  const placed: { readonly member: MembershipRow; readonly bump: number }[] = [];
  for (const member of members) {
    const { membership, position, room_id: roomId } = member;
    if (membership === 'leave' || membership === 'ban') continue;
    placed.push({ member, bump: membership === 'join' ? (index.get(roomId)?.bump ?? 0) : position });
  }
  return placed.sort((one, other) => other.bump - one.bump).map(({ member }) => member);
}

export async function listRooms(
  core: Core,
  index: RoomIndex,
  wish: ListWish,
  from: { readonly ordered: readonly MembershipRow[]; readonly notes: OwnNotes; readonly userId: string },
): Promise<RoomList> {
  const { filters, ranges } = wish;
  const inSpaces = filters.spaces && (await childrenOf(core, filters.spaces, from.userId));
  const found = from.ordered.filter((member) => isWanted(filters, member, index, from.notes, inSpaces));
  return {
    count: found.length,
    ranges: ranges.map((range) => ({
      range,
      roomIds: found.slice(range[0], range[1] + 1).map((member) => member.room_id),
    })),
  };
}

function isWanted(
  filters: ListFilters,
  { room_id: roomId, membership }: MembershipRow,
  index: RoomIndex,
  { direct, tags }: OwnNotes,
  inSpaces: ReadonlySet<string> | undefined,
): boolean {
  const { isDirect, isEncrypted, isInvite, roomTypes, notRoomTypes, tags: wanted, notTags: unwanted } = filters;
  const room = index.get(roomId);
  const roomType = room?.roomType ?? null;
  const has = (tag: string) => tags.get(roomId)?.has(tag) ?? false;
  return (
    (isDirect === undefined || direct.has(roomId) === isDirect) &&
    (isEncrypted === undefined || (room?.isEncrypted ?? false) === isEncrypted) &&
    (isInvite === undefined || (membership === 'invite') === isInvite) &&
    (roomTypes === undefined || roomTypes.includes(roomType)) &&
    !notRoomTypes?.includes(roomType) &&
    (wanted === undefined || wanted.some(has)) &&
    !unwanted?.some(has) &&
    (inSpaces === undefined || inSpaces.has(roomId))
  );
}

/** Rooms that these spaces list ("Spaces"), as far as one is in them. */
async function childrenOf(core: Core, spaces: readonly string[], userId: string): Promise<Set<string>> {
  const own = await core.memberships.of(userId);
  const joined = spaces.filter((roomId) => own.get(roomId)?.membership === 'join');
  return core.rooms.useAll(joined, (rooms) => {
    const children = new Set<string>();
    for (const room of rooms)
      for (const { type, stateKey, content } of room.state)
        if (type === 'm.space.child' && Array.isArray(content.via) && stateKey !== undefined) children.add(stateKey);
    return children;
  });
}

/** "Direct messaging": the rooms named in `m.direct`. */
export async function directRooms(core: Core, userId: string): Promise<Set<string>> {
  const content = (await core.accountData.find({ userId, roomId: '', type: 'm.direct' })) ?? {};
  const all = Object.values(content).flatMap((rooms) => (Array.isArray(rooms) ? rooms : []));
  return new Set(all.filter((roomId) => typeof roomId === 'string'));
}

/** Of what is stored as `m.tag`. */
export function tagsIn(body: string): Set<string> {
  const { tags } = JSON.parse(body) as { tags?: unknown };
  return new Set(isObject(tags) ? Object.keys(tags) : []);
}
