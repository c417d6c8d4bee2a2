import { expect, test } from 'vitest';
import { listPresent } from './present-people.ts';
import { saveStateOf } from './save-state.ts';

test('nothing is called saved, here or there, that is not', () => {
  const known = { isUnsaved: true, isOnDevice: false } as const;
  expect(saveStateOf({ ...known, state: 'unsaved' })).toBe('saving');
  expect(saveStateOf({ ...known, state: 'offline' })).toBe('offlineUnkept');
  expect(saveStateOf({ ...known, state: 'offline', isOnDevice: true })).toBe('offlineUnsaved');
  expect(saveStateOf({ ...known, state: 'offline', isUnsaved: false })).toBe('offlineSaved');
  expect(saveStateOf({ ...known, state: 'refused' })).toBe('refused');
  expect(saveStateOf({ ...known, state: 'saved', isUnsaved: false })).toBe('saved');
});

test('whoever writes in two windows is one, oneself is nobody, and what is no person is passed by', () => {
  const states = new Map<number, unknown>([
    [1, { user: { id: 'me', name: 'Ich' } }],
    [2, { user: { id: 'b', name: 'Bert' } }],
    [3, { user: { id: 'b', name: 'Bert' } }],
    [4, { user: { id: 'a', name: 'Anna' } }],
    [5, {}],
    [6, { user: 7 }],
  ]);
  expect(listPresent(states, 'me').map(({ name }) => name)).toEqual(['Anna', 'Bert']);
});
