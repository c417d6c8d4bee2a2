import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readResponse, readStart, responseContent, startContent } from './poll-content.ts';
import { countVotes, type PollReference } from './vote-count.ts';

const draft = { question: 'Wann?', answers: ['Montag', 'Dienstag', 'Gar nicht'], most: 1, isDisclosed: true };
const poll = readStart(startContent(draft));
if (!poll) throw new Error('It was just written');

let order = 0;
function vote(sender: string, answers: unknown, sentAt: number): PollReference {
  order += 1;
  const content = { 'org.matrix.msc3381.poll.response': { answers } };
  return { id: `$${order}`, kind: 'response', sender, sentAt, content };
}
function end(sender: string, sentAt: number): PollReference {
  order += 1;
  return { id: `$${order}`, kind: 'end', sender, sentAt, content: {} };
}
function count(references: readonly PollReference[], me = '@a:x') {
  return countVotes(poll as NonNullable<typeof poll>, references, {
    me,
    isCounted: true,
    mayEnd: (user) => user === '@a:x',
  });
}
const votesOf = (references: readonly PollReference[]) => count(references).answers.map(({ votes }) => votes);

test('what is written is read back, and holds a text for programs that know no polls', () => {
  expect(poll).toMatchObject({ question: 'Wann?', most: 1, isDisclosed: true });
  expect(poll.answers.map(({ text }) => text)).toEqual(draft.answers);
  expect(startContent(draft)['org.matrix.msc1767.text']).toBe('Wann?\n1. Montag\n2. Dienstag\n3. Gar nicht');
  expect(readResponse(responseContent('$poll', ['answer-2']), poll)).toEqual(['answer-2']);
});

test('polls are read under their names in the specification, too', () => {
  const content = {
    'm.text': [{ body: 'Wo?' }],
    'm.poll': {
      kind: 'm.disclosed',
      max_selections: 2,
      question: { 'm.text': [{ mimetype: 'text/html', body: '<b>Wo?</b>' }, { body: 'Wo?' }] },
      answers: [
        { 'm.id': 'a', 'm.text': [{ body: 'Hier' }] },
        { 'm.id': 'b', 'm.text': [{ body: 'Dort' }] },
      ],
    },
  };
  const read = readStart(content);
  expect(read).toEqual({
    question: 'Wo?',
    most: 2,
    isDisclosed: true,
    answers: [
      { id: 'a', text: 'Hier' },
      { id: 'b', text: 'Dort' },
    ],
  });
  expect(read && readResponse({ 'm.selections': ['b', 'a'] }, read)).toEqual(['b', 'a']);
});

test('what is no poll is none, whatever it holds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('m.poll', 'm.poll.start', 'm.text'), fc.jsonValue()), (content) => {
      const read = readStart(content);
      if (read) expect(read.answers.length).toBeGreaterThan(0);
    }),
  );
});

test('of each person the last vote counts, and an empty one takes it back', () => {
  const votes = [vote('@a:x', ['answer-1'], 1), vote('@b:x', ['answer-1'], 2), vote('@a:x', ['answer-2'], 3)];
  expect(votesOf(votes)).toEqual([1, 1, 0]);
  expect(votesOf([...votes].reverse())).toEqual([1, 1, 0]);
  expect(votesOf([...votes, vote('@b:x', [], 4)])).toEqual([0, 1, 0]);
  expect(count(votes).answers.map(({ isOwn }) => isOwn)).toEqual([false, true, false]);
  expect(count(votes).voters).toBe(2);
});

test('a vote for what does not exist is spoiled, and one too many is left out', () => {
  expect(votesOf([vote('@a:x', ['answer-9'], 1)])).toEqual([0, 0, 0]);
  expect(votesOf([vote('@a:x', 'answer-1', 1)])).toEqual([0, 0, 0]);
  expect(votesOf([vote('@a:x', ['answer-2', 'answer-1'], 1)])).toEqual([0, 1, 0]);
});

test('nobody votes after the end, and only who may ends it', () => {
  const votes = [vote('@b:x', ['answer-1'], 1), vote('@b:x', ['answer-2'], 10)];
  expect(count([...votes, end('@b:x', 5)])).toMatchObject({ isEnded: false });
  expect(votesOf([...votes, end('@b:x', 5)])).toEqual([0, 1, 0]);
  expect(count([...votes, end('@a:x', 5), end('@a:x', 20)])).toMatchObject({ isEnded: true });
  expect(votesOf([...votes, end('@a:x', 5), end('@a:x', 20)])).toEqual([1, 0, 0]);
});
