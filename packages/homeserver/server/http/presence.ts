import type { Core } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { forbidden, invalidParam, missingParam, tooLarge } from '../matrix-error.ts';
import { presenceStates } from '../presence/person.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { ownId } from './sync.ts';

/** In bytes; it is kept in memory. */
const longestMessage = 1_024;

/** "Presence"; where it is off, what clients say of themselves is taken and forgotten, and everybody is offline. "Mutual rooms". */
export function presenceEndpoints(core: Core) {
  return new EndpointList()
    .at('PUT /v3/presence/:userId/status', 'guest', (call) => {
      const userId = ownId(call);
      const text = call.text('presence');
      const state = presenceStates.find((each) => each === text);
      if (state === undefined) throw invalidParam('There is no such presence');
      const message = call.textIfAny('status_msg') || undefined;
      if (Buffer.byteLength(message ?? '') > longestMessage) throw tooLarge('The message is too long');
      core.presence?.set(userId, call.caller.deviceId, state, message);
      return {};
    })
    .at('GET /v3/presence/:userId/status', 'guest', (call) => statusOf(core, call))
    .at('GET /v1/mutual_rooms', 'user', (call) => mutualRooms(core, call));
}

/** Told of those whom one shares a room with; of everybody else, nothing. */
async function statusOf(core: Core, call: Call) {
  const [asked, own] = [call.param('userId'), call.caller.userId];
  if (asked !== own && !(await core.memberships.shareRoom(own, asked)))
    throw forbidden('You share no room with this user');
  return core.presence?.contentOf(asked) ?? { presence: 'offline' };
}

async function mutualRooms(core: Core, call: Call) {
  const [asked, own] = [call.query.get('user_id'), call.caller.userId];
  if (asked === null) throw missingParam('user_id is missing');
  if (!isUserId(asked) || asked === own) throw invalidParam('user_id names somebody else');
  const joined = await core.memberships.sharedRooms(own, asked);
  return { joined, count: joined.length };
}
