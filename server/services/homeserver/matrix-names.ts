import { createHash } from 'node:crypto';

/** RFC 4648 in small letters. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const letters = 16;

/**
 * The part before the colon of a person's Matrix id: opaque, and always the same for the same person, so that it is made
 * once, survives every renaming, and is never given to anybody else (docs/decisions/0007).
 */
export function localpartOf(person: string): string {
  const digest = createHash('sha256').update(`kontor ${person}`).digest();
  const name = Array.from(digest.subarray(0, letters), (byte) => alphabet[byte % alphabet.length]).join('');
  return `k-${name}`;
}

/** The pattern of all such ids, as a registration names them. */
export function userPattern(serverName: string): string {
  return `@k-[a-z2-7]{${letters}}:${serverName.replace(/[.[\]]/g, '\\$&')}`;
}

/** Devices of Kontor's own client; the same in the same browser, whoever signs in there. */
export function deviceIdOf(browser: string): string {
  return `KONTOR_${browser}`;
}
