import type { Core } from '../homeserver-core.ts';
import { forbidden, MatrixError, missingParam } from '../matrix-error.ts';
import { checkPassword, signedInAnswer, signInDevice } from '../users/accounts.ts';
import { namedUser } from '../users/confirm-password.ts';
import { accessTokenOf } from './access-token.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Login". */
export function loginEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/login', 'anyone', () => ({
      flows: [
        { type: 'm.login.password' },
        { type: 'm.login.token', get_login_token: true },
        { type: 'm.login.application_service' },
      ],
    }))
    .at('POST /v3/login', 'anyone', (call) => logIn(core, call));
}

async function logIn(core: Core, call: Call): Promise<unknown> {
  const type = call.text('type');
  const way = Object.hasOwn(ways, type) ? ways[type] : undefined;
  if (!way) throw new MatrixError(400, 'M_UNKNOWN', 'There is no such way to sign in');
  const wish = {
    deviceId: call.textIfAny('device_id'),
    displayName: call.textIfAny('initial_device_display_name'),
    refreshable: call.flag('refresh_token'),
  };
  return signedInAnswer(await signInDevice(core, await way(core, call), wish));
}

/** By type: who signs in so. */
const ways: Readonly<Record<string, (core: Core, call: Call) => Promise<string>>> = {
  'm.login.password': async (core, call) => {
    const password = call.text('password');
    return (await checkPassword(core, nameOf(call), password, call.address)).user_id;
  },
  'm.login.token': async (core, call) => {
    const userId = core.loginTokens.take(call.text('token'));
    if (userId === undefined) throw forbidden('The login token is unknown or has been used');
    return userId;
  },
  'm.login.application_service': async (core, call) => {
    const service = core.appservices.getByToken(accessTokenOf(call.request, call.query));
    return core.appservices.userToSignIn(service, nameOf(call));
  },
};

function nameOf(call: Call): string {
  const name = namedUser(call.json);
  if (name === undefined) throw missingParam('identifier is missing');
  return name;
}
