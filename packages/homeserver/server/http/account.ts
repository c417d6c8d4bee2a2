import type { Core } from '../homeserver-core.ts';
import { badJson, missingParam } from '../matrix-error.ts';
import { setPassword } from '../users/accounts.ts';
import { confirmByPassword } from '../users/confirm-password.ts';
import { deactivate } from '../users/deactivation.ts';
import { endAllDevices } from '../users/devices.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { ownId } from './sync.ts';

/** "Account management". People have no third-party identifiers here. */
export function accountEndpoints(core: Core) {
  return new EndpointList()
    .at('POST /v3/account/password', 'user', (call) => changePassword(core, call))
    .at('POST /v3/account/deactivate', 'user', async (call) => {
      call.flag('erase');
      call.textIfAny('id_server');
      const request = await confirmByPassword(core, call, 'deactivate');
      await deactivate(core, call.caller.userId, { erase: call.withBody(request).flag('erase') });
      return { id_server_unbind_result: 'no-support' };
    })
    .at('GET /v3/account/3pid', 'user', () => ({ threepids: [] }))
    .at('POST /v1/login/get_token', 'user', async (call) => {
      await confirmByPassword(core, call, 'login token');
      const { userId } = call.caller;
      return { login_token: core.loginTokens.issue(userId), expires_in_ms: core.loginTokens.livesForMs };
    })
    .at('POST /v3/user/:userId/openid/request_token', 'guest', (call) => {
      call.checkBody();
      return {
        access_token: core.openIdTokens.issue(ownId(call)),
        token_type: 'Bearer',
        matrix_server_name: core.config.serverName,
        expires_in: core.openIdTokens.livesForMs / 1000,
      };
    });
}

async function changePassword(core: Core, call: Call): Promise<unknown> {
  call.textIfAny('new_password');
  const request = await confirmByPassword(core, call, 'password');
  const { new_password: password, logout_devices: endsOthers = true } = request;
  if (password === undefined) throw missingParam('new_password is missing');
  if (typeof password !== 'string') throw badJson('new_password is not a string');
  if (typeof endsOthers !== 'boolean') throw badJson('logout_devices is neither true nor false');
  const { userId, deviceId } = call.caller;
  await setPassword(core, userId, password);
  if (endsOthers) await endAllDevices(core, userId, deviceId);
  return {};
}
