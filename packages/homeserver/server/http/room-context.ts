import type { Core } from '../homeserver-core.ts';
import { invalidParam, missingParam, notFound } from '../matrix-error.ts';
import { clientEventWithRoom } from '../rooms/client-event.ts';
import { readVisible } from '../rooms/read-visible.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { findByTime, findEvent, listRange, listStateAt } from '../storage/event-table.ts';
import { type EventFilter, readEventFilter, wantsEvent } from '../sync/filter.ts';
import { writeToken } from '../sync/sync-token.ts';
import { isIgnored } from '../users/ignored-users.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { parseFilter, viewerOf, visibilityFor } from './room-read.ts';

const mostAround = 100;

/** "Event Context", "Jump to date". */
export function roomContextEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/rooms/:roomId/context/:eventId', 'guest', (call) => context(core, call))
    .at('GET /v1/rooms/:roomId/timestamp_to_event', 'user', (call) => nearestTo(core, call));
}

async function context(core: Core, call: Call): Promise<JsonText> {
  const roomId = call.param('roomId');
  const limit = call.queryNumber('limit', 10, { most: mostAround });
  const filter = readEventFilter(parseFilter(call.query.get('filter')));
  const viewer = viewerOf(call);
  return core.rooms.use(roomId, async (room) => {
    const visibility = await visibilityFor(core, room, viewer.userId);
    const ignored = await core.ignoredUsers.of(viewer.userId);
    const event = await core.database.transaction((tx) => findEvent(tx, roomId, call.param('eventId')));
    if (!event || !visibility.maySee(event)) throw notFound('There is no such event');
    const maySee = (each: RoomEvent) =>
      wantsEvent(filter, each) && !isIgnored(ignored, each) && visibility.maySee(each);
    const side = async (order: 'oldest-first' | 'newest-first', most: number) => {
      if (most === 0) return [];
      const bounds = (at: number) =>
        order === 'oldest-first' ? { after: at, until: Number.MAX_SAFE_INTEGER } : { after: 0, until: at - 1 };
      const read = (at: number, wanted: number) =>
        core.database.transaction((tx) => listRange(tx, { roomId, ...bounds(at), limit: wanted, order }));
      return (await readVisible(event.position, most, read, maySee)).events;
    };
    const [before, after] = await Promise.all([
      side('newest-first', Math.ceil(limit / 2)),
      side('oldest-first', Math.floor(limit / 2)),
    ]);
    const last = after.at(-1) ?? event;
    const shown = [event, ...before, ...after];
    const relations = await core.relations.ofEvents(shown, viewer);
    const state = await stateWith(core, room, shown, filter, last.position);
    const textOf = (each: RoomEvent) => clientEventWithRoom(each, viewer, { relations: relations.get(each.eventId) });
    const token = (position: number) => JSON.stringify(writeToken({ position, typing: 0 }));
    return new JsonText(
      `{"start":${token((before.at(-1) ?? event).position - 1)},"end":${token(last.position)},` +
        `"event":${textOf(event)},"events_before":[${before.map(textOf).join(',')}],` +
        `"events_after":[${after.map(textOf).join(',')}],"state":[${state.map(textOf).join(',')}]}`,
    );
  });
}

/** The state at `position`; with lazily loaded members only those of who sent what is shown. */
async function stateWith(
  core: Core,
  room: Room,
  shown: readonly RoomEvent[],
  filter: EventFilter,
  position: number,
): Promise<RoomEvent[]> {
  const isCurrent = [...room.state].every((event) => event.position <= position);
  const state = isCurrent
    ? [...room.state]
    : await core.database.snapshot((tx) => listStateAt(tx, room.roomId, position));
  const senders = new Set(shown.map(({ sender }) => sender));
  return state.filter(
    (event) =>
      wantsEvent(filter, event) &&
      (!filter.lazyLoadMembers || event.type !== 'm.room.member' || senders.has(event.stateKey ?? '')),
  );
}

/** The event next to a point in time that the caller may read. */
async function nearestTo(core: Core, call: Call): Promise<unknown> {
  const [roomId, direction] = [call.param('roomId'), call.query.get('dir')];
  if (direction !== 'f' && direction !== 'b') throw invalidParam('dir is either f or b');
  if (!call.query.has('ts')) throw missingParam('ts is missing');
  const time = call.queryNumber('ts', 0);
  return core.rooms.use(roomId, async (room) => {
    const visibility = await visibilityFor(core, room, call.caller.userId);
    const start = { time, position: direction === 'f' ? -1 : Number.MAX_SAFE_INTEGER };
    for (let at = start, pages = 0; pages < 20; pages += 1) {
      const page = await core.database.transaction((tx) => findByTime(tx, { roomId, direction, ...at }));
      const event = page.find((each) => visibility.maySee(each));
      if (event) return { event_id: event.eventId, origin_server_ts: event.sentAt };
      const last = page.at(-1);
      if (!last) break;
      at = { time: last.sentAt, position: last.position };
    }
    throw notFound('There is no event in this direction');
  });
}
