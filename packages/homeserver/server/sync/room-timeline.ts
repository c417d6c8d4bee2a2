import { EventVisibility } from '../rooms/event-visibility.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { listRange } from '../storage/event-table.ts';
import type { MembershipRow } from '../storage/membership-table.ts';
import { isIgnored } from '../users/ignored-users.ts';
import { wantsEvent, wantsRoom } from './filter.ts';
import type { SyncRequest } from './sync-request.ts';

const defaultLimit = 10;
const mostLimit = 100;
/** How many events are looked at before a filter that few pass is given up on. */
const mostScanned = 1_000;
const pageSize = 100;

export interface Timeline {
  /** Oldest first. */
  readonly events: readonly RoomEvent[];
  /** Whether there are more between `after` and the first of them. */
  readonly isLimited: boolean;
  /** Everything up to here comes before the timeline. */
  readonly start: number;
  /** What the viewer was in the room when an event was sent. */
  membershipAt(event: RoomEvent): string | undefined;
}

/** The newest events of a room in (after, until] that the filter wants and the viewer may read. */
export async function readTimeline(
  request: SyncRequest,
  room: Room,
  member: MembershipRow,
  { after, until }: { readonly after: number; readonly until: number },
): Promise<Timeline> {
  const { filter, viewer, core } = request;
  const limit = Math.min(filter.timeline.limit ?? defaultLimit, mostLimit);
  const ignored = await core.ignoredUsers.of(viewer.userId);
  const found: RoomEvent[] = [];
  let visibility: EventVisibility | undefined;
  let scanned = 0;
  // What they were before they came is not looked up where nothing hangs on it.
  const before = room.members.get(viewer.userId)?.row.replaces === null ? 'leave' : undefined;
  const timeline = (isLimited: boolean): Timeline => ({
    events: found.reverse(),
    isLimited,
    start: isLimited ? (found[0]?.position ?? until + 1) - 1 : after,
    membershipAt: (event) =>
      EventVisibility.isSinceJoin(member, event) ? 'join' : (visibility?.membershipAt(event) ?? before),
  });
  if (!wantsRoom(filter.timeline, room.roomId)) return timeline(false);
  const isShared = EventVisibility.isAlwaysShared(room, member);
  for await (const event of newestFirst(request, room, after, until)) {
    scanned += 1;
    if (!isShared && !EventVisibility.isSinceJoin(member, event)) {
      visibility ??= await core.database.snapshot((tx) => EventVisibility.load(tx, room, viewer.userId));
      if (!visibility.maySee(event)) continue;
    }
    if (!wantsEvent(filter.timeline, event) || isIgnored(ignored, event)) continue;
    if (found.length === limit || scanned > mostScanned) return timeline(true);
    found.push(event);
  }
  return timeline(false);
}

async function* newestFirst({ core }: SyncRequest, room: Room, after: number, until: number): AsyncIterable<RoomEvent> {
  const recent = room.recent.filter(({ position }) => position > after && position <= until).reverse();
  const isAll = room.remembersSince(after);
  yield* recent;
  if (isAll) return;
  let before = (recent.at(-1)?.position ?? until + 1) - 1;
  for (;;) {
    const range = { roomId: room.roomId, after, until: before, limit: pageSize, order: 'newest-first' } as const;
    const page = await core.database.transaction((tx) => listRange(tx, range));
    yield* page;
    if (page.length < pageSize) return;
    before = (page.at(-1)?.position ?? 0) - 1;
  }
}
