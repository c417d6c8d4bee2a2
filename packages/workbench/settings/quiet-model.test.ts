import { quarter } from '@kontor/schema';
import { expect, test } from 'vitest';
import { allQuarters, weekdayNames } from './quiet-model.ts';

test('every quarter of a day can be chosen, and the server takes each', () => {
  expect([allQuarters.length, allQuarters[0], allQuarters.at(-1)]).toEqual([96, '00:00', '23:45']);
  for (const time of allQuarters) expect(quarter.safeParse(time).success).toBe(true);
});

test('the week begins on Monday, in both languages', () => {
  expect(weekdayNames('de')).toEqual(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']);
  expect(weekdayNames('en')[0]).toBe('Mon');
});
