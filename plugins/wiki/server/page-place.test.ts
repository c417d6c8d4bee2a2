import { expect, test } from 'vitest';
import { positionAt } from './page-place.ts';

test('a page stands between those before and after it, or beyond the first and the last', () => {
  expect(positionAt([], 0)).toBe(0);
  expect(positionAt([0, 10], 1)).toBe(5);
  expect(positionAt([0, 10], 0)).toBeLessThan(0);
  expect(positionAt([0, 10], 2)).toBeGreaterThan(10);
});

test('where no place is left it says so, long before two places are one', () => {
  let [low, high] = [0, 1024];
  for (let count = 0; count < 60; count += 1) {
    const between = positionAt([low, high], 1);
    if (between === undefined) return;
    expect(between > low && between < high).toBe(true);
    if (count % 2 === 0) low = between;
    else high = between;
  }
  throw new Error('Sixty halvings leave no place');
});
