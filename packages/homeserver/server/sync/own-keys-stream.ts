import { oneTimeKeyCounts } from '../encryption/own-keys.ts';
import type { SyncStream } from './sync-request.ts';

/** "One-time and fallback keys": part of every answer, so that a device sees when it has to make new ones. */
export const oneTimeKeysStream: SyncStream = async ({ core, viewer: { userId, deviceId } }) => {
  if (deviceId === undefined) return undefined;
  const counts = oneTimeKeyCounts(await core.ownKeys.of(userId, deviceId));
  return { name: 'device_one_time_keys_count', text: JSON.stringify(counts), isNews: false };
};

export const fallbackKeysStream: SyncStream = async ({ core, viewer: { userId, deviceId } }) => {
  if (deviceId === undefined) return undefined;
  const { unusedFallback } = await core.ownKeys.of(userId, deviceId);
  return { name: 'device_unused_fallback_key_types', text: JSON.stringify(unusedFallback), isNews: false };
};
