import { expect, test } from 'vitest';
import { mostReactionNames, type Reaction, withReaction } from './reactions.ts';

const anna = { id: 'a', name: 'Anna' };
const ben = { id: 'b', name: 'Ben' };
const given = (people: Reaction['people'], isOwn: boolean, count = people.length): Reaction => ({
  sign: '👍',
  count,
  people,
  isOwn,
});

test('a sign is added, or takes its giver along', () => {
  expect(withReaction([], { sign: '👍', on: true }, anna)).toEqual([given([anna], true)]);
  expect(withReaction([given([ben], false)], { sign: '👍', on: true }, anna)).toEqual([given([ben, anna], true)]);
  expect(withReaction([given([ben, anna], true)], { sign: '👍', on: false }, anna)).toEqual([given([ben], false)]);
  expect(withReaction([given([anna], true)], { sign: '👍', on: false }, anna)).toEqual([]);
});

test('twice is as once', () => {
  for (const on of [true, false]) {
    const once = withReaction([given([ben], false)], { sign: '👍', on }, anna);
    expect(withReaction(once, { sign: '👍', on }, anna)).toEqual(once);
  }
});

test('of very many only some are named, and all are counted', () => {
  const many = Array.from({ length: mostReactionNames }, (_, at) => ({ id: String(at), name: String(at) }));
  const [after] = withReaction([given(many, false, 700)], { sign: '👍', on: true }, anna);
  expect([after?.count, after?.people.length, after?.isOwn]).toEqual([701, mostReactionNames, true]);
});
