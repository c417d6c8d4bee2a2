import type { Core } from '../homeserver-core.ts';
import { forbidden } from '../matrix-error.ts';
import { deleteDevicelessTokens } from '../storage/device-table.ts';
import { endAllDevices, endDevices } from '../users/devices.ts';
import type { Caller } from '../users/sessions.ts';
import { EndpointList } from './endpoint.ts';

/** "Logout", "Refreshing access tokens", and who one is. */
export function sessionEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/account/whoami', 'guest', ({ caller }) => ({
      user_id: caller.userId,
      ...(caller.deviceId === undefined ? {} : { device_id: caller.deviceId }),
      is_guest: caller.isGuest,
    }))
    .at('POST /v3/logout', 'guest', ({ caller }) => logOut(core, caller), { isForLocked: true })
    .at('POST /v3/logout/all', 'guest', ({ caller }) => logOutEverywhere(core, caller), { isForLocked: true })
    .at('POST /v3/refresh', 'anyone', async (call) => {
      const tokens = await core.sessions.refresh(call.text('refresh_token'));
      return {
        access_token: tokens.accessToken,
        refresh_token: tokens.refreshToken,
        expires_in_ms: tokens.expiresInMs,
      };
    });
}

async function logOut(core: Core, caller: Caller) {
  const { userId, deviceId } = caller;
  refuseServices(caller);
  if (deviceId !== undefined) await endDevices(core, userId, [deviceId]);
  else await core.database.transaction((tx) => deleteDevicelessTokens(tx, userId));
  core.sessions.forget(userId);
  return {};
}

async function logOutEverywhere(core: Core, caller: Caller) {
  refuseServices(caller);
  await endAllDevices(core, caller.userId);
  return {};
}

function refuseServices({ appservice }: Caller): void {
  if (appservice !== undefined) throw forbidden('Application services do not log out');
}
