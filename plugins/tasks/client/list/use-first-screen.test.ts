import { expect, test } from 'vitest';
import { shareScreen } from './use-first-screen.ts';

test('parts below each other share the screen, and those that begin below it wait', () => {
  expect(shareScreen([2, 3, 20, 5], { room: 10, isBeside: false })).toEqual([2, 3, 1, undefined]);
  expect(shareScreen([500], { room: 20, isBeside: false })).toEqual([20]);
  expect(shareScreen([0, 0], { room: 20, isBeside: false })).toEqual([0, 0]);
});

test('parts beside each other have all of it each', () => {
  expect(shareScreen([2, 30, 40], { room: 10, isBeside: true })).toEqual([2, 10, 10]);
});
