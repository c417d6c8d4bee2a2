import { getAccount } from '../administration/change-account.ts';
import type { Core } from '../homeserver-core.ts';
import { missingParam, notFound } from '../matrix-error.ts';
import { type DeviceRow, findDevice, listDevices, putDevice, renameDevice } from '../storage/device-table.ts';
import { tellDeviceListChanged } from '../users/device-lists.ts';
import { endDevices } from '../users/devices.ts';
import { localUser } from './admin-users.ts';
import { type Call, Reply } from './call.ts';
import { deviceAnswer, deviceName, listed } from './devices.ts';
import { EndpointList } from './endpoint.ts';

/** Synapse's administration of devices. */
export function adminDeviceEndpoints(core: Core) {
  const at = '/_synapse/admin/v2/users/:userId';
  return new EndpointList()
    .at(`GET ${at}/devices`, 'admin', async (call) => {
      const { user_id: userId } = await getAccount(core, localUser(core, call));
      const devices = await core.database.transaction((tx) => listDevices(tx, userId));
      return { devices: devices.map(describe), total: devices.length };
    })
    .at(`POST ${at}/devices`, 'admin', async (call) => {
      const { user_id: userId } = await getAccount(core, localUser(core, call));
      const device = { userId, deviceId: call.text('device_id'), displayName: deviceName(call) };
      await write(core, userId, (tx) => putDevice(tx, device));
      return new Reply(201, {});
    })
    .at(`GET ${at}/devices/:deviceId`, 'admin', async (call) => describe(await find(core, call)))
    .at(`PUT ${at}/devices/:deviceId`, 'admin', async (call) => {
      const name = deviceName(call);
      const { user_id: userId, device_id: deviceId } = await find(core, call);
      if (name !== undefined) await write(core, userId, (tx) => renameDevice(tx, userId, deviceId, name));
      return {};
    })
    .at(`DELETE ${at}/devices/:deviceId`, 'admin', async (call) => {
      const { user_id: userId } = await getAccount(core, localUser(core, call));
      await endDevices(core, userId, [call.param('deviceId')]);
      return {};
    })
    .at(`POST ${at}/delete_devices`, 'admin', async (call) => {
      if (call.json.devices === undefined) throw missingParam('devices is missing');
      const { user_id: userId } = await getAccount(core, localUser(core, call));
      await endDevices(core, userId, listed(call.json.devices));
      return {};
    });
}

function describe(device: DeviceRow) {
  return { ...deviceAnswer(device), user_id: device.user_id };
}

async function find(core: Core, call: Call): Promise<DeviceRow> {
  const userId = localUser(core, call);
  const device = await core.database.transaction((tx) => findDevice(tx, userId, call.param('deviceId')));
  if (!device) throw notFound('The user has no such device');
  return device;
}

/** Others see it in their device lists. */
function write(core: Core, userId: string, change: Parameters<Core['database']['transaction']>[0]): Promise<void> {
  return core.writer.write((batch) => {
    batch.run(change);
    tellDeviceListChanged(batch, userId);
  });
}
