import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { resolvePublic } from './private-address.ts';

const mostRedirects = 5;
const longestMs = 10_000;

export interface FetchedPage {
  readonly url: URL;
  readonly type: string;
  readonly content: Buffer;
}

/**
 * The one way in which people's links are followed: only http and https, only to public addresses, looked at anew on each
 * redirect, ten seconds altogether, and `mostBytes` at most. Nothing where the answer is no page of a `wanted` type.
 */
export async function fetchPage(
  address: URL,
  { mostBytes, wanted, language }: { readonly mostBytes: number; readonly wanted: RegExp; readonly language: string },
): Promise<FetchedPage | undefined> {
  const signal = AbortSignal.timeout(longestMs);
  let url = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await ask(url, language, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      url = new URL(headers.location, url);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
      continue;
    }
    const type = headers['content-type'] ?? '';
    if (statusCode === 200 && wanted.test(type) && headers['content-encoding'] === undefined)
      return { url, type, content: await readSome(response, mostBytes) };
    response.destroy();
    return undefined;
  }
  return undefined;
}

async function ask(url: URL, language: string, signal: AbortSignal): Promise<IncomingMessage> {
  // The address that was looked at is the one that is connected to.
  const address = await resolvePublic(url.hostname);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked = send(
      url,
      {
        headers: {
          accept: 'text/html',
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
async function readSome(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= mostBytes) break;
  }
  return Buffer.concat(parts).subarray(0, mostBytes);
}
