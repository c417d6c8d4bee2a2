import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U, which are mistaken for others in print. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 4;

/** SHA-256 of a secret, which is enough for random ones of 112 bits and more (ASVS 5.0, 6.5.2). */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A random code of `groups` groups of four letters and digits (20 bits each), such as `7K3M-Q2ZD-…`. */
export function newSecretCode(groups: number): string {
  const bytes = randomBytes(groups * groupLength);
  const text = Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** The code as it is hashed, however it was typed: case, spaces and hyphens do not count, O is 0, I and L are 1. */
export function readSecretCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

export function hashSecretCode(typed: string): Buffer {
  return hashSecret(readSecretCode(typed));
}
