import { expect, test, vi } from 'vitest';
import { websocketMemory } from './websocket-memory.ts';
import { WindowRest } from './window-rest.ts';

test('C30: that websockets are blocked is remembered for a while, and not at all where nothing can be', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  vi.useFakeTimers();
  const memory = websocketMemory(storage);
  expect(memory.isBlocked).toBe(false);
  memory.block();
  expect([memory.isBlocked, websocketMemory(storage).isBlocked]).toEqual([true, true]);
  vi.setSystemTime(Date.now() - 24 * 3_600_000);
  expect(memory.isBlocked).toBe(false);
  vi.setSystemTime(Date.now() + 24 * 3_600_000);
  memory.forget();
  expect(memory.isBlocked).toBe(false);
  memory.block();
  vi.advanceTimersByTime(5 * 60_000);
  expect(memory.isBlocked).toBe(false);
  const nothing = websocketMemory(undefined);
  nothing.block();
  expect(nothing.isBlocked).toBe(false);
  vi.useRealTimers();
});

test('C31: whoever looks away for long lets the connection go, not before all is saved, and has it back on looking again', () => {
  vi.useFakeTimers();
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const look = (state: string) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  let isSaved = true;
  const done: string[] = [];
  const rest = new WindowRest(page, {
    mayRest: () => isSaved,
    rest: () => done.push('rest'),
    wake: () => done.push('wake'),
  });
  look('hidden');
  vi.advanceTimersByTime(20_000);
  look('visible');
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual([]);
  isSaved = false;
  look('hidden');
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual([]);
  isSaved = true;
  vi.advanceTimersByTime(60_000);
  expect([done, rest.isResting]).toEqual([['rest'], true]);
  look('visible');
  expect([done, rest.isResting]).toEqual([['rest', 'wake'], false]);
  look('hidden');
  vi.advanceTimersByTime(60_000);
  rest.wake();
  expect(done).toEqual(['rest', 'wake', 'rest', 'wake']);
  rest.dispose();
  look('hidden');
  vi.advanceTimersByTime(60_000);
  expect(done.length).toBe(4);
  vi.useRealTimers();
});
