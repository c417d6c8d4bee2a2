import type { Core } from '../homeserver-core.ts';
import { isObject } from '../json.ts';
import { forbidden, invalidParam, MatrixError, notFound } from '../matrix-error.ts';
import { clientEventWithRoom, type Viewer } from '../rooms/client-event.ts';
import { EventVisibility } from '../rooms/event-visibility.ts';
import type { Room } from '../rooms/room.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { historyVisibilityOf, isMembership } from '../rooms/state-view.ts';
import { findEvent, listRange, listStateAt } from '../storage/event-table.ts';
import { readEventFilter, wantsEvent } from '../sync/filter.ts';
import { readToken, writeToken } from '../sync/sync-token.ts';
import { isIgnored } from '../users/ignored-users.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Getting events for a room". */
export function roomReadEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/rooms/:roomId/event/:eventId', 'guest', (call) => oneEvent(core, call))
    .at('GET /v3/rooms/:roomId/state', 'guest', async (call) => {
      const state = await stateFor(core, call);
      return new JsonText(`[${state.map((event) => clientEventWithRoom(event, viewerOf(call))).join(',')}]`);
    })
    .at('GET /v3/rooms/:roomId/state/:eventType', 'guest', (call) => oneState(core, call, ''))
    .at('GET /v3/rooms/:roomId/state/:eventType/:stateKey', 'guest', (call) =>
      oneState(core, call, call.param('stateKey')),
    )
    .at('GET /v3/rooms/:roomId/members', 'guest', (call) => members(core, call))
    .at('GET /v3/rooms/:roomId/joined_members', 'guest', (call) => joinedMembers(core, call))
    .at('GET /v3/rooms/:roomId/messages', 'guest', (call) => messages(core, call));
}

export function viewerOf({ caller }: Call): Viewer {
  return { userId: caller.userId, deviceId: caller.deviceId };
}

/** What `userId` may see of the room's events; throws M_FORBIDDEN where that is nothing at all. */
export async function visibilityFor(core: Core, room: Room, userId: string): Promise<EventVisibility> {
  await checkNotForgotten(core, userId, room.roomId);
  const visibility = await core.database.snapshot((tx) => EventVisibility.load(tx, room, userId));
  const member = room.members.get(userId)?.content.membership;
  const everIn = member === 'join' || member === 'leave' || member === 'ban';
  if (!(everIn && visibility.isKnown) && historyVisibilityOf(room) !== 'world_readable')
    throw forbidden('You are not in this room');
  return visibility;
}

async function oneEvent(core: Core, call: Call): Promise<JsonText> {
  const roomId = call.param('roomId');
  const event = await core.database.transaction((tx) => findEvent(tx, roomId, call.param('eventId')));
  if (!event) throw notFound('There is no such event');
  await checkNotForgotten(core, call.caller.userId, roomId);
  return core.rooms.use(roomId, async (room) => {
    const visibility = await core.database.snapshot((tx) => EventVisibility.load(tx, room, call.caller.userId));
    if (!visibility.maySee(event)) throw notFound('There is no such event');
    const relations = await core.relations.ofEvents([event], viewerOf(call));
    return new JsonText(clientEventWithRoom(event, viewerOf(call), { relations: relations.get(event.eventId) }));
  });
}

/** The state as the caller may know it: now, or as it was when they left. */
export async function stateFor(core: Core, call: Call, until?: number): Promise<readonly RoomEvent[]> {
  const { userId } = call.caller;
  return core.rooms.use(call.param('roomId'), async (room) => {
    const member = room.members.get(userId);
    const membership = member?.content.membership;
    const wasIn = member !== undefined && (membership === 'leave' || membership === 'ban');
    if (membership === 'join' || historyVisibilityOf(room) === 'world_readable')
      return until === undefined
        ? [...room.state]
        : core.database.snapshot((tx) => listStateAt(tx, room.roomId, until));
    const before = member?.row.previous_content;
    const wasJoined = wasIn && before != null && (JSON.parse(before) as { membership?: unknown }).membership === 'join';
    if (!wasJoined) throw forbidden('You are not in this room');
    await checkNotForgotten(core, userId, room.roomId);
    const last = Math.min(member.position, until ?? member.position);
    return core.database.snapshot((tx) => listStateAt(tx, room.roomId, last));
  });
}

async function oneState(core: Core, call: Call, stateKey: string): Promise<unknown> {
  const format = call.query.get('format') ?? 'content';
  if (format !== 'content' && format !== 'event') throw invalidParam('There is no such format');
  const state = await stateFor(core, call);
  const event = state.find((each) => each.type === call.param('eventType') && each.stateKey === stateKey);
  if (!event) throw notFound('The room has no such state');
  return format === 'content' ? event.content : new JsonText(clientEventWithRoom(event, viewerOf(call)));
}

