import { randomBytes } from 'node:crypto';

/** `@localpart:server`; historical localparts may hold any printable ASCII (Appendices, "User identifiers"). */
const userId = /^@[\x21-\x39\x3b-\x7e]*:[A-Za-z0-9.\-:[\]]+$/;
/** What a new localpart may consist of. */
export const newLocalpart = /^[a-z0-9._=/+-]+$/;

export function isUserId(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 255 && userId.test(text);
}

/** The part between the sigil and the first colon. */
export function localpartOf(id: string): string {
  const end = id.indexOf(':');
  return id.slice(1, end < 0 ? undefined : end);
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Random letters, as in room ids and device ids; five bits and more each. */
export function randomLetters(length: number): string {
  // 256 is no multiple of 52: what lies beyond is drawn again, so that all letters are equally likely.
  let drawn = '';
  while (drawn.length < length)
    for (const byte of randomBytes(length)) if (byte < 208 && drawn.length < length) drawn += letters[byte % 52];
  return drawn;
}
