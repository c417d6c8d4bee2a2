import type { Http } from '@kontor/plugin-api/server';
import { openMatrixSession, replaceMatrixKeys } from '@kontor/schema';
import type { DeviceService } from './device-service.ts';
import type { HomeserverConnection } from './homeserver-connection.ts';
import { orAway } from './homeserver-context.ts';
import type { KeyService } from './key-service.ts';

export function bindHomeserverRoutes(
  http: Pick<Http, 'bind'>,
  parts: { readonly devices: DeviceService; readonly connection: HomeserverConnection; readonly keys: KeyService },
): void {
  const { devices, connection, keys } = parts;
  http.bind(openMatrixSession, ({ device }, { actor }) =>
    orAway(async () => ({ ...(await devices.open(actor, device)), serverName: connection.serverName })),
  );
  http.bind(replaceMatrixKeys, (input, { actor, address }) =>
    orAway(async () => {
      await keys.replace(actor, input, address);
      return {};
    }),
  );
}
