import type { Room } from '../rooms/room.ts';
import { type RoomEvent, stateName } from '../rooms/room-event.ts';
import { findEvents, listStateAt } from '../storage/event-table.ts';
import { wantsEvent, wantsRoom } from './filter.ts';
import type { Timeline } from './room-timeline.ts';
import type { SyncRequest } from './sync-request.ts';

/**
 * The state that goes with a timeline: as it was before its first event, or after its last with `use_state_after`; after
 * `after`, only what changed.
 */
export async function readState(
  request: SyncRequest,
  room: Room,
  timeline: Timeline,
  at: { readonly after: number | undefined; readonly until: number; readonly heroes: readonly string[] },
): Promise<RoomEvent[]> {
  if (!wantsRoom(request.filter.state, room.roomId)) return [];
  const changed = await stateOf(request, room, timeline, at);
  const wanted = changed.filter((event) => wantsEvent(request.filter.state, event));
  return request.filter.state.lazyLoadMembers ? withNeededMembers(request, room, timeline, at, wanted) : wanted;
}

async function stateOf(
  request: SyncRequest,
  room: Room,
  timeline: Timeline,
  { after, until }: { readonly after: number | undefined; readonly until: number },
): Promise<RoomEvent[]> {
  const { core, useStateAfter } = request;
  if (after !== undefined) {
    if (!useStateAfter && !timeline.isLimited) return [];
    const last = useStateAfter ? until : timeline.start;
    if (room.stateSince <= after) return [];
    const current = [...room.state].filter(({ position }) => position > after && position <= last);
    // What has changed again since then is no longer part of the room's state here.
    const isCurrent = room.lastPosition <= last || ![...room.state].some(({ position }) => position > last);
    if (isCurrent) return current;
    const then = await core.database.snapshot((tx) => listStateAt(tx, room.roomId, last));
    return then.filter(({ position }) => position > after);
  }
  if (useStateAfter && room.lastPosition <= until) return [...room.state];
  if (room.lastPosition > until) {
    const last = useStateAfter ? until : timeline.start;
    return core.database.snapshot((tx) => listStateAt(tx, room.roomId, last));
  }
  return stateBefore(request, room, timeline);
}

/** The current state with the timeline's changes taken back. */
async function stateBefore({ core }: SyncRequest, room: Room, timeline: Timeline): Promise<RoomEvent[]> {
  const changes = timeline.events.filter(({ stateKey }) => stateKey !== undefined);
  const first = new Map<string, RoomEvent>();
  for (const event of changes) {
    const name = stateName(event.type, event.stateKey ?? '');
    if (!first.has(name)) first.set(name, event);
  }
  // A filter can leave changes out of the timeline; what they replaced is not known from it.
  const after = timeline.events[0]?.position ?? Number.POSITIVE_INFINITY;
  const isWhole = [...room.state].every(
    (event) => event.position < after || first.has(stateName(event.type, event.stateKey ?? '')),
  );
  if (!isWhole) return core.database.snapshot((tx) => listStateAt(tx, room.roomId, after - 1));
  const replaced = [...first.values()].flatMap(({ row }) => row.replaces ?? []);
  const before = replaced.length === 0 ? [] : await core.database.transaction((tx) => findEvents(tx, replaced));
  return [...[...room.state].filter((event) => !first.has(stateName(event.type, event.stateKey ?? ''))), ...before];
}

/** "Lazy-loading room members": only of those who sent what is shown, of oneself, and of whom the room is named after. */
function withNeededMembers(
  { viewer, filter }: SyncRequest,
  room: Room,
  timeline: Timeline,
  { after, heroes }: { readonly after: number | undefined; readonly heroes: readonly string[] },
  state: readonly RoomEvent[],
): RoomEvent[] {
  const needed = new Set(timeline.events.map(({ sender }) => sender));
  if (after === undefined) for (const userId of [viewer.userId, ...heroes]) needed.add(userId);
  const inTimeline = new Set(
    timeline.events.filter(({ type }) => type === 'm.room.member').map(({ eventId }) => eventId),
  );
  // Who changed within a gap is told, whoever they are.
  const rest = state.filter(
    (event) => after !== undefined || event.type !== 'm.room.member' || needed.has(event.stateKey ?? ''),
  );
  const there = new Set(rest.map(({ eventId }) => eventId));
  const added = [...needed].flatMap((userId) => {
    const member = room.members.get(userId);
    return member && !there.has(member.eventId) && !inTimeline.has(member.eventId) && wantsEvent(filter.state, member)
      ? [member]
      : [];
  });
  return [...rest, ...added];
}
