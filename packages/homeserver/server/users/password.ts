import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's second choice for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** `argon2id$memory$passes$salt$tag`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, cost);
  return ['argon2id', cost.memory, cost.passes, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, memory, passes, nonce, tag] = hash.split('$');
  if (kind !== 'argon2id' || nonce === undefined || tag === undefined) return false;
  const found = Buffer.from(tag, 'base64url');
  const settings = { ...cost, memory: Number(memory), passes: Number(passes), tagLength: found.length };
  return timingSafeEqual(await tagOf(password, Buffer.from(nonce, 'base64url'), settings), found);
}

async function tagOf(message: string, nonce: Buffer, settings: Omit<Argon2Parameters, 'message' | 'nonce'>) {
  return (await derive('argon2id', { message, nonce, ...settings })) as Buffer;
}
