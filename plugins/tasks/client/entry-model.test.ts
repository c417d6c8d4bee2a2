import type { SpaceView } from '@kontor/schema';
import { expect, test } from 'vitest';
import { chooseSpace } from './entry-model.ts';

const space = (id: string, role: SpaceView['role']) => ({ id, role }) as SpaceView;
const spaces = [space('found', null), space('first', 'reader'), space('second', 'owner')];

test('offers the spaces one belongs to, and chooses the one asked for, else the first', () => {
  expect(chooseSpace(spaces, 'second').chosen?.id).toBe('second');
  expect(chooseSpace(spaces, 'found').chosen?.id).toBe('first');
  expect(chooseSpace(spaces, undefined).own.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(chooseSpace([], 'second')).toEqual({ own: [], chosen: undefined });
});
