import { expect, test } from 'vitest';
import { findSuggestionFaults } from './testing/suggestion-oracle.ts';

test('nobody is shown a suggestion that is made of what they may not see', { timeout: 120_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const { faults, suggested } = await findSuggestionFaults(160, seed);
  expect(faults, `seed ${seed}`).toEqual([]);
  // It says something only where there was something to suggest.
  expect(suggested, `seed ${seed}`).toBeGreaterThan(10);
});

test('the comparison notices suggestions that are made with more rights', { timeout: 120_000 }, async () => {
  const { faults } = await findSuggestionFaults(80, 7, (held) => [...held, 'space:1']);
  expect(faults).not.toEqual([]);
});
