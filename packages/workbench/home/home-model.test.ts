import { expect, it } from 'vitest';
import { greetingAt, weekOf } from './home-model.ts';

it('greets by the clock of the device', () => {
  expect([5, 10, 11, 17, 18, 23].map((hour) => greetingAt(new Date(2026, 10, 26, hour)))).toEqual([
    'morning',
    'morning',
    'day',
    'day',
    'evening',
    'evening',
  ]);
});

it.each([
  [new Date(2026, 10, 26), 48],
  [new Date(2026, 0, 1), 1],
  [new Date(2026, 11, 31), 53],
  [new Date(2027, 0, 3), 53],
  [new Date(2027, 0, 4), 1],
  [new Date(2024, 11, 30), 1],
])('counts weeks as the calendar does: %s is in week %s', (day, week) => {
  expect(weekOf(day)).toBe(week);
});
