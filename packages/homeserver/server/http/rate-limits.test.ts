import { expect, test } from 'vitest';
import type { MatrixError } from '../matrix-error.ts';
import type { Endpoint } from './endpoint.ts';
import { RateLimits } from './rate-limits.ts';
import { TokenBuckets } from './token-buckets.ts';

const endpoint = (path: string, method: Endpoint['method'] = 'GET'): Endpoint => ({
  method,
  path,
  access: 'user',
  handle: () => undefined,
});
const person = { userId: '@frida:x', deviceId: 'A', isAdmin: false, isGuest: false, isSuspended: false };
const send = endpoint('/v3/rooms/:roomId/send/:eventType/:txnId', 'PUT');

/** How often it was let through before it was refused, at most `most` times. */
function admitted(limits: RateLimits, most: number, call: (limits: RateLimits) => void): number {
  for (let count = 0; count < most; count += 1)
    try {
      call(limits);
    } catch (failure) {
      const { errcode, status, extra } = failure as MatrixError; // nothing else is thrown there
      expect({ errcode, status }).toEqual({ errcode: 'M_LIMIT_EXCEEDED', status: 429 });
      expect(extra.retry_after_ms).toBeGreaterThan(0);
      return count;
    }
  return most;
}

test('a bucket fills again with time', () => {
  let now = 0;
  const buckets = new TokenBuckets({ burst: 2, perSecond: 0.5 }, () => now);
  buckets.take('a');
  buckets.take('a');
  expect(buckets.waitOf('a')).toBe(2000);
  expect(buckets.waitOf('b')).toBe(0);
  now = 1000;
  expect(buckets.waitOf('a')).toBe(1000);
  now = 60_000;
  buckets.take('a');
  expect(buckets.waitOf('a')).toBe(0);
});

test('whoever writes without end is stopped, and others are not', () => {
  const limits = new RateLimits(true);
  expect(admitted(limits, 1000, (all) => all.admit(person, '::1', send))).toBeLessThan(200);
  limits.admit({ ...person, userId: '@emil:x' }, '::1', send);
  limits.admit(person, '::1', endpoint('/v3/sync'));
});

test('failed sign-ins stop the one account from the one address first', () => {
  const limits = new RateLimits(true);
  const fail = (account: string, address: string) => () => {
    limits.admitPassword(account, address);
    limits.passwordFailed(account, address);
  };
  expect(admitted(limits, 100, fail('frida', '192.0.2.1'))).toBe(10);
  limits.admitPassword('frida', '192.0.2.2');
  limits.admitPassword('emil', '192.0.2.1');
});

test('services that are not limited, and everybody where limits are off, are never stopped', () => {
  const service = { ...person, appservice: 'bridge', isUnlimited: true };
  expect(admitted(new RateLimits(true), 2000, (limits) => limits.admit(service, '::1', send))).toBe(2000);
  expect(admitted(new RateLimits(false), 2000, (limits) => limits.admit(person, '::1', send))).toBe(2000);
});
