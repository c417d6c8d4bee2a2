import type { Core } from '../homeserver-core.ts';
import { invalidParam, missingParam, notFound, tooLarge } from '../matrix-error.ts';
import { readType } from '../media/media-type.ts';
import { noteSealedUse } from '../media/sealed-media.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';
import { fileReply, thumbnailReply } from './media-reply.ts';

const upload = { isUpload: true };
/** How long somebody waits for a file that is still to come ("timeout_ms"). */
const [usualWaitMs, longestWaitMs] = [20_000, 60_000];

/** "Content repository". Addresses from before tokens were asked for know nothing ("frozen"). */
export function mediaEndpoints(core: Core) {
  const unknown = () => {
    throw notFound('Media are found under /_matrix/client/v1/media');
  };
  const limits = () => ({ 'm.upload.size': core.config.mostUploadBytes });
  const list = new EndpointList()
    .at('POST /_matrix/media/v1/create', 'user', async (call) => {
      const mediaId = await core.media.reserve(call.caller.userId);
      return { content_uri: addressOf(core, mediaId), unused_expires_at: core.media.reservedUntil };
    })
    .at('PUT /_matrix/media/v3/upload/:serverName/:mediaId', 'user', (call) => fill(core, call), upload)
    .at('GET /v1/media/download/:serverName/:mediaId', 'guest', (call) => download(core, call))
    .at('GET /v1/media/download/:serverName/:mediaId/:fileName', 'guest', (call) => download(core, call))
    .at('GET /v1/media/thumbnail/:serverName/:mediaId', 'guest', (call) => thumbnail(core, call))
    .at('PUT /unstable/kontor/media/:serverName/:mediaId/sent/:roomId/:eventId', 'user', async (call) => {
      const [mediaId, roomId, eventId] = [mediaIdOf(core, call), call.param('roomId'), call.param('eventId')];
      await noteSealedUse(core, call.caller.userId, { mediaId, roomId, eventId });
      return {};
    })
    .at('GET /v1/media/config', 'guest', limits)
    .at('GET /v1/media/preview_url', 'user', (call) => preview(core, call));
  for (const version of ['v3', 'r0', 'v1'])
    list
      .at(`POST /_matrix/media/${version}/upload`, 'user', (call) => add(core, call), upload)
      .at(`GET /_matrix/media/${version}/config`, 'guest', limits)
      .at(`GET /_matrix/media/${version}/preview_url`, 'user', (call) => preview(core, call))
      .at(`GET /_matrix/media/${version}/download/:serverName/:mediaId`, 'anyone', unknown)
      .at(`GET /_matrix/media/${version}/download/:serverName/:mediaId/:fileName`, 'anyone', unknown)
      .at(`GET /_matrix/media/${version}/thumbnail/:serverName/:mediaId`, 'anyone', unknown);
  return list;
}

const addressOf = (core: Core, mediaId: string) => `mxc://${core.config.serverName}/${mediaId}`;

async function add(core: Core, call: Call) {
  return { content_uri: addressOf(core, await core.media.add(call.caller.userId, uploadOf(core, call))) };
}

async function fill(core: Core, call: Call) {
  await core.media.fill(mediaIdOf(core, call), call.caller.userId, uploadOf(core, call));
  return {};
}

function uploadOf(core: Core, { request, query }: Call) {
  if (Number(request.headers['content-length'] ?? 0) > core.config.mostUploadBytes)
    throw tooLarge('The file is too large');
  return {
    type: readType(request.headers['content-type']),
    name: query.get('filename')?.toWellFormed().replaceAll('\0', '').slice(0, 255) || undefined,
    content: request as AsyncIterable<Buffer>, // no encoding is set on it
  };
}

async function download(core: Core, call: Call) {
  const file = await fileOf(core, call);
  return fileReply(core.media, file, { request: call.request, name: call.params.fileName ?? file.name ?? undefined });
}

async function thumbnail(core: Core, call: Call) {
  const [width, height] = [sideOf(call, 'width'), sideOf(call, 'height')];
  const method = call.query.get('method') ?? 'scale';
  if (method !== 'crop' && method !== 'scale') throw invalidParam('There is no such method');
  const isAnimated = call.queryFlag('animated');
  const file = await fileOf(core, call);
  const made = await core.thumbnails.of(file, { width, height, method, isAnimated });
  return thumbnailReply(made, call.request);
}

function fileOf(core: Core, call: Call) {
  const waitMs = call.queryNumber('timeout_ms', usualWaitMs, { most: longestWaitMs });
  return core.media.open(mediaIdOf(core, call), call.caller.userId, waitMs);
}

function mediaIdOf(core: Core, call: Call): string {
  const mediaId = call.param('mediaId');
  if (call.param('serverName') !== core.config.serverName || !/^[A-Za-z0-9_-]{1,255}$/.test(mediaId))
    throw notFound('There is no such file');
  return mediaId;
}

function sideOf(call: Call, name: string): number {
  if (!call.query.has(name)) throw missingParam(`${name} is missing`);
  return call.queryNumber(name, 0, { least: 1, most: 10_000 });
}

function preview(core: Core, call: Call) {
  const url = call.query.get('url');
  if (url === null) throw missingParam('url is missing');
  // Pages are looked at as they are now.
  call.queryNumber('ts', 0);
  const language = call.request.headers['accept-language'] ?? 'de,en;q=0.8';
  const { userId } = call.caller;
  return core.urlPreviews.of(url, { language: /^[\w ,;=.*-]{1,100}$/.test(language) ? language : 'de', userId });
}
