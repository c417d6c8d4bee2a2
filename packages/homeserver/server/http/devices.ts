import type { Core } from '../homeserver-core.ts';
import { badJson, missingParam, notFound } from '../matrix-error.ts';
import { type DeviceRow, findDevice, listDevices, putDevice, renameDevice } from '../storage/device-table.ts';
import { confirmByPassword } from '../users/confirm-password.ts';
import { tellDeviceListChanged } from '../users/device-lists.ts';
import { endDevices } from '../users/devices.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

const longestName = 256;

/** "Device management". When and from where a device was last seen is not kept, so nobody is told. */
export function deviceEndpoints(core: Core) {
  return new EndpointList()
    .at('GET /v3/devices', 'guest', async ({ caller }) => {
      const devices = await core.database.transaction((tx) => listDevices(tx, caller.userId));
      return { devices: devices.map(deviceAnswer) };
    })
    .at('GET /v3/devices/:deviceId', 'guest', async (call) => deviceAnswer(await find(core, call)))
    .at('PUT /v3/devices/:deviceId', 'guest', (call) => rename(core, call))
    .at('DELETE /v3/devices/:deviceId', 'user', async (call) => {
      const deviceId = call.param('deviceId');
      await confirmByPassword(core, call, `delete device ${deviceId}`);
      await endDevices(core, call.caller.userId, [deviceId]);
      return {};
    })
    .at('POST /v3/delete_devices', 'user', async (call) => {
      if (call.json.auth === undefined || call.json.devices !== undefined) listed(call.json.devices);
      const { devices } = await confirmByPassword(core, call, 'delete devices');
      await endDevices(core, call.caller.userId, listed(devices));
      return {};
    });
}

export function deviceAnswer({ device_id: deviceId, display_name: name }: DeviceRow) {
  return { device_id: deviceId, ...(name === null ? {} : { display_name: name }) };
}

async function find(core: Core, call: Call): Promise<DeviceRow> {
  const { userId } = call.caller;
  const device = await core.database.transaction((tx) => findDevice(tx, userId, call.param('deviceId')));
  if (!device) throw notFound('You have no such device');
  return device;
}

/** Application services make the devices of their users so, too. */
async function rename(core: Core, call: Call): Promise<unknown> {
  const name = deviceName(call);
  const [{ userId, appservice }, deviceId] = [call.caller, call.param('deviceId')];
  if (appservice === undefined) await find(core, call);
  await core.writer.write((batch) => {
    batch.run(async (tx) => {
      if (appservice !== undefined) await putDevice(tx, { userId, deviceId, displayName: name });
      if (name !== undefined) await renameDevice(tx, userId, deviceId, name);
    });
    // The name is shown beside the device's keys.
    tellDeviceListChanged(batch, userId);
  });
  return {};
}

export function deviceName(call: Call): string | undefined {
  const name = call.textIfAny('display_name');
  if (name !== undefined && name.length > longestName) throw badJson(`A name has ${longestName} characters at most`);
  return name;
}

export function listed(devices: unknown): string[] {
  if (devices === undefined) throw missingParam('devices is missing');
  if (!Array.isArray(devices) || !devices.every((each) => typeof each === 'string'))
    throw badJson('devices lists no device ids');
  return devices;
}
