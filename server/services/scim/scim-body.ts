import type { CallContext } from '@kontor/plugin-api/server';
import { invalidSyntax, ScimRefusal } from './scim-refusal.ts';

/** A group with some ten thousand members. */
export const largestBody = 2 * 1024 * 1024;

/** The body of a request as JSON; throws 413, 415 and `invalidSyntax`. */
export async function readScimBody({
  request,
  reply,
}: Pick<CallContext<'anyone'>, 'request' | 'reply'>): Promise<unknown> {
  const { 'content-type': media, 'content-encoding': encoding, 'content-length': length } = request.headers;
  const isJson = /^application\/(scim\+)?json\s*(;|$)/i.test(media ?? '');
  if (!isJson || (encoding !== undefined && encoding !== 'identity')) {
    throw new ScimRefusal(415, 'The body has to be application/scim+json');
  }
  const { body } = request;
  if (!isStream(body)) throw invalidSyntax('A body is needed');
  const refuse = () => {
    // The rest of it is not waited for.
    reply.header('connection', 'close');
    return new ScimRefusal(413, `The body is larger than ${largestBody} bytes`);
  };
  if (Number(length ?? 0) > largestBody) throw refuse();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    if (size > largestBody) throw refuse();
    pieces.push(piece);
  }
  return parse(Buffer.concat(pieces));
}

function parse(bytes: Buffer): unknown {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return parsed;
  } catch {
    throw invalidSyntax('The body is no JSON in UTF-8');
  }
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
