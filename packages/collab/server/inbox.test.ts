import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Inbox } from './inbox.ts';
import { type CollabLimits, collabLimits } from './limits.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function anInbox(limits: Partial<CollabLimits> = {}) {
  const heard: Uint8Array[] = [];
  const resting: boolean[] = [];
  const inbox = new Inbox({
    limits: { ...collabLimits, ...limits },
    hear: (frame) => heard.push(frame),
    setResting: (isResting) => resting.push(isResting),
  });
  return { inbox, heard, resting };
}

const tiny = Uint8Array.of(3);

test('C27: a flood is heard in its order and at a pace, and nothing more is read meanwhile', () => {
  const { inbox, heard, resting } = anInbox({ framesPace: { perSecond: 100, burst: 20 } });
  const flood = Array.from({ length: 200 }, (_, index) => Uint8Array.of(index));
  for (const frame of flood) inbox.receive(frame);
  expect([heard.length, resting]).toEqual([21, [true]]);
  vi.advanceTimersByTime(1_000);
  expect(heard.length).toBeGreaterThan(115);
  expect(heard.length).toBeLessThan(125);
  vi.advanceTimersByTime(1_000);
  expect([heard, resting]).toEqual([flood, [true, false]]);
});

test('C27: many bytes are as slow as many frames', () => {
  const { inbox, heard } = anInbox({ bytesPace: { perSecond: 1_000, burst: 500 } });
  const large = new Uint8Array(1_000);
  for (let count = 0; count < 3; count += 1) inbox.receive(large);
  expect(heard.length).toBe(1);
  vi.advanceTimersByTime(1_600);
  expect(heard.length).toBe(3);
});

test('C27: who types as fast as one can, or brings the edits of weeks, never waits', () => {
  const { inbox, heard, resting } = anInbox();
  for (let document = 0; document < 3; document += 1) inbox.receive(new Uint8Array(collabLimits.frame));
  const [seconds, keys] = [600, 16];
  for (let key = 0; key < seconds * keys; key += 1) {
    inbox.receive(tiny);
    inbox.receive(tiny);
    vi.advanceTimersByTime(1_000 / keys);
  }
  expect([heard.length, resting]).toEqual([3 + 2 * seconds * keys, []]);
});

test('C5, C27: what came before a connection closed is heard, however fast it came', () => {
  const { inbox, heard } = anInbox({ framesPace: { perSecond: 1, burst: 1 } });
  for (let count = 0; count < 10; count += 1) inbox.receive(tiny);
  inbox.drain();
  expect(heard.length).toBe(10);
  vi.advanceTimersByTime(60_000);
  expect(heard.length).toBe(10);
});
