import type { Core } from '../homeserver-core.ts';
import { isObject } from '../json.ts';
import { badJson, MatrixError, missingParam } from '../matrix-error.ts';
import { checkPassword, signedInAnswer, signInDevice } from '../users/accounts.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Login", "Logout". */
export function loginEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/login', 'anyone', () => ({ flows: [{ type: 'm.login.password' }] }))
    .at('POST /v3/login', 'anyone', (call) => logIn(core, call))
    .at('GET /v3/account/whoami', 'guest', ({ caller }) => ({
      user_id: caller.userId,
      ...(caller.deviceId === undefined ? {} : { device_id: caller.deviceId }),
      is_guest: caller.isGuest,
    }));
}

async function logIn(core: Core, call: Call): Promise<unknown> {
  const type = call.text('type');
  if (type !== 'm.login.password') throw new MatrixError(400, 'M_UNKNOWN', 'There is no such way to sign in');
  const password = call.text('password');
  const user = await checkPassword(core, userOf(call), password);
  const wish = {
    deviceId: call.textIfAny('device_id'),
    displayName: call.textIfAny('initial_device_display_name'),
    refreshable: call.flag('refresh_token'),
  };
  return signedInAnswer(await signInDevice(core, user.user_id, wish));
}

/** "Identifier types"; `user` beside them is how older clients say it. */
function userOf(call: Call): string {
  const { identifier, user } = call.json;
  if (identifier === undefined && typeof user === 'string') return user;
  if (!isObject(identifier)) throw missingParam('identifier is missing');
  if (identifier.type !== 'm.id.user')
    throw new MatrixError(400, 'M_UNKNOWN', 'People sign in by their user name here');
  if (typeof identifier.user !== 'string') throw badJson('identifier.user is missing');
  return identifier.user;
}
