import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { MatrixError } from '../matrix-error.ts';
import { readByteRange } from '../media/byte-range.ts';
import { contentDisposition } from '../media/content-disposition.ts';
import type { Media } from '../media/media.ts';
import { servedAs } from '../media/media-type.ts';
import type { MediaRow, Thumbnail } from '../storage/media-table.ts';
import { Reply } from './call.ts';

/** Whatever is sent can run nothing, and pages of other origins may show it ("Serving content"). */
const harmless = {
  'content-security-policy':
    "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf; style-src 'unsafe-inline'; media-src 'self'; object-src 'self'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  // It never changes, but the right to see it may end.
  'cache-control': 'private, max-age=300',
};

/** A file, or the part of it that was asked for. */
export function fileReply(
  media: Media,
  file: MediaRow & { readonly bytes: number },
  { request, name }: { readonly request: IncomingMessage; readonly name: string | undefined },
): Reply {
  const { media_id: mediaId, bytes } = file;
  const etag = `"${mediaId}"`;
  if (isKnown(request, etag)) return new Reply(304, '', { ...harmless, etag });
  const { type, isInline } = servedAs(file.type, file.sniffed_type);
  const range = readByteRange(request.headers['if-range'] === undefined ? request.headers.range : undefined, bytes);
  if (range === 'unsatisfiable') throw new MatrixError(416, 'M_UNKNOWN', 'The file has no such part');
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  const headers = {
    ...harmless,
    etag,
    'accept-ranges': 'bytes',
    'content-type': type,
    'content-length': String(end - start + 1),
    'content-disposition': contentDisposition(isInline, name),
    ...(range ? { 'content-range': `bytes ${start}-${end}/${bytes}` } : {}),
  };
  return new Reply(range ? 206 : 200, Readable.from(media.read(mediaId, start, end), { objectMode: false }), headers);
}

export function thumbnailReply({ type, content }: Thumbnail, request: IncomingMessage): Reply {
  const etag = `"${content.length}-${content.subarray(-8).toString('hex')}"`;
  if (isKnown(request, etag)) return new Reply(304, '', { ...harmless, etag });
  return new Reply(200, content, { ...harmless, etag, 'content-type': type, 'content-disposition': 'inline' });
}

function isKnown(request: IncomingMessage, etag: string): boolean {
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known?.some((each) => each === etag || each === '*') ?? false;
}
