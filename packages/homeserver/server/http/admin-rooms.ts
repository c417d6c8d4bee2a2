import type { Task } from '../administration/background-tasks.ts';
import { type Deletion, deleteRoom } from '../administration/delete-room.ts';
import { purgeHistory } from '../administration/purge-history.ts';
import { describeRooms } from '../administration/room-descriptions.ts';
import type { Core } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { badJson, invalidParam, MatrixError, missingParam, notFound } from '../matrix-error.ts';
import { clientEventWithRoom } from '../rooms/client-event.ts';
import { findEvent, findPositionSince } from '../storage/event-table.ts';
import { isRoomOrder, searchRooms } from '../storage/room-administration-table.ts';
import { type Call, JsonText } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { viewerOf } from './room-read.ts';

/** Synapse's administration of rooms, in its own form: `/_synapse/admin`. */
export function adminRoomEndpoints(core: Core) {
  const at = '/_synapse/admin';
  return new EndpointList()
    .at(`GET ${at}/v1/rooms`, 'admin', (call) => list(core, call))
    .at(`GET ${at}/v1/rooms/:roomId`, 'admin', async (call) => {
      const [room] = await describeRooms(core, [call.param('roomId')]);
      if (!room) throw notFound('There is no such room');
      return { ...room, joined_local_devices: 0 };
    })
    .at(`GET ${at}/v1/rooms/:roomId/members`, 'admin', (call) =>
      core.rooms.use(call.param('roomId'), (room) => ({ members: [...room.joined], total: room.joined.size })),
    )
    .at(`GET ${at}/v1/rooms/:roomId/state`, 'admin', (call) =>
      core.rooms.use(call.param('roomId'), (room) => {
        const state = [...room.state].map((event) => clientEventWithRoom(event, viewerOf(call)));
        return new JsonText(`{"state":[${state.join(',')}]}`);
      }),
    )
    .at(`GET ${at}/v1/rooms/:roomId/block`, 'admin', (call) => ({ block: core.blockedRooms.has(call.param('roomId')) }))
    .at(`PUT ${at}/v1/rooms/:roomId/block`, 'admin', async (call) => {
      if (call.json.block === undefined) throw missingParam('block is missing');
      const block = call.flag('block');
      await core.blockedRooms.set(call.param('roomId'), block);
      return { block };
    })
    .at(`DELETE ${at}/v1/rooms/:roomId`, 'admin', (call) => deleteRoom(core, call.param('roomId'), deletionOf(call)))
    .at(`DELETE ${at}/v2/rooms/:roomId`, 'admin', async (call) => {
      const [roomId, deletion] = [call.param('roomId'), deletionOf(call)];
      if (!deletion.blocks) await core.rooms.use(roomId, () => undefined);
      return { delete_id: core.tasks.start('delete', roomId, () => deleteRoom(core, roomId, deletion)) };
    })
    .at(`GET ${at}/v2/rooms/delete_status/:taskId`, 'admin', (call) => {
      const task = core.tasks.find('delete', call.param('taskId'));
      if (!task) throw notFound('There is no such task');
      return deletionStatus(task);
    })
    .at(`GET ${at}/v2/rooms/:roomId/delete_status`, 'admin', (call) => {
      const tasks = core.tasks.ofRoom('delete', call.param('roomId'));
      if (tasks.length === 0) throw notFound('The room was not deleted');
      return { results: tasks.map((task) => ({ delete_id: task.id, ...deletionStatus(task) })) };
    })
    .at(`POST ${at}/v1/purge_history/:roomId`, 'admin', (call) =>
      purge(core, call, call.textIfAny('purge_up_to_event_id')),
    )
    .at(`POST ${at}/v1/purge_history/:roomId/:eventId`, 'admin', (call) => purge(core, call, call.param('eventId')))
    .at(`GET ${at}/v1/purge_history_status/:taskId`, 'admin', (call) => {
      const task = core.tasks.find('purge', call.param('taskId'));
      if (!task) throw notFound('There is no such task');
      return { status: task.status, ...(task.error === undefined ? {} : { error: task.error }) };
    });
}

async function list(core: Core, call: Call): Promise<unknown> {
  const order = call.query.get('order_by') ?? 'name';
  if (!isRoomOrder(order)) throw invalidParam('Rooms have no such order');
  const direction = call.query.get('dir') ?? 'f';
  if (direction !== 'f' && direction !== 'b') throw invalidParam('dir is either b or f');
  const from = call.queryNumber('from', 0);
  const wish = { order, isReversed: direction === 'b', from, limit: call.queryNumber('limit', 100, { most: 1000 }) };
  const term = call.query.get('search_term');
  if (term === '') throw invalidParam('search_term is empty');
  const [roomIds, total] = await core.database.snapshot((tx) => searchRooms(tx, { ...wish, term: term ?? '' }));
  const next = from + roomIds.length;
  return {
    rooms: await describeRooms(core, roomIds),
    offset: from,
    total_rooms: total,
    ...(next < total ? { next_batch: next } : {}),
    ...(from > 0 ? { prev_batch: Math.max(0, from - wish.limit) } : {}),
  };
}

function deletionOf(call: Call): Deletion {
  const newRoomUserId = call.textIfAny('new_room_user_id');
  if (newRoomUserId !== undefined && !isUserId(newRoomUserId)) throw invalidParam('new_room_user_id is no user id');
  return {
    blocks: call.flag('block'),
    purges: call.json.purge === undefined || call.flag('purge'),
    newRoomUserId,
    newRoomName: call.textIfAny('room_name') ?? 'Content Violation Notification',
    message: call.textIfAny('message') ?? 'This room has been closed by an administrator.',
  };
}

function deletionStatus({ status, result, error }: Task) {
  return { status, shutdown_room: result, ...(error === undefined ? {} : { error }) };
}

async function purge(core: Core, call: Call, eventId: string | undefined): Promise<unknown> {
  const roomId = call.param('roomId');
  const { purge_up_to_ts: until } = call.json;
  if (until !== undefined && !Number.isSafeInteger(until)) throw badJson('purge_up_to_ts is not an integer');
  const position = await core.rooms.use(roomId, (room) =>
    core.database.transaction(async (tx) => {
      if (eventId !== undefined) return (await findEvent(tx, roomId, eventId))?.position;
      if (typeof until !== 'number') throw missingParam('It is not said up to where');
      return (await findPositionSince(tx, roomId, until)) ?? room.lastPosition;
    }),
  );
  if (position === undefined) throw new MatrixError(404, 'M_NOT_FOUND', 'There is no such event');
  return { purge_id: core.tasks.start('purge', roomId, () => purgeHistory(core, roomId, position)) };
}
