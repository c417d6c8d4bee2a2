/** The scheme and origin of the shell's own pages. */
export const ownScheme = 'kontor-shell';
export const ownOrigin = `${ownScheme}://app`;

/**
 * Scheme, host and port of an address, or null where it is none or has none (`about:blank`, `data:`). Unlike
 * `URL.origin` it knows the shell's own scheme; a `blob:` belongs to nobody here.
 */
export function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.origin;
  return url?.protocol === `${ownScheme}:` && url.host !== '' ? `${ownScheme}://${url.host}` : null;
}

/** What a person reads of an origin: the host, and the port where it is unusual. */
export function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? '';
}

/** A server on this very machine: nobody can listen in between. */
export function isLocalhost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
