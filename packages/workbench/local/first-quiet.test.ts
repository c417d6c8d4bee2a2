import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterFirstScreen } from './first-quiet.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function wait(parts: { screen?: Promise<unknown>; isFetching?: () => boolean } = {}) {
  const begin = vi.fn();
  const callOff = afterFirstScreen({ screen: Promise.resolve(), isFetching: () => false, ...parts }, begin);
  return { begin, callOff };
}

it('begins once nothing was fetched for half a second', async () => {
  let isFetching = true;
  const { begin } = wait({ isFetching: () => isFetching });
  await vi.advanceTimersByTimeAsync(2_000);
  isFetching = false;
  await vi.advanceTimersByTimeAsync(300);
  isFetching = true;
  await vi.advanceTimersByTimeAsync(200);
  isFetching = false;
  await vi.advanceTimersByTimeAsync(400);
  expect(begin).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(begin).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(begin).toHaveBeenCalledOnce();
});

it('waits for the code of the screen, too, whether it comes or not', async () => {
  let fail = (_failure: Error): void => undefined;
  const screen = new Promise((_resolve, reject) => {
    fail = reject;
  });
  const { begin } = wait({ screen });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(begin).not.toHaveBeenCalled();
  fail(new TypeError('The line broke'));
  await vi.advanceTimersByTimeAsync(700);
  expect(begin).toHaveBeenCalledOnce();
});

it('begins after 15 seconds although something is always under way', async () => {
  const { begin } = wait({ isFetching: () => true });
  await vi.advanceTimersByTimeAsync(14_800);
  expect(begin).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(begin).toHaveBeenCalledOnce();
});

it('never begins once it was called off', async () => {
  const { begin, callOff } = wait();
  callOff();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(begin).not.toHaveBeenCalled();
});
