import { isLocalhost } from '../origins.ts';

export type AddressResult = { readonly origin: string } | { readonly problem: 'address' | 'insecure' };

/**
 * The origin of a server from what a person typed or a link said: a host with or without `https://` and port, nothing
 * behind it. Plain http is accepted only for this machine, and only where a developer allowed it.
 */
export function parseServerAddress(text: string, { insecureLocalhost }: { insecureLocalhost: boolean }): AddressResult {
  const typed = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || url.hostname === '' || /\s/.test(typed)) return { problem: 'address' };
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/')
    return { problem: 'address' };
  if (url.protocol === 'https:') return { origin: url.origin };
  if (url.protocol !== 'http:') return { problem: 'address' };
  return insecureLocalhost && isLocalhost(url.hostname) ? { origin: url.origin } : { problem: 'insecure' };
}
