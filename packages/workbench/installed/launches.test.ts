import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followLaunches } from './launches.ts';

const origin = 'https://kontor.example';
type Consumer = (launch: { readonly targetURL?: string }) => void;

beforeEach(() => vi.stubGlobal('window', { location: { origin } }));
afterEach(() => vi.unstubAllGlobals());

/** As Chromium does it: what waits is handed out when somebody begins to listen. */
function aQueue(...waiting: string[]) {
  let consumer: Consumer | undefined;
  const setConsumer = (next: Consumer) => {
    consumer = next;
    for (const targetURL of waiting.splice(0)) next({ targetURL });
  };
  return { launchQueue: { setConsumer }, launch: (targetURL?: string) => consumer?.(targetURL ? { targetURL } : {}) };
}

it('goes where a later launch leads, and not where the one led that opened the window', () => {
  const navigate = vi.fn();
  const queue = aQueue(`${origin}/`);
  followLaunches(navigate, queue);
  expect(navigate).not.toHaveBeenCalled();
  queue.launch(`${origin}/share?new=task#x`);
  expect(navigate.mock.calls).toEqual([['/share?new=task#x']]);
});

it('goes nowhere else', () => {
  const navigate = vi.fn();
  const queue = aQueue();
  followLaunches(navigate, queue);
  queue.launch();
  queue.launch('https://anders.example/tasks');
  followLaunches(navigate, {});
  expect(navigate).not.toHaveBeenCalled();
});
