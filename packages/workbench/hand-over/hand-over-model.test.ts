import type { HeldKind } from '@kontor/schema';
import { expect, test } from 'vitest';
import { type Choices, proposedNames, stepsOf } from './hand-over-model.ts';

const anna = { id: 'anna', name: 'Anna' };
const ben = { id: 'ben', name: 'Ben' };
const none: Choices = { kinds: {}, items: {} };

function aKind(kind: string, refs: string[], more: Partial<HeldKind> = {}): HeldKind {
  const word = { de: kind, en: kind };
  return {
    kind,
    one: word,
    many: word,
    count: refs.length,
    unseen: 0,
    alone: 0,
    onMove: 'stays',
    mayGive: true,
    givenBy: null,
    items: refs.map((ref) => ({
      ref: `wiki/page/${ref}` as const,
      title: ref,
      path: null,
      proposal: { ...anna, why: 'lead' as const },
      note: null,
    })),
    ...more,
  };
}

test('hands over all as proposed when nothing is chosen, also what is not seen', () => {
  expect(stepsOf([aKind('pages', ['a'], { count: 3, unseen: 2 })], 'leaving', none)).toEqual([
    { kind: 'pages', refs: null, to: null },
  ]);
});

test('leaves what others have to hand over, and on a move what goes along', () => {
  const kinds = [aKind('leads', ['a'], { mayGive: false }), aKind('mentored', ['b'], { onMove: 'goes' })];
  expect(stepsOf(kinds, 'moving', none)).toEqual([]);
  expect(stepsOf(kinds, 'leaving', none)).toEqual([{ kind: 'mentored', refs: null, to: null }]);
});

test('gives single objects to somebody else first, then the rest', () => {
  const choices: Choices = {
    kinds: { pages: { how: 'person', person: anna } },
    items: { 'wiki/page/b': { how: 'person', person: ben } },
  };
  expect(stepsOf([aKind('pages', ['a', 'b'])], 'leaving', choices)).toEqual([
    { kind: 'pages', refs: ['wiki/page/b'], to: 'ben' },
    { kind: 'pages', refs: null, to: 'anna' },
  ]);
});

test('names the rest when something is to be kept, so that it stays', () => {
  const choices: Choices = { kinds: {}, items: { 'wiki/page/b': { how: 'keep' } } };
  expect(stepsOf([aKind('pages', ['a', 'b'])], 'leaving', choices)).toEqual([
    { kind: 'pages', refs: ['wiki/page/a'], to: null },
  ]);
  const all: Choices = { kinds: { pages: { how: 'keep' } }, items: {} };
  expect(stepsOf([aKind('pages', ['a', 'b'])], 'leaving', all)).toEqual([]);
});

test('names who is proposed most often first', () => {
  const kind = aKind('pages', ['a', 'b', 'c']);
  const items = kind.items.map((item, at) =>
    at === 0 ? { ...item, proposal: { ...ben, why: 'shares' as const } } : item,
  );
  expect(proposedNames({ ...kind, items })).toEqual([
    { name: 'Anna', count: 2 },
    { name: 'Ben', count: 1 },
  ]);
});
