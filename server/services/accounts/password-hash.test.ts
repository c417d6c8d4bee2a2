import { argon2Sync } from 'node:crypto';
import { isKontorError } from '@kontor/base';
import { describe, expect, test } from 'vitest';
import { HashQueue } from './hash-queue.ts';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';

describe('a stored password', () => {
  test('is an Argon2id PHC string with the parameters of OWASP, salted anew each time', async () => {
    const [one, two] = [await hashPassword('drei Möwen'), await hashPassword('drei Möwen')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
    expect(isOutdated(one)).toBe(false);
  });

  test('verifies the same password only, however it was composed', async () => {
    const hash = await hashPassword('drei Möwen'.normalize('NFC'));
    expect(await verifyPassword('drei Möwen'.normalize('NFD'), hash)).toBe(true);
    expect(await verifyPassword('drei Mowen', hash)).toBe(false);
  });

  test('still verifies with other parameters, and is then outdated', async () => {
    const nonce = Buffer.alloc(16, 7);
    const tag = argon2Sync('argon2id', {
      message: 'drei Möwen',
      nonce,
      memory: 8192,
      passes: 3,
      parallelism: 1,
      tagLength: 32,
    });
    const plain = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const hash = `$argon2id$v=19$m=8192,t=3,p=1$${plain(nonce)}$${plain(tag)}`;
    expect(await verifyPassword('drei Möwen', hash)).toBe(true);
    expect(isOutdated(hash)).toBe(true);
  });

  test('is never the one of an account without a password', async () => {
    expect(await verifyPassword('', undefined)).toBe(false);
  });
});

describe('hashing under a flood', () => {
  test('runs few at once, lets some wait and refuses the rest', async () => {
    const queue = new HashQueue(2, 3);
    let running = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const work = () =>
      queue.run(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => gates.push(resolve));
        running -= 1;
      });
    const accepted = [work(), work(), work(), work(), work()];
    await expect(work()).rejects.toSatisfy(
      (failure) => isKontorError(failure) && failure.code === 'accounts.too_many_sign_ins',
    );
    let left = accepted.length;
    for (const one of accepted) void one.then(() => (left -= 1));
    while (left > 0) {
      gates.shift()?.();
      await Promise.resolve();
    }
    expect(most).toBe(2);
    await expect(queue.run(async () => 'free again')).resolves.toBe('free again');
  });
});
