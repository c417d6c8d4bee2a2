import { expect, test } from 'vitest';
import { largest, smallest, step } from './zoom.ts';

test('as many steps back as forth lead to where one began, and no further', () => {
  const forth = [1, 2, 3].reduce((zoom) => step(zoom, 1), smallest);
  expect(forth).toBeCloseTo(3.375);
  expect([1, 2, 3].reduce((zoom) => step(zoom, -1), forth)).toBe(smallest);
  expect(step(smallest, -1)).toBe(smallest);
  expect(step(largest, 1)).toBe(largest);
});
