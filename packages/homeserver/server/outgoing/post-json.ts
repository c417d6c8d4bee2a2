import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isObject, type JsonObject } from '../json.ts';
import { resolvePublic } from './private-address.ts';

const mostAnswerBytes = 256 * 1024;

export interface PostOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Any certificate and any address; only for tests. */
  readonly skipVerify: boolean;
}

export interface PostAnswer {
  readonly status: number;
  /** Empty where the answer was no JSON object. */
  readonly body: JsonObject;
}

/** Sends JSON to a server outside: only to public addresses, without following anywhere, in bounded time and size. */
export async function postJson(url: URL, body: string, options: PostOptions): Promise<PostAnswer> {
  const { skipVerify, signal, timeoutMs } = options;
  // The address that was looked at is the one that is connected to.
  const address = skipVerify ? undefined : await resolvePublic(url.hostname);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        ...(skipVerify ? { rejectUnauthorized: false } : {}),
        ...(address
          ? {
              lookup: (_host, { all }, done) =>
                all ? done(null, [address]) : done(null, address.address, address.family),
            }
          : {}),
      },
      (response) => readAnswer(response).then(resolve, reject),
    );
    request.on('error', reject);
    request.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<PostAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) {
      response.destroy();
      throw new Error('The answer is too large');
    }
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString()) };
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {}; // no JSON says nothing
  }
}
