import { expect, test } from 'vitest';
import { chooseMoment } from './send-waiting.ts';

const minute = 60_000;
const now = Date.parse('2026-11-27T10:00:00Z');

test('the moment is chance, within ten minutes', () => {
  const waits = Array.from({ length: 400 }, () => (chooseMoment(now, now + 24 * 60 * minute) - now) / minute);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10);
  const early = waits.filter((wait) => wait < 5).length;
  // Six standard deviations of a fair coin.
  expect(Math.abs(early - 200)).toBeLessThan(60);
});

test('nothing waits until it is too late, and nothing is sent before it was written', () => {
  for (let left = 0; left < 12; left += 1) {
    const moment = chooseMoment(now, now + left * minute);
    expect(moment).toBeGreaterThanOrEqual(now);
    expect(moment).toBeLessThanOrEqual(Math.max(now, now + (left - 2) * minute));
  }
});
