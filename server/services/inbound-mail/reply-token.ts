import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whose answer, to what, until when: what an address for answers stands for. */
export interface ReplyGrant {
  readonly person: string;
  readonly ref: string;
  readonly expiresAt: Date;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** 200 bits: 80 name the row that it was made for, 120 are known to whoever has the key alone. */
const tokenBytes = 25;
const nameLength = 16;
export const tokenLength = 40;

/**
 * What stands in the address: nothing can be read from it, in an alphabet in which case does not matter, as mail servers on
 * the way may change it. The same for the same grant.
 */
export function makeToken(key: Buffer, { person, ref, expiresAt }: ReplyGrant): string {
  const signed = createHmac('sha256', key).update(JSON.stringify([person, ref, expiresAt.getTime()]));
  return toBase32(signed.digest().subarray(0, tokenBytes));
}

/** The part of a token under which its grant is kept. */
export function nameOf(token: string): string {
  return token.slice(0, nameLength);
}

/** Whether this token was made with this key for this grant, in a time that says nothing about how near it is. */
export function isTokenOf(key: Buffer, token: string, grant: ReplyGrant): boolean {
  const [given, made] = [Buffer.from(token), Buffer.from(makeToken(key, grant))];
  return given.length === made.length && timingSafeEqual(given, made);
}

/** `reply@example.org` and a token make `reply+<token>@example.org` (RFC 5233 calls that a detail). */
export function addressWith(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`;
}

/** The token in an address of this mailbox; nothing in any other address. */
export function tokenIn(mailbox: string, address: string): string | undefined {
  const [wanted, given] = [mailbox.toLowerCase(), address.trim().toLowerCase()];
  const [at, givenAt] = [wanted.lastIndexOf('@'), given.lastIndexOf('@')];
  if (given.slice(givenAt) !== wanted.slice(at)) return undefined;
  const beginning = `${wanted.slice(0, at)}+`;
  const token = given.slice(beginning.length, givenAt);
  return given.startsWith(beginning) && /^[a-z2-7]{40}$/.test(token) ? token : undefined;
}

/** RFC 4648 section 6, in small letters; the length of what is written here needs no padding. */
function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}
