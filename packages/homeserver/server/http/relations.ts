import type { Core } from '../homeserver-core.ts';
import { invalidParam, notFound } from '../matrix-error.ts';
import { clientEventWithRoom, type Viewer } from '../rooms/client-event.ts';
import { readVisible } from '../rooms/read-visible.ts';
import type { RoomEvent } from '../rooms/room-event.ts';
import { findEvent } from '../storage/event-table.ts';
import { listRelations, listThreads } from '../storage/relation-table.ts';
import { readToken, writeToken } from '../sync/sync-token.ts';
import { isIgnored } from '../users/ignored-users.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { viewerOf, visibilityFor } from './room-read.ts';

const mostAtOnce = 100;
/** "Servers should recurse to a minimum of three levels" (GET /relations, `recurse`). */
const deepest = 3;

/** "Relationships between events", "Querying threads in a room". */
export function relationEndpoints(core: Core) {
  const path = 'GET /v1/rooms/:roomId/relations/:eventId';
  return new EndpointList()
    .at(path, 'guest', (call) => relations(core, call, {}))
    .at(`${path}/:relType`, 'guest', (call) => relations(core, call, { relation: call.param('relType') }))
    .at(`${path}/:relType/:eventType`, 'guest', (call) =>
      relations(core, call, { relation: call.param('relType'), type: call.param('eventType') }),
    )
    .at('GET /v1/rooms/:roomId/threads', 'guest', (call) => threads(core, call));
}

async function relations(
  core: Core,
  call: Call,
  wanted: { readonly relation?: string; readonly type?: string },
): Promise<JsonText> {
  const [roomId, eventId, viewer] = [call.param('roomId'), call.param('eventId'), viewerOf(call)];
  const direction = call.query.get('dir') ?? 'b';
  if (direction !== 'b' && direction !== 'f') throw invalidParam('dir is either b or f');
  const limit = call.queryNumber('limit', 5, { least: 1, most: mostAtOnce });
  const isBack = direction === 'b';
  const from = tokenOf(call, 'from') ?? (isBack ? Number.MAX_SAFE_INTEGER - 1 : 0);
  const to = tokenOf(call, 'to') ?? (isBack ? 0 : Number.MAX_SAFE_INTEGER);
  const depth = call.queryFlag('recurse') ? deepest : 1;
  return core.rooms.use(roomId, async (room) => {
    const visibility = await visibilityFor(core, room, viewer.userId);
    const ignored = await core.ignoredUsers.of(viewer.userId);
    const parent = await core.database.transaction((tx) => findEvent(tx, roomId, eventId));
    if (!parent || !visibility.maySee(parent)) throw notFound('There is no such event');
    const order = isBack ? ('newest-first' as const) : ('oldest-first' as const);
    const read = (at: number, most: number) => {
      const bounds = isBack ? { after: to, until: at - 1 } : { after: at, until: to };
      const query = { roomId, eventId, relation: wanted.relation, type: wanted.type, order, limit: most, depth };
      return core.database.snapshot((tx) => listRelations(tx, { ...query, ...bounds }));
    };
    const maySee = (event: RoomEvent) => visibility.maySee(event) && !isIgnored(ignored, event);
    // Tokens name the last position behind them: reading back begins at it.
    const page = await readVisible(isBack ? from + 1 : from, limit, read, maySee);
    const next = page.hasMore ? writeToken({ position: isBack ? page.last - 1 : page.last, typing: 0 }) : undefined;
    return chunkOf(core, viewer, page.events, [
      ...(next === undefined ? [] : [['next_batch', next] as const]),
      ...(call.query.has('from') ? [['prev_batch', call.query.get('from')] as const] : []),
      ...(depth > 1 ? [['recursion_depth', depth] as const] : []),
    ]);
  });
}

async function threads(core: Core, call: Call): Promise<JsonText> {
  const [roomId, viewer] = [call.param('roomId'), viewerOf(call)];
  const include = call.query.get('include') ?? 'all';
  if (include !== 'all' && include !== 'participated') throw invalidParam('include is either all or participated');
  const limit = call.queryNumber('limit', 20, { least: 1, most: mostAtOnce });
  const until = tokenOf(call, 'from') ?? Number.MAX_SAFE_INTEGER;
  return core.rooms.use(roomId, async (room) => {
    const visibility = await visibilityFor(core, room, viewer.userId);
    const isIn = room.isJoined(viewer.userId) || room.isWorldReadable;
    const bound = isIn ? until : Math.min(until, room.members.get(viewer.userId)?.position ?? 0);
    const userId = include === 'participated' ? viewer.userId : undefined;
    const found = await core.database.snapshot((tx) =>
      listThreads(tx, { roomId, until: bound, limit: limit + 1, userId }),
    );
    const page = found.slice(0, limit);
    const roots = page.map(({ root }) => root).filter((root) => visibility.maySee(root));
    const last = page.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const next = hasMore ? [['next_batch', writeToken({ position: last.latest - 1, typing: 0 })] as const] : [];
    return chunkOf(core, viewer, roots, next);
  });
}

function tokenOf(call: Call, name: 'from' | 'to'): number | undefined {
  const text = call.query.get(name);
  return text === null || text === '' ? undefined : readToken(text).position;
}

async function chunkOf(
  core: Core,
  viewer: Viewer,
  events: readonly RoomEvent[],
  fields: readonly (readonly [string, unknown])[],
): Promise<JsonText> {
  const summaries = await core.relations.ofEvents(events, viewer);
  const chunk = events.map((event) => clientEventWithRoom(event, viewer, { relations: summaries.get(event.eventId) }));
  const rest = fields.map(([name, value]) => `,"${name}":${JSON.stringify(value)}`).join('');
  return new JsonText(`{"chunk":[${chunk.join(',')}]${rest}}`);
}
