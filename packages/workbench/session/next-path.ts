/**
 * Where to go after signing in: the `next` of the query if it is a path of this very site, else the page that was
 * asked for, else the start page. Never another origin, however it is spelled (`//host`, `/\host`, `javascript:`).
 */
export function nextPath(location: {
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
}): string {
  const wanted = new URLSearchParams(location.search).get('next');
  const fallback = isEntryPath(location.pathname) ? '/' : location.pathname + location.search;
  if (wanted === null) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  if (!/^\/(?![/\\])/.test(wanted) || /[\u0000-\u0020\\]/.test(wanted)) return '/';
  const address = new URL(wanted, location.origin);
  return address.origin === location.origin ? address.pathname + address.search + address.hash : '/';
}

/** Pages of the sign-in entry itself, to which nobody wants to go after signing in. */
export function isEntryPath(path: string): boolean {
  return ['/sign-in.html', '/welcome', '/setup', '/password-reset'].includes(path);
}

/** The address of the sign-in page that leads back here. */
export function signInAddress(path: string): string {
  return path === '/' ? '/sign-in.html' : `/sign-in.html?next=${encodeURIComponent(path)}`;
}
