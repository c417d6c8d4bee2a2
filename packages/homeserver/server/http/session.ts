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
    .at('POST /v3/logout', 'guest', async ({ caller }) => {
      await logOut(core, caller);
      return {};
    })
    .at('POST /v3/logout/all', 'guest', async ({ caller }) => {
      if (caller.appservice !== undefined) throw forbidden('Application services do not log out');
      await endAllDevices(core, caller.userId);
      return {};
    })
    .at('POST /v3/refresh', 'anyone', async (call) => {
      const tokens = await core.sessions.refresh(call.text('refresh_token'));
      return {
        access_token: tokens.accessToken,
        refresh_token: tokens.refreshToken,
        expires_in_ms: tokens.expiresInMs,
      };
    });
}

async function logOut(core: Core, { userId, deviceId, appservice }: Caller): Promise<void> {
  if (appservice !== undefined) throw forbidden('Application services do not log out');
  if (deviceId !== undefined) return endDevices(core, userId, [deviceId]);
  await core.database.transaction((tx) => deleteDevicelessTokens(tx, userId));
  core.sessions.forget(userId);
}
