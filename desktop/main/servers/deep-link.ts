import { serverPath } from '../../shared/bridge.ts';

/** A place on some server: `kontor://<host>/<path>`. */
export interface DeepLink {
  /** Host and port, in lower case; whether by https the list of servers knows. */
  readonly host: string;
  readonly path: string;
}

/** Reads a link as another program handed it over; null for anything else. It is never more than a host and a path. */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > 2_500) return null;
  const [, host, rest = ''] = /^kontor:\/\/([a-z0-9.:[\]-]+)(\/[^\s\\]*)?$/i.exec(text) ?? [];
  const url = host === undefined ? null : URL.parse(`https://${host}`);
  if (!url || url.hostname === '' || url.pathname !== '/') return null;
  const path = URL.parse(rest === '' ? '/' : rest, url.origin);
  if (path?.origin !== url.origin) return null;
  const parsed = serverPath.safeParse(path.pathname + path.search + path.hash);
  return parsed.success ? { host: url.host, path: parsed.data } : null;
}

/** The first link among the arguments of a start; a program's own name and its flags are none. */
export function findDeepLink(argv: readonly string[]): DeepLink | null {
  for (const argument of argv) {
    const link = parseDeepLink(argument);
    if (link) return link;
  }
  return null;
}
