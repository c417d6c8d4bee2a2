import type { Core } from '../homeserver-core.ts';
import { haveDeviceKeys } from '../storage/device-key-table.ts';
import { deleteDevicelessTokens, deleteDevices, listDevices } from '../storage/device-table.ts';
import { deletePushersOf, type PusherKey } from '../storage/pusher-table.ts';
import { tellDeviceListChanged } from './device-lists.ts';

/** Ends devices with their tokens, keys and pushers; those that do not exist are gone already. Others see it in their device lists. */
export async function endDevices(core: Core, userId: string, deviceIds: readonly string[]): Promise<void> {
  if (deviceIds.length === 0) return;
  let silenced: readonly PusherKey[] = [];
  await core.oneAtATime.run(userId, async () => {
    const hadKeys = await core.database.transaction((tx) => haveDeviceKeys(tx, userId, deviceIds));
    await core.writer.write((batch) => {
      batch.run(async (tx) => {
        await deleteDevices(tx, userId, deviceIds);
        silenced = await deletePushersOf(tx, userId, deviceIds);
      });
      // Nobody can have known of the others.
      if (hadKeys) tellDeviceListChanged(batch, userId);
    });
  });
  core.toDeviceInbox.forget(userId, deviceIds);
  core.toDeviceTransactions.forget(userId, deviceIds);
  core.ownKeys.forget(userId, deviceIds);
  core.sessions.forget(userId);
  for (const pusher of silenced) core.pushDelivery.remove(pusher);
}

/** Ends all of somebody's devices but one, and tokens that belong to none. */
export async function endAllDevices(core: Core, userId: string, except?: string): Promise<void> {
  const devices = await core.database.transaction(async (tx) => {
    await deleteDevicelessTokens(tx, userId);
    return listDevices(tx, userId);
  });
  core.sessions.forget(userId);
  const ended = devices.map((device) => device.device_id).filter((deviceId) => deviceId !== except);
  await endDevices(core, userId, ended);
}
