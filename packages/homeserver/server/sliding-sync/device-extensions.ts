import type { Json } from '../json.ts';
import { badJson } from '../matrix-error.ts';
import { deviceListStream } from '../sync/device-list-stream.ts';
import { fallbackKeysStream, oneTimeKeysStream } from '../sync/own-keys-stream.ts';
import { objectOf } from '../sync/sync-request.ts';
import type { Extension, ExtensionRequest } from './extension.ts';

const mostMessages = 100;

/** MSC3885: messages come until `since` says that they have arrived; the position of the connection says nothing of them. */
export async function toDevice({ request, options }: ExtensionRequest): Promise<Extension | undefined> {
  const { core, viewer, until } = request;
  if (viewer.deviceId === undefined) return undefined;
  const [after, limit] = [readSince(options.since), readLimit(options.limit)];
  const range = { after, until: until.position, limit: limit + 1 };
  const rows = await core.toDeviceInbox.read(viewer.userId, viewer.deviceId, range);
  const shown = rows.slice(0, limit);
  const events = shown.map(
    ({ type, sender, body }) => `{"type":${JSON.stringify(type)},"sender":${JSON.stringify(sender)},"content":${body}}`,
  );
  const next = rows.length > shown.length ? (shown.at(-1)?.position ?? after) : Math.max(after, until.position);
  return { text: `{"next_batch":"${next}","events":[${events.join(',')}]}`, isNews: events.length > 0 };
}

function readSince(since: Json | undefined): number {
  if (since === undefined || since === null) return 0;
  if (typeof since !== 'string' || !/^\d{1,15}$/.test(since)) throw badJson('since is no token of this server');
  return Number(since);
}

function readLimit(limit: Json | undefined): number {
  if (limit === undefined || limit === null) return mostMessages;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1) throw badJson('limit is no number from 1 on');
  return Math.min(limit, mostMessages);
}

/** MSC3884 */
export async function endToEnd({ request }: ExtensionRequest): Promise<Extension | undefined> {
  const [lists, ...keys] = await Promise.all([
    deviceListStream(request),
    oneTimeKeysStream(request),
    fallbackKeysStream(request),
  ]);
  const found = [lists, ...keys].filter((section) => section !== undefined);
  return { text: objectOf(found.map(({ name, text }) => [name, text])), isNews: lists !== undefined };
}
