import { expect, test } from 'vitest';
import { morningOf, reminderTimes } from './reminder-times.ts';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30);

test.each([
  ['a Thursday', 26, 27, 30],
  ['a Sunday', 29, 30, 30],
  ['a Monday', 23, 24, 30],
])('on %s tomorrow and next Monday are mornings to come', (_name, today, tomorrow, monday) => {
  const times = reminderTimes(at(today, 7));
  expect(times.inAnHour).toEqual(at(today, 8));
  expect(times.tomorrow).toEqual(new Date(2026, 10, tomorrow, 8));
  expect(times.nextWeek).toEqual(new Date(2026, 10, monday, 8));
});

test('a day has one morning, and what is no day has none', () => {
  expect(morningOf('2026-12-24')).toEqual(new Date(2026, 11, 24, 8));
  expect(morningOf('gestern')).toBeUndefined();
});
