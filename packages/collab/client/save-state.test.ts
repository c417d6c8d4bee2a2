import { expect, test } from 'vitest';
import { beginProgress, follow, type SaveStep, stateOf } from './save-state.ts';

const saved = (count: number): SaveStep => ({ type: 'saved', count });
const after = (hasContent: boolean, ...steps: (SaveStep | Exclude<SaveStep['type'], 'saved'>)[]) => {
  const all = steps.map((step) => (typeof step === 'string' ? { type: step } : step));
  return stateOf(all.reduce(follow, beginProgress(hasContent)));
};

test('nothing is saved before the server has said so', () => {
  expect(after(false)).toBe('connecting');
  expect(after(false, 'connecting', 'opened', 'sentAll')).toBe('saved');
  expect(after(true, 'connecting', 'opened', 'sentAll')).toBe('unsaved');
  expect(after(true, 'connecting', 'opened', 'sentAll', saved(1))).toBe('saved');
});

test('an older acknowledgement says nothing of what was written after it', () => {
  const written = [
    'connecting',
    'opened',
    'sentAll',
    saved(1),
    'edited',
    'sentUpdate',
    'edited',
    'sentUpdate',
  ] as const;
  expect(after(false, ...written, saved(2))).toBe('unsaved');
  expect(after(false, ...written, saved(3))).toBe('saved');
});

test('what was sent and not acknowledged is unsaved again until the next connection has told all of it', () => {
  const cut = ['connecting', 'opened', 'sentAll', saved(1), 'edited', 'sentUpdate', 'closed'] as const;
  expect(after(false, ...cut)).toBe('offline');
  expect(after(false, ...cut, 'connecting', 'opened')).toBe('unsaved');
  expect(after(false, ...cut, 'connecting', 'opened', saved(9))).toBe('unsaved');
  expect(after(false, ...cut, 'connecting', 'opened', 'sentAll')).toBe('unsaved');
  expect(after(false, ...cut, 'connecting', 'opened', 'sentAll', saved(1))).toBe('saved');
});

test('a refusal is shown until the server takes everything after all', () => {
  expect(after(false, 'connecting', 'opened', 'edited', 'sentAll', 'denied')).toBe('refused');
  expect(after(false, 'connecting', 'opened', 'edited', 'closed', 'refused')).toBe('refused');
  expect(after(false, 'connecting', 'opened', 'edited', 'sentAll', 'denied', 'sentAll', saved(1))).toBe('saved');
  expect(after(false, 'connecting', 'opened', 'edited', 'sentAll', 'denied', 'sentUpdate', saved(1))).toBe('refused');
});
