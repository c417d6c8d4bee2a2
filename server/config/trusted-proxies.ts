import { isIP } from 'node:net';

/** None, so many in a row before the server, or those with these addresses or in these networks. */
export type TrustedProxies = false | number | readonly string[];

const mostProxies = 10;

/** Nothing for a text that names no proxies. `true` is one proxy. */
export function readTrustedProxies(text: string): TrustedProxies | undefined {
  if (text === 'false' || text === '0') return false;
  if (text === 'true') return 1;
  if (/^\d+$/.test(text)) return Number(text) <= mostProxies ? Number(text) : undefined;
  const networks = text.split(',').map((network) => network.trim());
  return networks.every(isNetwork) ? networks : undefined;
}

/** An address, or a network as in RFC 4632 and RFC 4291; not one that holds everybody. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (family === 4 ? 32 : 128);
}
