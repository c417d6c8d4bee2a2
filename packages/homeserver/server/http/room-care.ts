import type { Core } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { badJson, invalidParam, MatrixError, missingParam, notFound } from '../matrix-error.ts';
import { EventVisibility } from '../rooms/event-visibility.ts';
import { upgradeRoom } from '../rooms/upgrade-room.ts';
import { findEvent } from '../storage/event-table.ts';
import { markForgotten } from '../storage/membership-table.ts';
import { addReport } from '../storage/report-table.ts';
import { findUser } from '../storage/user-table.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Room upgrades", "Reporting content", "Leaving rooms" (forget). */
export function roomCareEndpoints(core: Core) {
  return new EndpointList()
    .at('POST /v3/rooms/:roomId/forget', 'guest', (call) => forget(core, call))
    .at('POST /v3/rooms/:roomId/upgrade', 'user', async (call) => {
      const creators = call.json.additional_creators ?? [];
      if (!Array.isArray(creators) || !creators.every(isUserId)) throw badJson('additional_creators lists no user ids');
      const request = { roomId: call.param('roomId'), version: call.text('new_version'), creators };
      return { replacement_room: await upgradeRoom(core, call.caller, request) };
    })
    .at('POST /v3/rooms/:roomId/report', 'user', (call) => reportRoom(core, call))
    .at('POST /v3/rooms/:roomId/report/:eventId', 'user', (call) => reportEvent(core, call))
    .at('POST /v3/users/:userId/report', 'user', (call) => reportUser(core, call));
}

async function forget(core: Core, call: Call) {
  const [roomId, { userId }] = [call.param('roomId'), call.caller];
  const member = (await core.memberships.of(userId)).get(roomId);
  if (!member) throw notFound('You have never been in this room');
  if (member.membership !== 'leave' && member.membership !== 'ban')
    throw new MatrixError(400, 'M_UNKNOWN', 'Leave the room before you forget it');
  await core.database.transaction((tx) => markForgotten(tx, userId, roomId));
  core.memberships.forget(userId, roomId);
  return {};
}

async function reportRoom(core: Core, call: Call) {
  const [roomId, reason] = [call.param('roomId'), reasonOf(call)];
  const [exists] = await core.rooms.useAll([roomId], (rooms) => rooms.map(() => true));
  if (!exists) throw notFound('There is no such room');
  await core.database.transaction((tx) => addReport(tx, { reporter: call.caller.userId, roomId, reason }));
  return {};
}

async function reportEvent(core: Core, call: Call) {
  const [roomId, eventId] = [call.param('roomId'), call.param('eventId')];
  const { score } = call.json;
  if (score !== undefined && score !== null && !Number.isInteger(score)) throw badJson('score is not an integer');
  const reason = call.textIfAny('reason') ?? '';
  const event = await core.database.transaction((tx) => findEvent(tx, roomId, eventId));
  const { userId } = call.caller;
  const maySee = await core.rooms.useAll([roomId], async ([room]) => {
    if (!room || !event || !room.isJoined(userId)) return false;
    return (await core.database.snapshot((tx) => EventVisibility.load(tx, room, userId))).maySee(event);
  });
  if (!maySee) throw notFound('There is no such event, or you are not in its room');
  await core.database.transaction((tx) => addReport(tx, { reporter: userId, roomId, eventId, reason }));
  return {};
}

/** Whether somebody exists is not told. */
async function reportUser(core: Core, call: Call) {
  const [userId, reason] = [call.param('userId'), reasonOf(call)];
  if (!isUserId(userId)) throw invalidParam('This is no user id');
  const user = await core.database.transaction((tx) => findUser(tx, userId));
  if (user) await core.database.transaction((tx) => addReport(tx, { reporter: call.caller.userId, userId, reason }));
  return {};
}

function reasonOf(call: Call): string {
  const reason = call.textIfAny('reason');
  if (reason === undefined) throw missingParam('reason is missing');
  return reason;
}
