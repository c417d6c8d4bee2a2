import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Presence } from './presence.ts';

let presence: Presence;
beforeEach(() => {
  vi.useFakeTimers();
  presence = new Presence();
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const stateOf = (userId: string) => presence.contentOf(userId).presence;

test('who does nothing for five minutes is away, although their client asks on', async () => {
  for (let minute = 0; minute < 6; minute += 1) {
    const end = presence.sync('@a', 'PC', 'online');
    expect(stateOf('@a')).toBe(minute < 5 ? 'online' : 'unavailable');
    await seconds(59);
    end();
    await seconds(1);
  }
  presence.sync('@a', 'PC', 'online');
  expect(presence.contentOf('@a')).toEqual({ presence: 'unavailable', last_active_ago: 360_000 });
  presence.act('@a');
  expect(presence.contentOf('@a')).toEqual({ presence: 'online', last_active_ago: 0, currently_active: true });
  await seconds(61);
  expect(presence.contentOf('@a').currently_active).toBe(false);
});

test('who asks no more is offline half a minute later', async () => {
  const [end, endOther] = [presence.sync('@a', 'PC', 'online'), presence.sync('@a', 'PHONE', 'unavailable')];
  await seconds(40);
  end();
  await seconds(29);
  expect(stateOf('@a')).toBe('online');
  await seconds(2);
  expect(stateOf('@a')).toBe('unavailable');
  endOther();
  await seconds(31);
  expect(stateOf('@a')).toBe('offline');
});

test('each change is counted once, and what nobody can know any more is said to be unknown', async () => {
  const start = presence.serial;
  expect(presence.changedSince(start)).toEqual([]);
  presence.set('@a', 'PC', 'online', undefined);
  presence.set('@b', 'PC', 'online', 'Mittag');
  presence.set('@a', 'PC', 'online', undefined);
  expect(presence.changedSince(start)).toEqual(['@a', '@b']);
  expect(presence.changedSince(start + 1)).toEqual(['@b']);
  expect(presence.changedSince(start - 1)).toBeUndefined();
  expect(presence.changedSince(presence.serial + 1)).toBeUndefined();
  await seconds(31);
  expect(presence.changedSince(start + 2)).toEqual(['@a', '@b']);
});

test('only so many people are remembered; those who went longest ago are forgotten first', async () => {
  for (let number = 0; number < 20_000; number += 1) presence.set(`@${number}`, 'PC', 'online', undefined);
  presence.set('@late', 'PC', 'online', undefined);
  expect(stateOf('@late')).toBe('offline');
  const before = presence.serial;
  presence.clear('@7');
  presence.set('@late', 'PC', 'online', undefined);
  expect(stateOf('@late')).toBe('online');
  expect(presence.changedSince(before)).toBeUndefined();
  expect(presence.changedSince(before + 1)).toEqual(['@late']);
});

test('news are told together, and the more seldom the more people they wake', async () => {
  const told: string[][] = [];
  presence.onNews((userIds) => told.push([...userIds]) && 400);
  presence.set('@a', 'PC', 'online', undefined);
  presence.set('@b', 'PC', 'online', undefined);
  await vi.advanceTimersByTimeAsync(60);
  expect(told).toEqual([['@a', '@b']]);
  for (let second = 0; second < 19; second += 1) {
    presence.set('@a', 'PC', second % 2 === 0 ? 'unavailable' : 'online', undefined);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(told).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual([['@a', '@b'], ['@a']]);
});

test('nobody is woken because somebody pauses', async () => {
  const listener = vi.fn(() => 1);
  presence.onNews(listener);
  presence.sync('@a', 'PC', 'online');
  await seconds(1);
  const { serial } = presence;
  await seconds(70);
  expect(presence.changedSince(serial)).toEqual(['@a']);
  expect(listener).toHaveBeenCalledTimes(1);
});
