import { expect, test } from 'vitest';
import type { Item } from '../shared/index.ts';
import { composeItems } from './compose-items.ts';

const an = (text: string, given: Partial<Item> = {}): Item => ({
  id: '01990000-0000-7000-8000-000000000001',
  ...{ kind: 'do', ref: null, text, note: '', within: 7 },
  ...given,
});

test('what is due earlier comes first, and of what is due together that of the organisation', () => {
  const composed = composeItems([[an('everybody')], [an('unit'), an('first', { within: 1 })], [an('position')]]);
  expect(composed.map(({ text }) => text)).toEqual(['first', 'everybody', 'unit', 'position']);
});

test('what two templates say of one object is there once, at the earlier time; own words stay twice', () => {
  const about = { kind: 'read', ref: 'wiki/page/x' } as const;
  const composed = composeItems([
    [an('why', about), an('coffee')],
    [an('', { ...about, within: 1 }), an('coffee')],
  ]);
  expect(composed.map(({ text, within }) => [text, within])).toEqual([
    ['why', 1],
    ['coffee', 7],
    ['coffee', 7],
  ]);
});

test('a list has items of its own: those of a template stand in many lists', () => {
  const [one, other] = composeItems([[an('a'), an('b')]]);
  expect(one?.id).not.toBe(other?.id);
  expect(one?.id).not.toBe(an('a').id);
});
