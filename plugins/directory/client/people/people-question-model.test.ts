import { expect, test } from 'vitest';
import {
  clearFilters,
  countFilters,
  peopleAddress,
  questionKey,
  questionOf,
  searchOf,
  toggleFilter,
  windowInput,
} from './people-question-model.ts';

test('reads back the question that it wrote into an address, whatever the values hold', () => {
  const question = {
    q: 'Müller & Söhne',
    orgUnit: ['1', '2'],
    place: ['Rathaus, Markt 1', 'a|b', '100 %7C', '|', 'c'],
    skill: ['C++'],
  };
  const address = new URL(peopleAddress(question, 'x'), 'http://kontor.example');
  expect(address.pathname).toBe('/people/x');
  expect(questionOf(Object.fromEntries(address.searchParams))).toEqual(question);
});

test('leaves what is empty out of the address', () => {
  expect(peopleAddress({})).toBe('/people');
  expect(searchOf(questionOf({}))).toEqual({ q: undefined, orgUnit: undefined, place: undefined, skill: undefined });
});

test('switches filters on and off and counts them', () => {
  const one = toggleFilter(questionOf({ q: 'a' }), 'skill', 'GIS');
  const two = toggleFilter(one, 'place', 'Rathaus');
  expect(countFilters(two)).toBe(2);
  expect(toggleFilter(two, 'skill', 'GIS').skill).toEqual([]);
  expect(clearFilters(two)).toEqual(questionOf({ q: 'a' }));
});

test('knows questions with the same answer', () => {
  expect(questionKey(questionOf({ q: ' a ', skill: 'x|y' }))).toBe(questionKey(questionOf({ q: 'a', skill: 'y|x' })));
  expect(questionKey(questionOf({ q: 'a', skill: 'x' }))).not.toBe(questionKey(questionOf({ q: 'a', place: 'x' })));
});

test('asks the server only for what was chosen', () => {
  expect(windowInput(questionOf({ q: ' a ', place: 'Rathaus' }), 100, 50)).toEqual({
    q: 'a',
    place: ['Rathaus'],
    limit: 50,
    offset: 100,
  });
});
