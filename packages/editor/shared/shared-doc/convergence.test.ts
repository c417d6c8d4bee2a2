import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeTogether } from './test-town.ts';

// A caret in a table that comes and goes: the library says so each time.
beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterAll(() => {
  vi.restoreAllMocks();
});

test('five people who write in one page, parted and together, have the same page, and it fits the schema', () => {
  // Always the same edits: new ones are the matter of the long test.
  const seed = 100;
  process.stdout.write(`Writing together with seed ${seed}\n`);
  const { edits, undone, meetings } = writeTogether(seed, 2_000);
  expect(edits).toBe(2_000);
  expect(undone).toBeGreaterThan(20);
  expect(meetings).toBeGreaterThan(3);
});
