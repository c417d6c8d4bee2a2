import { deviceListChanges } from '../encryption/device-list-changes.ts';
import type { SyncStream } from './sync-request.ts';

/** "Tracking the device list for a user"; a client that syncs for the first time knows of no devices yet. */
export const deviceListStream: SyncStream = async ({ core, viewer: { userId }, from, until }) => {
  if (!from) return undefined;
  const changes = await deviceListChanges(core, { userId, after: from.position, until: until.position });
  if (changes.changed.length === 0 && changes.left.length === 0) return undefined;
  return { name: 'device_lists', text: JSON.stringify(changes), isNews: true };
};
