import { expect, test } from 'vitest';
import { findSuggestionFaults } from './testing/suggestion-oracle.ts';

test('suggests nothing of what is hidden in 10,000 random questions of random people', {
  timeout: 45 * 60_000,
}, async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const { faults } = await findSuggestionFaults(10_000, seed);
  expect(faults, `seed ${seed}`).toEqual([]);
});
