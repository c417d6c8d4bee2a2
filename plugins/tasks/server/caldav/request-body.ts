import type { CallContext } from '@kontor/plugin-api/server';

import { DavRefusal } from './dav-refusal.ts';

/** The body as text, or nothing where it is not UTF-8. What is larger is refused as soon as that is known. */
export async function readBody(
  { request, reply }: Pick<CallContext<'person'>, 'request' | 'reply'>,
  limit: number,
  tooLarge: () => DavRefusal,
): Promise<string | undefined> {
  const refuse = () => {
    // The rest of it is not waited for.
    reply.header('connection', 'close');
    return tooLarge();
  };
  const { 'content-encoding': encoding, 'content-length': length } = request.headers;
  if (encoding !== undefined && encoding !== 'identity') throw new DavRefusal(415);
  if (Number(length ?? 0) > limit) throw refuse();
  const { body } = request;
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  if (!isStream(body)) throw new DavRefusal(415);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    if (size > limit) throw refuse();
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return undefined; // not UTF-8
  }
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
