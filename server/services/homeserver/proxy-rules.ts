import type { IncomingHttpHeaders } from 'node:http';

/** Between Kontor and its homeserver these do not apply (RFC 9110, 7.6.1), are made anew, or are nobody's business there. */
const keptBack = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
  'cookie',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  // Kontor compresses what it sends itself.
  'accept-encoding',
]);

/** The headers of a request as the homeserver gets them. */
export function requestHeaders(
  headers: IncomingHttpHeaders,
  caller: { readonly address: string; readonly isSecure: boolean },
): Record<string, string | string[]> {
  return {
    ...passedOn(headers),
    'accept-encoding': 'identity',
    'x-forwarded-for': caller.address,
    'x-forwarded-proto': caller.isSecure ? 'https' : 'http',
  };
}

const answersKeptBack = new Set(['set-cookie', 'clear-site-data', 'strict-transport-security', 'server', 'date']);

/** The headers of an answer as the caller gets them. */
export function answerHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(passedOn(headers)).filter(([name]) => !answersKeptBack.has(name)));
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/));
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !keptBack.has(name) && !named.has(name)) passed[name] = value;
  }
  return passed;
}

/** What clients ask a homeserver. Everything else below `/_matrix` is for other servers and services. */
const forClients = /^\/_matrix\/(client|media)\/[^?#]/;
/** Names, pictures and accounts are Kontor's to change. */
const ofKontor = [
  atVersion(/profile(\/|$)/),
  atVersion(/account\/(deactivate|password)(\/|$)/),
  atVersion(/(register|login)(\/|$)/),
  // With it somebody would call themselves otherwise in one room; joining and inviting have addresses of their own.
  /\/state\/m\.room\.member(\/|$)/,
];

/** At any version of the interface, and where it was tried out before. */
function atVersion(rest: RegExp): RegExp {
  return new RegExp(`^/_matrix/client/(unstable/[^/]+|[^/]+)/${rest.source}`);
}

export type ProxyVerdict = 'pass' | 'unknown' | 'forbidden';

/**
 * Whether a request may go on, by its address as it was sent. A path that means another one once somebody decodes or
 * shortens it is none.
 */
export function judge(method: string, url: string): ProxyVerdict {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  if (!forClients.test(path) || isTricky(path)) return 'unknown';
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  return !reads && ofKontor.some((pattern) => pattern.test(decoded(path) ?? path)) ? 'forbidden' : 'pass';
}

function isTricky(path: string): boolean {
  const text = decoded(path);
  return text === undefined || /(^|[/\\])\.{1,2}([/\\]|$)|\0|\\|%2e/i.test(text) || path.includes('//');
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
