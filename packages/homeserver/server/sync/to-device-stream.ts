import { eventsOf, type SyncStream } from './sync-request.ts';

/** In one answer at most; the rest comes with the next. */
const mostAtOnce = 100;

/** "Send-to-Device messaging": a message goes when a later token says that it has arrived. */
export const toDeviceStream: SyncStream = async ({ core, viewer: { userId, deviceId }, from, until }) => {
  if (deviceId === undefined) return undefined;
  const after = from ? (from.toDevice ?? from.position) : 0;
  const range = { after, until: until.position, limit: mostAtOnce + 1 };
  const rows = await core.toDeviceInbox.read(userId, deviceId, range);
  if (rows.length === 0) return undefined;
  const shown = rows.slice(0, mostAtOnce);
  const events = shown.map(
    ({ type, sender, body }) => `{"type":${JSON.stringify(type)},"sender":${JSON.stringify(sender)},"content":${body}}`,
  );
  const delivered = rows.length > shown.length ? shown.at(-1)?.position : undefined;
  return { name: 'to_device', text: eventsOf(events), isNews: true, toDevice: delivered };
};
