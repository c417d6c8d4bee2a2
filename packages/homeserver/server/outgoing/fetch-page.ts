import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type PublicAddress, resolvePublic } from './private-address.ts';

const mostRedirects = 5;
const longestMs = 10_000;

export interface FetchedPage {
  readonly url: URL;
  readonly type: string;
  readonly content: Buffer;
  /** Whether it goes on behind `content`. */
  readonly isCut: boolean;
}

export interface FetchOptions {
  readonly mostBytes: number;
  /** Of the content. */
  readonly wanted: RegExp;
  readonly language: string;
  /** Finds the address of a host, and throws `PrivateAddress` for one that is not public. */
  readonly resolve?: ((host: string) => Promise<PublicAddress>) | undefined;
}

/**
 * The one way in which people's links are followed: only http and https, only to public addresses, looked at anew on each
 * redirect, ten seconds altogether, and `mostBytes` at most. Nothing where the answer is no page of a `wanted` type.
 */
export async function fetchPage(
  address: URL,
  { mostBytes, wanted, language, resolve = resolvePublic }: FetchOptions,
): Promise<FetchedPage | undefined> {
  const signal = AbortSignal.timeout(longestMs);
  let url = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await ask(url, await resolve(url.hostname), { language, signal });
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      url = new URL(headers.location, url);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
      continue;
    }
    const type = headers['content-type'] ?? '';
    if (statusCode === 200 && wanted.test(type) && headers['content-encoding'] === undefined)
      return { url, type, ...(await readSome(response, mostBytes)) };
    response.destroy();
    return undefined;
  }
  return undefined;
}

/** The address that was looked at is the one that is connected to. */
async function ask(
  url: URL,
  address: PublicAddress,
  { language, signal }: { readonly language: string; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = send(
      url,
      {
        headers: {
          accept: 'text/html,image/*;q=0.5',
          'accept-encoding': 'identity',
          'accept-language': language,
          'user-agent': 'Kontor',
        },
        signal,
        agent: false,
        lookup: (_host, { all }, done) => (all ? done(null, [address]) : done(null, address.address, address.family)),
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** The beginning, up to `mostBytes`. */
async function readSome(response: IncomingMessage, mostBytes: number): Promise<Pick<FetchedPage, 'content' | 'isCut'>> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > mostBytes) break;
  }
  return { content: Buffer.concat(parts).subarray(0, mostBytes), isCut: bytes > mostBytes };
}
