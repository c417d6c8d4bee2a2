import type { Poll } from '@kontor/matrix/client';
import { expect, test } from 'vitest';
import { chosenAfter, leadersOf, showsVotes, usableAnswers } from './poll-model.ts';

function aPoll(votes: readonly number[], own: readonly number[], given: Partial<Poll> = {}): Poll {
  const answers = votes.map((count, at) => ({ id: `${at}`, text: `${at}`, votes: count, isOwn: own.includes(at) }));
  const rest = { question: '?', most: 1, isDisclosed: true, isEnded: false, voters: 0, isCounted: true };
  return { ...rest, answers, ...given };
}

test('another answer replaces the one that was chosen, and the same takes it back', () => {
  expect(chosenAfter(aPoll([1, 0], [0]), '1')).toEqual(['1']);
  expect(chosenAfter(aPoll([1, 0], [0]), '0')).toEqual([]);
});

test('where several may be chosen they add up to as many as may be', () => {
  expect(chosenAfter(aPoll([1, 0, 0], [0], { most: 2 }), '1')).toEqual(['0', '1']);
  expect(chosenAfter(aPoll([1, 1, 0], [0, 1], { most: 2 }), '2')).toBeUndefined();
  expect(chosenAfter(aPoll([1, 1, 0], [0, 1], { most: 2 }), '1')).toEqual(['0']);
});

test('an undisclosed poll shows no numbers before its end, and none does before they are known', () => {
  expect(showsVotes(aPoll([1], []))).toBe(true);
  expect(showsVotes(aPoll([1], [], { isDisclosed: false }))).toBe(false);
  expect(showsVotes(aPoll([1], [], { isDisclosed: false, isEnded: true }))).toBe(true);
  expect(showsVotes(aPoll([1], [], { isCounted: false }))).toBe(false);
});

test('several lead when they are equal, and nobody without a vote', () => {
  expect(leadersOf(aPoll([2, 1, 2], [])).map(({ id }) => id)).toEqual(['0', '2']);
  expect(leadersOf(aPoll([0, 0], []))).toEqual([]);
});

test('empty answers and doubles are not sent', () => {
  expect(usableAnswers(['Ja', ' ', 'Nein ', 'Ja'])).toEqual(['Ja', 'Nein']);
});
