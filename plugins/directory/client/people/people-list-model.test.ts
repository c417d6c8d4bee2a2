import { expect, test } from 'vitest';
import type { PersonRow } from '../../shared/index.ts';
import {
  isBehind,
  newPeopleList,
  type PeopleAnswer,
  type PeopleList,
  peopleListStep,
  placesOf,
  reachable,
  totalOf,
  windowSize,
} from './people-list-model.ts';
import { type PeopleQuestion, questionOf } from './people-question-model.ts';

const ask = (q: string): PeopleQuestion => questionOf({ q });

function row(id: string): PersonRow {
  const nothing = { position: null, orgUnit: null, phone: null, room: null, place: null, picture: null, absence: null };
  return { id, name: id, letter: id.charAt(0), nameMatches: [], lead: false, matches: {}, ...nothing };
}

function answerOf(name: string, total: number, offset = 0): PeopleAnswer {
  const count = Math.max(0, Math.min(windowSize, total - offset));
  const people = Array.from({ length: count }, (_, index) => row(`${name}-${offset + index}`));
  return { people, total, totalIsExact: true, facets: { orgUnits: [], places: [], skills: [] } };
}

const nameShown = (list: PeopleList) => list.shown?.windows.get(0)?.people[0]?.name;

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as Value); // as many as values
}

/** Mulberry32, so that a failing order can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test('shows the newest answer whatever the order in which answers arrive', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = randomFrom(seed);
    let list = newPeopleList(ask('s'));
    const waiting: { number: number; text: string }[] = [{ number: 1, text: 's' }];
    let highest = 0;
    for (const text of ['sc', 'sch', 'schm', 'schmi', 'schmit', 'schmitd']) {
      if (random() < 0.5) for (const one of shuffled(waiting.splice(0), random)) list = give(list, one);
      list = peopleListStep(list, { type: 'asked', question: ask(text) });
      waiting.push({ number: list.asked, text });
    }
    for (const one of shuffled(waiting, random)) {
      list = give(list, one);
      const number = list.shown?.number ?? 0;
      expect(number, `seed ${seed}`).toBeGreaterThanOrEqual(highest);
      highest = number;
    }
    expect(nameShown(list), `seed ${seed}`).toBe('schmitd-0');
  }
});

function give(list: PeopleList, { number, text }: { number: number; text: string }): PeopleList {
  return peopleListStep(list, { type: 'answered', number, offset: 0, answer: answerOf(text, 1) });
}

test('keeps the rows of the question before until the newer answer is there', () => {
  let list = give(newPeopleList(ask('a')), { number: 1, text: 'a' });
  list = peopleListStep(list, { type: 'asked', question: ask('ab') });
  expect([nameShown(list), isBehind(list)]).toEqual(['a-0', true]);
  list = give(list, { number: 2, text: 'ab' });
  expect([nameShown(list), isBehind(list)]).toEqual(['ab-0', false]);
});

test('asks nothing new when only spaces around the text change', () => {
  const list = newPeopleList(ask('a'));
  expect(peopleListStep(list, { type: 'asked', question: ask('a ') })).toBe(list);
});

test('keeps the places of rows that are not there yet, and fills windows in any order', () => {
  let list = newPeopleList(ask(''));
  list = peopleListStep(list, { type: 'answered', number: 1, offset: 200, answer: answerOf('x', 250, 200) });
  expect(list.shown).toBeUndefined();
  list = peopleListStep(list, { type: 'answered', number: 1, offset: 0, answer: answerOf('x', 250) });
  list = peopleListStep(list, { type: 'answered', number: 1, offset: 200, answer: answerOf('x', 250, 200) });
  const places = list.shown ? placesOf(list.shown) : [];
  expect(places).toHaveLength(250);
  expect([99, 100, 200].map((index) => places[index]?.row?.id)).toEqual(['x-99', undefined, 'x-200']);
  expect(places[150]?.window).toBe(100);
});

test('keeps the id of a place when its row arrives', () => {
  const before = give(newPeopleList(ask('')), { number: 1, text: '' });
  const early = peopleListStep(before, { type: 'answered', number: 1, offset: 0, answer: answerOf('x', 150) });
  const late = peopleListStep(early, { type: 'answered', number: 1, offset: 100, answer: answerOf('x', 150, 100) });
  const [empty, full] = [early, late].map(({ shown }) => shown && placesOf(shown)[120]);
  expect([empty?.row, full?.row?.id]).toEqual([undefined, 'x-120']);
  expect(full?.id).toBe(empty?.id);
});

test('offers no rows that the search does not reach, but tells how many there are', () => {
  const list = give(newPeopleList(ask('')), { number: 1, text: '' });
  const answer = answerOf('x', 5_000);
  const { shown } = peopleListStep(list, { type: 'answered', number: 1, offset: 0, answer });
  expect(shown && [placesOf(shown).length, totalOf(shown)]).toEqual([reachable, 5_000]);
});

test('begins a letter with the first who has it, in a list by name alone', () => {
  const people = ['Ahrens', 'Arndt', 'Beck', 'Ziegler'].map(row);
  const answer: PeopleAnswer = { ...answerOf('x', 0), people, total: 4 };
  const lettersOf = (q: string) => {
    const list = peopleListStep(newPeopleList(ask(q)), { type: 'answered', number: 1, offset: 0, answer });
    return list.shown && placesOf(list.shown).map(({ letter }) => letter);
  };
  expect(lettersOf('')).toEqual(['A', undefined, 'B', 'Z']);
  expect(lettersOf('a')).toEqual([undefined, undefined, undefined, undefined]);
});
