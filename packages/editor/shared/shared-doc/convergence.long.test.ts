import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeTogether } from './test-town.ts';

// A caret in a table that comes and goes: the library says so each time.
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

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
