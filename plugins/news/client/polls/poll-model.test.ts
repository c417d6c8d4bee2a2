import { expect, test } from 'vitest';
import { draftOf, endOf, filledChoices, isComplete, lastDayOf } from './poll-model.ts';

test('a new one has a question to ask and two answers to fill in', () => {
  const draft = draftOf(null);
  expect(draft.choices).toHaveLength(2);
  expect(isComplete(draft)).toBe(false);
  const [one, other] = draft.choices;
  const filled = {
    ...draft,
    question: 'Wann?',
    choices: [
      { ...one, text: ' Montag ' },
      { ...other, text: 'Dienstag' },
    ],
  };
  expect(isComplete({ ...draft, question: filled.question })).toBe(false);
  expect(filledChoices(draft)).toEqual([]);
});

test('a day ends where the next begins, and comes back as the same day', () => {
  for (const day of ['2026-12-31', '2026-03-29', '2028-02-29'] as const) expect(lastDayOf(endOf(day) ?? '')).toBe(day);
  expect(endOf(null)).toBeNull();
});
