import type { Room } from '../rooms/room.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import type { SyncRequest } from '../sync/sync-request.ts';
import type { Connection, Delta, SentRoom } from './connections.ts';
import type { News } from './news.ts';
import { RequiredState } from './required-state.ts';
import type { RoomWish } from './sliding-request.ts';
import { invitedSlidingRoom, type RoomLook, type ShownRoom, slidingRoom } from './sliding-room.ts';

export interface RoomsRequest {
  readonly request: SyncRequest;
  readonly wishes: ReadonlyMap<string, readonly RoomWish[]>;
  readonly news: News | undefined;
  readonly memberships: ReadonlyMap<string, MembershipRow>;
  readonly connection: Connection;
  readonly direct: ReadonlySet<string>;
  readonly bumpOf: (roomId: string) => number;
}

/** The rooms of an answer, and what the connection will have been sent with it. */
export async function readRooms(of: RoomsRequest): Promise<{ shown: Map<string, ShownRoom>; delta: Delta }> {
  const { request, wishes, memberships, connection, news } = of;
  const { core, viewer } = request;
  const shown = new Map<string, ShownRoom>();
  const delta = new Map<string, SentRoom | undefined>();
  const gone = leftRooms(of);
  const requireds: Requireds = new Map();
  const ids = [...gone, ...[...wishes.keys()].filter((roomId) => isWorthALook(of, roomId, requireds))];
  await core.rooms.useAll(ids, async (rooms) => {
    const joined = rooms.filter(({ roomId }) => memberships.get(roomId)?.membership === 'join');
    await core.unread.prepare(joined, viewer.userId);
    for (const room of rooms) {
      const member = memberships.get(room.roomId);
      const found = member && (await readRoom(of, room, member, requireds));
      if (found) shown.set(room.roomId, found);
      delta.set(room.roomId, found?.sent ?? stillLive(of, room.roomId));
    }
  });
  for (const roomId of gone) delta.set(roomId, undefined);
  // What happened in rooms that are not shown now is told when they are shown again.
  const place = connection.place?.position ?? 0;
  for (const roomId of news ? news.events.keys() : connection.rooms.keys()) {
    const sent = connection.rooms.get(roomId);
    if (sent?.isLive && !delta.has(roomId)) delta.set(roomId, { ...sent, isLive: false, upTo: place });
  }
  return { shown, delta };
}

function stillLive({ connection, request }: RoomsRequest, roomId: string): SentRoom | undefined {
  const sent = connection.rooms.get(roomId);
  return sent && { ...sent, isLive: true, upTo: request.until.position };
}

/** Rooms that the connection shows and that the person has left, or was sent out of. */
function leftRooms({ connection, memberships, news }: RoomsRequest): string[] {
  const changed = news ? news.events.keys() : connection.rooms.keys();
  return [...changed].filter((roomId) => {
    const membership = memberships.get(roomId)?.membership;
    return connection.rooms.has(roomId) && (membership === 'leave' || membership === 'ban');
  });
}

type Requireds = Map<readonly RoomWish[], RequiredState>;

/** Rooms of the same lists have the same wishes. */
function requiredOf(requireds: Requireds, wish: readonly RoomWish[], me: string): RequiredState {
  const known = requireds.get(wish) ?? RequiredState.of(wish, me);
  requireds.set(wish, known);
  return known;
}

function isWorthALook(of: RoomsRequest, roomId: string, requireds: Requireds): boolean {
  const { connection, news, wishes, request, memberships } = of;
  const sent = connection.rooms.get(roomId);
  if (!sent?.isLive || !news || news.events.has(roomId) || news.ownReceipts.has(roomId)) return true;
  if (!sent.isJoined) return memberships.get(roomId)?.membership === 'join';
  const wish = wishes.get(roomId) ?? [];
  const required = requiredOf(requireds, wish, request.viewer.userId);
  return (
    wish.some(({ timelineLimit }) => timelineLimit > sent.timelineLimit) ||
    (required.key !== sent.requiredKey && [...required.names].some((name) => !sent.required.has(name)))
  );
}

async function readRoom(
  { request, wishes, news, connection, direct, bumpOf }: RoomsRequest,
  room: Room,
  member: MembershipRow,
  requireds: Requireds,
): Promise<ShownRoom | undefined> {
  const { roomId } = room;
  const wish = wishes.get(roomId) ?? [{ timelineLimit: 1, requiredState: [] }];
  const required = requiredOf(requireds, wish, request.viewer.userId);
  const before = connection.rooms.get(roomId);
  const isIn = member.membership === 'join';
  // Whoever was invited and has come in sees the room for the first time.
  const sent = isIn && before && !before.isJoined ? undefined : before;
  const after = sent ? (sent.isLive ? (connection.place?.position ?? 0) : sent.upTo) : 0;
  const look: RoomLook = {
    ...{ request, room, member, sent, after, required, isDirect: direct.has(roomId) },
    bump: isIn ? bumpOf(roomId) : member.position,
    timelineLimit: Math.max(...wish.map((each) => each.timelineLimit)),
    changedState: sent?.isLive
      ? news && (news.events.get(roomId) ?? []).filter((each) => each.stateKey !== undefined)
      : undefined,
    hasOwnReceipt: news?.ownReceipts.has(roomId) ?? false,
  };
  if (member.membership !== 'invite' && member.membership !== 'knock') return slidingRoom(look);
  if (before && member.position <= before.upTo) return undefined;
  const inviter = room.members.get(request.viewer.userId)?.sender ?? '';
  if ((await request.core.ignoredUsers.of(request.viewer.userId)).has(inviter)) return undefined;
  return invitedSlidingRoom(look);
}
