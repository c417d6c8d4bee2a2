import type { Draft } from '@kontor/matrix/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WrittenText } from './draft.ts';

let kept: string[];
let told: string[];

beforeEach(() => {
  vi.useFakeTimers();
  [kept, told] = [[], []];
});

afterEach(() => {
  vi.useRealTimers();
});

function begin(text = ''): WrittenText {
  const note = (list: string[]) => (draft: Draft) => void list.push(draft.text);
  return new WrittenText('room', { text, at: 0 }, { keep: note(kept), tell: note(told) });
}

test('keeps what is written after a pause, and asks for it only then', () => {
  const draft = begin();
  const asked = vi.fn(() => 'Hallo');
  draft.note(() => 'Hal');
  draft.note(asked);
  expect(asked).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(kept).toEqual(['Hallo']);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual(['Hallo']);
});

test('does not wait where the page is closed, nor where the message was sent', () => {
  const draft = begin();
  draft.note(() => 'Hallo');
  draft.flush();
  expect([kept, told]).toEqual([['Hallo'], ['Hallo']]);
  draft.set('');
  expect([kept, told]).toEqual([
    ['Hallo', ''],
    ['Hallo', ''],
  ]);
});

test('what comes from another device counts only where it is newer and nothing is being written', () => {
  const draft = begin('alt');
  const other = { text: 'neu', at: Date.now() + 1_000 };
  expect(draft.isOlderThan(other)).toBe(true);
  expect(draft.isOlderThan({ ...other, text: 'alt' })).toBe(false);
  // An editor that only begins says what it has.
  draft.note(() => 'alt');
  expect(draft.isOlderThan(other)).toBe(true);
  draft.note(() => 'gerade getippt');
  expect(draft.isOlderThan(other)).toBe(false);
  draft.flush();
  expect(draft.isOlderThan({ ...other, at: Date.now() - 1 })).toBe(false);
  expect(draft.isOlderThan(other)).toBe(true);
});
