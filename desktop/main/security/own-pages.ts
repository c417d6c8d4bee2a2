import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import type { Protocol } from 'electron';
import { ownScheme } from '../origins.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.bdic': 'application/octet-stream',
};

/** The shell's pages use nothing but their own files; pictures of screens come as `data:`. */
export const ownPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Before the app is ready: the scheme behaves like https, and a page of a server may not fetch from it. */
export const ownSchemePrivileges = { scheme: ownScheme, privileges: { standard: true, secure: true } };

/**
 * The file behind an address of one host of the scheme, or null: for other hosts, unknown kinds of files, and whatever
 * would lead out of the folder, in any spelling.
 */
export function findOwnFile(folder: string, host: string, address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol !== `${ownScheme}:` || url.host !== host) return null;
  // The parser already resolves what it takes for dots; what it leaves in the text, and any escape, is refused.
  if (!/^\/[a-z0-9_-]+(?:[./][a-z0-9_-]+)*$/i.test(url.pathname)) return null;
  const file = resolve(join(folder, url.pathname));
  return file.startsWith(resolve(folder) + sep) && types[extname(file)] !== undefined ? file : null;
}

/** Serves the files of a folder under `kontor-shell://<host>/`, and nothing else. */
export function serveOwnFiles(protocol: Pick<Protocol, 'handle'>, hosts: Readonly<Record<string, string>>): void {
  protocol.handle(ownScheme, async ({ url, method }) => {
    const host = URL.parse(url)?.host ?? '';
    const folder = Object.hasOwn(hosts, host) ? hosts[host] : undefined;
    const file = folder === undefined || method !== 'GET' ? null : findOwnFile(folder, host, url);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return new Response('', { status: 404 });
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': types[extname(file)] ?? '',
        'content-security-policy': ownPagePolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
