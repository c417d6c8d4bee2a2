/** What `web+kontor:` links stand before: `web+kontor://stadt.example/wiki/page/…`, or a path alone. */
const scheme = /^web\+kontor:/i;

/**
 * The path that a link of another app leads to within this Kontor; nothing for links that belong to another one, or that
 * are none. What it answers never leaves this server, whatever the link says.
 */
export function pathOfLink(link: string, origin: string): string | undefined {
  if (!scheme.test(link)) return undefined;
  const rest = link.replace(scheme, '');
  const { host } = new URL(origin);
  const path = rest.startsWith('//') ? within(rest.slice(2), host) : rest;
  // A second slash, also a turned one, would lead to another server.
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return undefined;
  if (!URL.canParse(path, origin)) return undefined;
  const found = new URL(path, origin);
  return found.origin === origin ? found.pathname + found.search + found.hash : undefined;
}

function within(address: string, host: string): string | undefined {
  const slash = address.indexOf('/');
  const named = slash < 0 ? address : address.slice(0, slash);
  if (named.toLowerCase() !== host) return undefined;
  return slash < 0 ? '/' : address.slice(slash);
}
