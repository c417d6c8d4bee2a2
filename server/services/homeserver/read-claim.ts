import { z } from 'zod';

/** What somebody says that they have read, with one of the requests that say so. */
export interface ReadClaim {
  readonly room: string;
  readonly event: string;
  /** Of this thread alone: its root, or `main`; of the whole room without it ("Threaded read receipts"). */
  readonly thread: string | undefined;
}

const requestPath = /^\/_matrix\/client\/[^/]+\/rooms\/([^/]+)\/(?:receipt\/([^/]+)\/([^/]+)|read_markers)$/;
const publicOrPrivate = /^m\.read(?:\.private)?$/;

const id = z.string().max(255);
const said = z.object({ thread_id: id.optional(), 'm.read': id.optional(), 'm.read.private': id.optional() });

/** Whether a request may say what was read ("Receipts", "Fully read markers"). */
export function isReadRequest(method: string, url: string): boolean {
  return method === 'POST' && requestPath.test(pathOf(url));
}

/** Nothing where it says nothing of the kind. The address is one that the proxy lets pass, so it can be decoded. */
export function readClaimOf(url: string, body: string): ReadClaim | undefined {
  const [, room, kind, event] = (requestPath.exec(pathOf(url)) ?? []).map((part) => part && decodeURIComponent(part));
  const { data } = said.safeParse(parseJson(body));
  if (room === undefined) return undefined;
  if (kind !== undefined && event !== undefined)
    return publicOrPrivate.test(kind) ? { room, event, thread: data?.thread_id } : undefined;
  const marked = data?.['m.read'] ?? data?.['m.read.private'];
  return marked === undefined ? undefined : { room, event: marked, thread: undefined };
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a receipt needs no body
  }
}
