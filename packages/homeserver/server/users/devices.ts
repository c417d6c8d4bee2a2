import type { Core } from '../homeserver-core.ts';
import { deleteDevicelessTokens, deleteDevices, listDevices } from '../storage/device-table.ts';

/** Ends devices with their tokens and keys; those that do not exist are gone already. Others see it in their device lists. */
export async function endDevices(core: Core, userId: string, deviceIds: readonly string[]): Promise<void> {
  if (deviceIds.length === 0) return;
  await core.writer.write((batch) => {
    batch.run((tx) => deleteDevices(tx, userId, deviceIds));
    batch.tell({ kind: 'device-list', position: batch.nextPosition(), userId });
  });
  core.sessions.forget(userId);
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
