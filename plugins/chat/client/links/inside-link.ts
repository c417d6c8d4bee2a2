import { messageAddress, roomAddress } from '../rooms/room-address.ts';

/**
 * Where a link leads within Kontor: addresses of this installation, and those with which other Matrix programs name a room
 * or a message (`https://matrix.to/#/!room:server/$event`). Nothing for all others.
 */
export function insideAddress(href: string, origin: string): string | undefined {
  if (href === origin) return '/';
  if (href.startsWith(`${origin}/`)) return href.slice(origin.length);
  return ofMatrix(href);
}

function ofMatrix(href: string): string | undefined {
  const [, path] = /^https:\/\/matrix\.to\/#\/([^?]+)/.exec(href) ?? [];
  const [room = '', event, ...more] = (path ?? '').split('/').map(decode);
  if (!/^![^\s/]+$/.test(room) || more.length > 0) return undefined;
  if (event === undefined || event === '') return roomAddress(room);
  return /^\$[^\s]+$/.test(event) ? messageAddress(room, event) : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // no address of anything
  }
}
