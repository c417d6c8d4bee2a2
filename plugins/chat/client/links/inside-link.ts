import { ownPath } from '@kontor/plugin-api/client';
import { messageAddress, roomAddress } from '../rooms/room-address.ts';

/**
 * Where a link leads within Kontor: addresses of this installation, and those with which other Matrix programs name a room
 * or a message (`https://matrix.to/#/!room:server/$event`). Nothing for all others.
 */
export function insideAddress(href: string, origin: string): string | undefined {
  return ownPath(href, { origin }) ?? ofMatrix(href);
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

/** Something in Kontor that is named in a text: by a sign before its words, or by its bare address. */
export interface MeantObject {
  /** Where it is shown, without what follows the path. */
  readonly path: string;
  /** The same with what follows. */
  readonly address: string;
  /** Whether the words are nothing but the address. */
  readonly isBare: boolean;
}

/**
 * What a link names, where it names something: other words than a name, such as "here", stay the words of whoever wrote
 * them. The sign `@` calls the people of an org unit, `#` names anything.
 */
export function objectMeant(href: string, words: string, origin: string): MeantObject | undefined {
  const address = insideAddress(href, origin);
  const isBare = words === href;
  if (address === undefined || !(isBare || /^[#@]./.test(words))) return undefined;
  const path = /^[^?#]*/.exec(address)?.[0].replace(/(?<=.)\/$/, '') ?? '';
  return { path, address, isBare };
}
