import type { Core } from '../homeserver-core.ts';
import { isObject } from '../json.ts';
import { badJson, invalidParam, MatrixError } from '../matrix-error.ts';
import { createRoom, type Preset, presets, type RoomPlan } from '../rooms/create-room.ts';
import { defaultRoomVersion } from '../rooms/room-version.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Creation". */
export function createRoomEndpoints(core: Core) {
  return new EndpointList().at('POST /v3/createRoom', 'user', async (call) => ({
    room_id: await createRoom(core, planOf(call)),
  }));
}

function planOf(call: Call): RoomPlan {
  if (call.body === undefined) throw new MatrixError(400, 'M_NOT_JSON', 'The body is missing');
  const visibility = call.textIfAny('visibility') ?? 'private';
  if (visibility !== 'private' && visibility !== 'public') throw invalidParam('A room is private or public');
  const preset = call.textIfAny('preset') ?? (visibility === 'public' ? 'public_chat' : 'private_chat');
  if (!presets.includes(preset as Preset)) throw invalidParam('There is no such preset');
  const { invite = [], initial_state: initialState = [], invite_3pid: thirdParties = [] } = call.json;
  if (!Array.isArray(invite) || !invite.every((each) => typeof each === 'string'))
    throw badJson('invite lists no user ids');
  if (!Array.isArray(thirdParties) || !thirdParties.every(isObject)) throw badJson('invite_3pid lists no people');
  if (thirdParties.length > 0) throw invalidParam('Only people with an account can be invited');
  if (!Array.isArray(initialState)) throw badJson('initial_state is not a list');
  return {
    creator: call.caller.userId,
    version: call.textIfAny('room_version') ?? defaultRoomVersion,
    preset: preset as Preset, // one of them, see above
    isPublished: visibility === 'public',
    aliasLocalpart: call.textIfAny('room_alias_name'),
    name: call.textIfAny('name'),
    topic: call.textIfAny('topic'),
    invite,
    isDirect: call.flag('is_direct'),
    creationContent: call.objectIfAny('creation_content') ?? {},
    initialState: initialState.map(stateOf),
    powerLevelsOverride: call.objectIfAny('power_level_content_override') ?? {},
  };
}

function stateOf(value: unknown): RoomPlan['initialState'][number] {
  if (!isObject(value)) throw badJson('initial_state lists no events');
  const { type, state_key: stateKey = '', content } = value;
  if (typeof type !== 'string' || typeof stateKey !== 'string' || !isObject(content))
    throw badJson('An event of initial_state has a type, a state_key and a content');
  return { type, stateKey, content };
}
