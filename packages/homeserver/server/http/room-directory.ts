import type { Core } from '../homeserver-core.ts';
import { forbidden, invalidParam, notFound } from '../matrix-error.ts';
import { PowerLevels } from '../rooms/power-levels.ts';
import { aliasesOf, createAlias, getRoomOfAlias, removeAlias, resolveRoom } from '../rooms/room-aliases.ts';
import { searchDirectory } from '../rooms/room-directory.ts';
import { hierarchyEntry, maySee, RoomHierarchy } from '../rooms/room-hierarchy.ts';
import { summariesOf } from '../rooms/room-summaries.ts';
import { findRooms, setPublished } from '../storage/room-table.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Room aliases", "Published room directory", "Room summaries", "Spaces". */
export function roomDirectoryEndpoints(core: Core) {
  const hierarchy = new RoomHierarchy(core);
  return new EndpointList()
    .at('PUT /v3/directory/room/:roomAlias', 'user', async (call) => {
      await createAlias(core, call.caller, call.param('roomAlias'), call.text('room_id'));
      return {};
    })
    .at('GET /v3/directory/room/:roomAlias', 'maybe', async (call) => ({
      room_id: await getRoomOfAlias(core, call.param('roomAlias')),
      servers: [core.config.serverName],
    }))
    .at('DELETE /v3/directory/room/:roomAlias', 'user', async (call) => {
      await removeAlias(core, call.caller, call.param('roomAlias'));
      return {};
    })
    .at('GET /v3/rooms/:roomId/aliases', 'user', async (call) => ({
      aliases: await aliasesOf(core, call.caller, call.param('roomId')),
    }))
    .at('GET /v3/directory/list/room/:roomId', 'maybe', async (call) => {
      const [row] = await core.database.transaction((tx) => findRooms(tx, [call.param('roomId')]));
      if (!row) throw notFound('There is no such room');
      return { visibility: row.is_published ? 'public' : 'private' };
    })
    .at('PUT /v3/directory/list/room/:roomId', 'user', (call) => publish(core, call))
    .at('GET /v3/publicRooms', 'maybe', (call) => {
      const limit = call.query.has('limit') ? call.queryNumber('limit', 0) : undefined;
      return list(core, call, {
        limit,
        since: call.query.get('since') ?? undefined,
        term: undefined,
        types: undefined,
      });
    })
    .at('POST /v3/publicRooms', 'guest', (call) => {
      const filter = call.objectIfAny('filter') ?? {};
      const { generic_search_term: term, room_types: types } = filter;
      const { limit } = call.json;
      if (limit !== undefined && !(Number.isInteger(limit) && Number(limit) >= 0))
        throw invalidParam('limit is no number');
      if (term !== undefined && term !== null && typeof term !== 'string') throw invalidParam('The term is no text');
      if (types !== undefined && types !== null && !isListOfTypes(types))
        throw invalidParam('room_types lists no types');
      call.flag('include_all_networks');
      call.textIfAny('third_party_instance_id');
      return list(core, call, {
        limit: limit === undefined ? undefined : Number(limit),
        since: call.textIfAny('since'),
        term: term ?? undefined,
        types: types ?? undefined,
      });
    })
    .at('GET /v1/rooms/:roomId/hierarchy', 'guest', (call) =>
      hierarchy.page({
        roomId: call.param('roomId'),
        userId: call.caller.userId,
        suggestedOnly: call.queryFlag('suggested_only'),
        maxDepth: call.queryNumber('max_depth', Number.MAX_SAFE_INTEGER),
        limit: call.queryNumber('limit', 50, { least: 1, most: 100 }),
        from: call.query.get('from') ?? undefined,
      }),
    )
    .at('GET /v1/room_summary/:roomIdOrAlias', 'maybe', (call) => oneSummary(core, call));
}

function isListOfTypes(value: unknown): value is readonly (string | null)[] {
  return Array.isArray(value) && value.every((each) => each === null || typeof each === 'string');
}

async function list(
  core: Core,
  call: Call,
  asked: {
    readonly limit: number | undefined;
    readonly since: string | undefined;
    readonly term: string | undefined;
    readonly types: readonly (string | null)[] | undefined;
  },
) {
  const server = call.query.get('server');
  if (server !== null && server !== core.config.serverName) throw forbidden('Other servers cannot be reached');
  const { limit, since, term: searchTerm, types: roomTypes } = asked;
  return searchDirectory(core, { limit, since, searchTerm, roomTypes });
}

/** Whoever may set the canonical alias, or administers the server. */
async function publish(core: Core, call: Call) {
  const visibility = call.textIfAny('visibility') ?? 'public';
  if (visibility !== 'public' && visibility !== 'private') throw invalidParam('A room is public or private');
  const [roomId, { userId, isAdmin }] = [call.param('roomId'), call.caller];
  const [row] = await core.database.transaction((tx) => findRooms(tx, [roomId]));
  if (!row) throw notFound('There is no such room');
  await core.rooms.use(roomId, (room) => {
    const may = room.isJoined(userId) && PowerLevels.of(room).maySend(userId, 'm.room.canonical_alias', true);
    if (!may && !isAdmin) throw forbidden('You may not publish this room');
  });
  await core.database.transaction((tx) => setPublished(tx, roomId, visibility === 'public'));
  return {};
}

async function oneSummary(core: Core, call: Call) {
  const roomId = await resolveRoom(core, call.param('roomIdOrAlias'));
  const room = (await summariesOf(core, [roomId])).get(roomId);
  const userId = call.callerIfAny?.userId;
  const memberships = userId === undefined ? new Map() : await core.memberships.of(userId);
  if (!room || !maySee(room, memberships)) throw notFound('There is no such room, or you may not know of it');
  const membership = memberships.get(roomId)?.membership;
  return { ...hierarchyEntry(room), ...(userId === undefined ? {} : { membership: membership ?? 'leave' }) };
}
