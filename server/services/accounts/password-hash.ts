import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { HashQueue } from './hash-queue.ts';

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const current: Parameters = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const saltLength = 16;

const queue = new HashQueue(2, 200);

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A password as an Argon2id PHC string; different every time. Throws `tooManySignIns` when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await derive(password, salt, current, tagLength);
  const { memory, passes, parallelism } = current;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(tag)}`;
}

/**
 * Whether the password is the one hashed. Without a hash it takes as long and answers no, so that an unknown login
 * is not told apart by time.
 */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash ?? '') ?? [];
  if (!salt || !tag) {
    await derive(password, Buffer.alloc(saltLength), current, tagLength);
    return false;
  }
  const expected = Buffer.from(tag, 'base64');
  const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const found = await derive(password, Buffer.from(salt, 'base64'), parameters, expected.length);
  return timingSafeEqual(found, expected);
}

/** Whether a hash was made with other parameters than those in force, and is to be made anew at the next sign-in. */
export function isOutdated(hash: string): boolean {
  const [, memory, passes, parallelism] = phc.exec(hash) ?? [];
  return (
    Number(memory) !== current.memory ||
    Number(passes) !== current.passes ||
    Number(parallelism) !== current.parallelism
  );
}

function derive(password: string, nonce: Buffer, parameters: Parameters, length: number): Promise<Buffer> {
  // The same password typed on another keyboard may be composed differently (ASVS 5.0, NFKC as in RFC 8265).
  const message = password.normalize('NFKC');
  return queue.run(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        argon2('argon2id', { message, nonce, ...parameters, tagLength: length }, (failure, tag) =>
          failure ? reject(failure) : resolve(tag),
        );
      }),
  );
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
