import type { Core } from '../homeserver-core.ts';
import { forbidden } from '../matrix-error.ts';
import { changeMembership } from '../rooms/change-membership.ts';
import { resolveRoom } from '../rooms/room-aliases.ts';
import type { Membership } from '../rooms/state-view.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Room membership". */
export function roomMembershipEndpoints(core: Core) {
  const own = async (call: Call, roomId: string, membership: Membership) => {
    const { userId } = call.caller;
    await changeMembership(core, call.caller, { roomId, userId, membership, reason: call.textIfAny('reason') });
  };
  const others = async (call: Call, membership: Membership, isUnban = false) => {
    const change = { roomId: call.param('roomId'), userId: call.text('user_id'), membership, isUnban };
    await changeMembership(core, call.caller, { ...change, reason: call.textIfAny('reason') });
    return {};
  };
  return new EndpointList()
    .at('POST /v3/rooms/:roomId/join', 'guest', async (call) => {
      refuseThirdParty(call);
      await own(call, call.param('roomId'), 'join');
      return { room_id: call.param('roomId') };
    })
    .at('POST /v3/join/:roomIdOrAlias', 'guest', async (call) => {
      refuseThirdParty(call);
      const roomId = await resolveRoom(core, call.param('roomIdOrAlias'));
      await own(call, roomId, 'join');
      return { room_id: roomId };
    })
    .at('POST /v3/knock/:roomIdOrAlias', 'user', async (call) => {
      const roomId = await resolveRoom(core, call.param('roomIdOrAlias'));
      await own(call, roomId, 'knock');
      return { room_id: roomId };
    })
    .at('POST /v3/rooms/:roomId/leave', 'guest', async (call) => {
      await own(call, call.param('roomId'), 'leave');
      return {};
    })
    .at('POST /v3/rooms/:roomId/invite', 'user', (call) => others(call, 'invite'))
    .at('POST /v3/rooms/:roomId/kick', 'user', (call) => others(call, 'leave'))
    .at('POST /v3/rooms/:roomId/ban', 'user', (call) => others(call, 'ban'))
    .at('POST /v3/rooms/:roomId/unban', 'user', (call) => others(call, 'leave', true))
    .at('GET /v3/joined_rooms', 'guest', async ({ caller }) => ({
      joined_rooms: await core.memberships.joinedRooms(caller.userId),
    }));
}

/** NOTSPEC: there are no third-party identifiers, so nobody was invited by one. */
function refuseThirdParty(call: Call): void {
  if (call.objectIfAny('third_party_signed')) throw forbidden('Nobody is invited here by an address of another kind');
}
