import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordCost } from '../config.ts';

const derive = promisify(argon2);

const lane = { parallelism: 1, tagLength: 32 } as const;

/** `argon2id$memory$passes$salt$tag`, the last two in base64url. */
export async function hashPassword(password: string, { memory, passes }: PasswordCost): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce, { ...lane, memory, passes });
  return ['argon2id', memory, passes, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, memory, passes, nonce, tag] = hash.split('$');
  if (kind !== 'argon2id' || nonce === undefined || tag === undefined) return false;
  const found = Buffer.from(tag, 'base64url');
  const settings = { ...lane, memory: Number(memory), passes: Number(passes), tagLength: found.length };
  return timingSafeEqual(await tagOf(password, Buffer.from(nonce, 'base64url'), settings), found);
}

async function tagOf(message: string, nonce: Buffer, settings: Omit<Argon2Parameters, 'message' | 'nonce'>) {
  return (await derive('argon2id', { message, nonce, ...settings })) as Buffer;
}
