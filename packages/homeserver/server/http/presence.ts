import type { Core } from '../homeserver-core.ts';
import { isUserId } from '../identifiers.ts';
import { forbidden, invalidParam, missingParam } from '../matrix-error.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { ownId } from './sync.ts';

const states = ['online', 'offline', 'unavailable'];

/** "Presence", which is off: what clients say of themselves is taken and forgotten, and everybody is offline. "Mutual rooms". */
export function presenceEndpoints(core: Core) {
  return new EndpointList()
    .at('PUT /v3/presence/:userId/status', 'guest', (call) => {
      ownId(call);
      const state = call.text('presence');
      if (!states.includes(state)) throw invalidParam('There is no such presence');
      call.textIfAny('status_msg');
      return {};
    })
    .at('GET /v3/presence/:userId/status', 'guest', (call) => offline(core, call))
    .at('GET /v1/mutual_rooms', 'user', (call) => mutualRooms(core, call));
}

/** Told of those whom one shares a room with; of everybody else, nothing. */
async function offline(core: Core, call: Call) {
  const [asked, own] = [call.param('userId'), call.caller.userId];
  if (asked !== own && (await sharedRooms(core, own, asked)).length === 0)
    throw forbidden('You share no room with this user');
  return { presence: 'offline' };
}

async function mutualRooms(core: Core, call: Call) {
  const [asked, own] = [call.query.get('user_id'), call.caller.userId];
  if (asked === null) throw missingParam('user_id is missing');
  if (!isUserId(asked) || asked === own) throw invalidParam('user_id names somebody else');
  const joined = await sharedRooms(core, own, asked);
  return { joined, count: joined.length };
}

async function sharedRooms(core: Core, one: string, other: string): Promise<string[]> {
  const theirs = new Set(await core.memberships.joinedRooms(other));
  return (await core.memberships.joinedRooms(one)).filter((roomId) => theirs.has(roomId));
}
