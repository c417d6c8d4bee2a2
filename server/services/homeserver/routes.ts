import type { Http } from '@kontor/plugin-api/server';
import { openMatrixSession } from '@kontor/schema';
import type { DeviceService } from './device-service.ts';
import type { HomeserverConnection } from './homeserver-connection.ts';
import { orAway } from './homeserver-context.ts';

export function bindHomeserverRoutes(
  http: Pick<Http, 'bind'>,
  { devices, connection }: { readonly devices: DeviceService; readonly connection: HomeserverConnection },
): void {
  http.bind(openMatrixSession, ({ device }, { actor }) =>
    orAway(async () => ({ ...(await devices.open(actor, device)), serverName: connection.serverName })),
  );
}
