import { expect, test } from 'vitest';
import { readingReminderOn } from './reading.ts';

const asked = { askedOn: '2026-11-02', until: '2026-11-20' };

test.each([
  ['2026-11-16', undefined],
  ['2026-11-17', 'soon'],
  ['2026-11-20', 'soon'],
  ['2026-11-21', 'late'],
  ['2026-11-27', 'late'],
  ['2026-11-28', undefined],
] as const)('with a last day: on %s %s', (today, reminder) => {
  expect(readingReminderOn(today, asked)).toBe(reminder);
});

test.each([
  ['2026-11-15', undefined],
  ['2026-11-16', 'after'],
  ['2026-11-23', 'after'],
  ['2026-11-24', undefined],
] as const)('without one: on %s %s', (today, reminder) => {
  expect(readingReminderOn(today, { ...asked, until: null })).toBe(reminder);
});

test('nobody is reminded on the day on which they are asked', () => {
  expect(readingReminderOn('2026-11-19', { askedOn: '2026-11-19', until: '2026-11-20' })).toBeUndefined();
});