async function members(core: Core, call: Call): Promise<JsonText> {
  const at = call.query.get('at');
  const state = await stateFor(core, call, at === null ? undefined : readToken(at).position);
  const [wanted, unwanted] = [call.query.get('membership'), call.query.get('not_membership')];
  for (const asked of [wanted, unwanted])
    if (asked !== null && !isMembership(asked)) throw invalidParam('There is no such membership');
  const found = state.filter(
    ({ type, content }) =>
      type === 'm.room.member' &&
      (wanted === null || content.membership === wanted) &&
      (unwanted === null || content.membership !== unwanted),
  );
  return new JsonText(`{"chunk":[${found.map((event) => clientEventWithRoom(event, viewerOf(call))).join(',')}]}`);
}

async function joinedMembers(core: Core, call: Call): Promise<unknown> {
  return core.rooms.use(call.param('roomId'), (room) => {
    if (!room.isJoined(call.caller.userId)) throw forbidden('You are not in this room');
    const joined = [...room.joined].map((userId) => {
      const { displayname: name, avatar_url: avatar } = room.members.get(userId)?.content ?? {};
      return [
        userId,
        {
          ...(typeof name === 'string' ? { display_name: name } : {}),
          ...(typeof avatar === 'string' ? { avatar_url: avatar } : {}),
        },
      ] as const;
    });
    return { joined: Object.fromEntries(joined) };
  });
}

/** A room that was forgotten is as if one had never been there. */
export async function checkNotForgotten(core: Core, userId: string, roomId: string): Promise<void> {
  if ((await core.memberships.of(userId)).get(roomId)?.is_forgotten) throw forbidden('You are not in this room');
}

const mostMessages = 1000;

/** "Paginated": from a token in one direction, until another or the limit. */
async function messages(core: Core, call: Call): Promise<JsonText> {
  const direction = call.query.get('dir') ?? 'f';
  if (direction !== 'b' && direction !== 'f') throw invalidParam('dir is either b or f');
  const limit = call.queryNumber('limit', 10, { least: 0, most: mostMessages });
  const filter = readEventFilter(parseFilter(call.query.get('filter')));
  const [fromText, toText] = [call.query.get('from'), call.query.get('to')];
  const now = core.writer.position;
  const from = fromText === null ? (direction === 'b' ? now : 0) : readToken(fromText).position;
  const to = toText === null ? undefined : readToken(toText).position;
  const viewer = viewerOf(call);
  await checkNotForgotten(core, viewer.userId, call.param('roomId'));
  return core.rooms.use(call.param('roomId'), async (room) => {
    const visibility = await visibilityFor(core, room, viewer.userId);
    const ignored = await core.ignoredUsers.of(viewer.userId);
    const found: RoomEvent[] = [];
    const isBack = direction === 'b';
    let at = from;
    let isEnd = false;
    while (found.length < limit && !isEnd) {
      const bounds = isBack ? { after: to ?? 0, until: at } : { after: at, until: to ?? now };
      const wanted = Math.max(limit - found.length, 20);
      const order = isBack ? 'newest-first' : 'oldest-first';
      const page = await core.database.transaction((tx) =>
        listRange(tx, { roomId: room.roomId, ...bounds, limit: wanted, order }),
      );
      isEnd = page.length < wanted;
      for (const event of page) {
        if (found.length === limit) {
          isEnd = false;
          break;
        }
        at = isBack ? event.position - 1 : event.position;
        if (wantsEvent(filter, event) && visibility.maySee(event) && !isIgnored(ignored, event)) found.push(event);
      }
    }
    const relations = await core.relations.ofEvents(found, viewer);
    const chunk = found.map((event) => clientEventWithRoom(event, viewer, { relations: relations.get(event.eventId) }));
    const needed = new Set(found.map(({ sender }) => sender));
    const state = filter.lazyLoadMembers ? [...needed].flatMap((userId) => room.members.get(userId) ?? []) : [];
    const start = JSON.stringify(fromText ?? writeToken({ position: from, typing: 0 }));
    const end =
      isEnd && isBack
        ? ''
        : found.length === 0 && isEnd
          ? ''
          : `,"end":${JSON.stringify(writeToken({ position: at, typing: 0 }))}`;
    const known =
      state.length > 0 ? `,"state":[${state.map((event) => clientEventWithRoom(event, viewer)).join(',')}]` : '';
    return new JsonText(`{"start":${start}${end},"chunk":[${chunk.join(',')}]${known}}`);
  });
}

export function parseFilter(text: string | null) {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below, like everything that is no filter.
  }
  throw new MatrixError(400, 'M_NOT_JSON', 'The filter is not a JSON object');
}
