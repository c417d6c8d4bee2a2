import type { WriteBatch } from '../storage/write-batch.ts';

/** Somebody's devices, their keys or who vouches for them have changed: those who share a room with them are told. */
export function tellDeviceListChanged(batch: WriteBatch, userId: string): void {
  const position = batch.nextPosition();
  batch.upsert('device_list_positions', ['user_id'], { user_id: userId, position });
  batch.tell({ kind: 'device-list', position, userId });
}
