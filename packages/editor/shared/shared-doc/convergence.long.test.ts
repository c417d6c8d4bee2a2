import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeTogether } from './test-town.ts';

// A caret in a table that comes and goes: the library says so each time.
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

/**
 * Does not hold for every seed yet: `KONTOR_TEST_SEED=749070689` ends apart after 1,123 edits. One of five documents has
 * two letters in another order, with equal state vectors and nothing pending, whether updates are merged on their way or
 * not, and with and without garbage collection in Yjs.
 */
test('100,000 edits of five people, parted and together, end in one page that fits the schema', {
  timeout: 3_600_000,
}, () => {
  const seed = Number(process.env.KONTOR_TEST_SEED ?? Date.now() % 1_000_000_000);
  let edits = 0;
  for (let page = 0; edits < 100_000; page++) {
    const outcome = writeTogether(seed + page, 10_000);
    process.stdout.write(`Seed ${seed + page}: ${JSON.stringify(outcome)}\n`);
    edits += outcome.edits;
  }
  expect(edits).toBe(100_000);
});
