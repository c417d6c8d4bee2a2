import { expect, test } from 'vitest';
import { endOfQuiet, isQuiet, nextBeginning, quietHours, usualQuietHours } from './quiet.ts';

const zone = 'Europe/Berlin';
const at = (text: string) => new Date(text);

test('a night goes over midnight, and a free day is quiet as a whole', () => {
  // Thursday the 26th of November 2026.
  expect(isQuiet(usualQuietHours, at('2026-11-26T17:59:00+01:00'), zone)).toBe(false);
  expect(isQuiet(usualQuietHours, at('2026-11-26T18:00:00+01:00'), zone)).toBe(true);
  expect(isQuiet(usualQuietHours, at('2026-11-27T06:59:59+01:00'), zone)).toBe(true);
  expect(isQuiet(usualQuietHours, at('2026-11-27T07:00:00+01:00'), zone)).toBe(false);
  expect(isQuiet(usualQuietHours, at('2026-11-28T12:00:00+01:00'), zone)).toBe(true);
  const noon = { from: '12:00', until: '13:00', freeDays: [] };
  expect([11, 12, 13].map((hour) => isQuiet(noon, at(`2026-11-26T${hour}:30:00+01:00`), zone))).toEqual([
    false,
    true,
    false,
  ]);
});

test('the quiet ends in the morning, after the weekend on Monday, and at the right hour when the clocks change', () => {
  const end = (text: string) => endOfQuiet(usualQuietHours, at(text), zone)?.toISOString();
  expect(end('2026-11-26T20:07:00+01:00')).toBe('2026-11-27T06:00:00.000Z');
  expect(end('2026-11-27T20:00:00+01:00')).toBe('2026-11-30T06:00:00.000Z');
  // The 25th of October 2026 has twenty-five hours.
  expect(end('2026-10-24T20:00:00+02:00')).toBe('2026-10-26T06:00:00.000Z');
  expect(end('2026-11-26T12:00:00+01:00')).toBeUndefined();
});

test('who stops working early is left alone until the next morning of work', () => {
  const next = (text: string) => nextBeginning(usualQuietHours, at(text), zone).toISOString();
  expect(next('2026-11-26T14:00:00+01:00')).toBe('2026-11-27T06:00:00.000Z');
  expect(next('2026-11-27T14:00:00+01:00')).toBe('2026-11-30T06:00:00.000Z');
  expect(next('2026-11-28T14:00:00+01:00')).toBe('2026-11-30T06:00:00.000Z');
});

test('a quiet that never ends, or never is, is refused', () => {
  expect(quietHours.safeParse({ from: '18:00', until: '18:00', freeDays: [] }).success).toBe(false);
  expect(quietHours.safeParse({ ...usualQuietHours, freeDays: [1, 2, 3, 4, 5, 6, 7] }).success).toBe(false);
  expect(quietHours.safeParse({ ...usualQuietHours, from: '18:10' }).success).toBe(false);
});
