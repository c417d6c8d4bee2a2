import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answers, isQuestion, type Question, type Results } from '../shared/index.ts';
import type { AnswerRow } from './answer-store.ts';
import { chooseShown } from './suppression.ts';
import { tallyAnswers } from './tally-answers.ts';
import { aQuestion, optionOf } from './test-surveys.ts';

const counts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });
const threshold = fc.integer({ min: 5, max: 8 });

/** Every part of a list. */
function* subsetsOf<T>(all: readonly T[]): Generator<T[]> {
  for (let bits = 0; bits < 2 ** all.length; bits += 1) yield all.filter((_each, index) => bits & (1 << index));
}

/** What somebody gets who takes any of the shown parts from the total. */
function differences(total: number, shown: readonly number[]): number[] {
  return [...subsetsOf(shown)].map((taken) => total - taken.reduce((sum, each) => sum + each, 0));
}

test('whatever is taken from the total, nobody or enough people remain', () => {
  fc.assert(
    fc.property(counts, threshold, (parts, least) => {
      const total = parts.reduce((sum, each) => sum + each, 0);
      fc.pre(total >= least);
      const isShown = chooseShown(parts, least);
      const shown = parts.filter((_count, index) => isShown[index]);
      for (const rest of differences(total, shown)) expect(rest === 0 || rest >= least).toBe(true);
      for (const each of shown) expect(each).toBeGreaterThanOrEqual(least);
      // That those who are not shown are nobody would say of each of them that they did not answer.
      const hidden = parts.filter((_count, index) => !isShown[index]);
      if (hidden.length > 0) expect(hidden.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(least);
    }),
    { numRuns: 5000 },
  );
});

test('no more is held back than has to be: with the smallest shown part back, too few would remain', () => {
  fc.assert(
    fc.property(counts, threshold, (parts, least) => {
      const isShown = chooseShown(parts, least);
      const held = parts.filter((count, index) => !isShown[index] && count >= least);
      if (held.length === 0) return;
      const largest = Math.max(...held);
      const others = parts.filter((_count, index) => !isShown[index]).reduce((sum, each) => sum + each, 0) - largest;
      expect(others).toBeLessThan(least);
    }),
    { numRuns: 5000 },
  );
});

const first = aQuestion('choice');
const second = aQuestion('scale', { showIf: { question: first.id, anyOf: [optionOf(first, 0)] } });
const third = aQuestion('choices', { showIf: { question: second.id, anyOf: ['1', '2'] } });
const free = aQuestion('text');
const order = aQuestion('ranking');
const items = [first, second, third, free, order];
const unitIds = ['a', 'b', 'c', 'd', 'e'];

const someRow: fc.Arbitrary<AnswerRow> = fc
  .record({
    unit: fc.constantFrom(...unitIds),
    one: fc.option(fc.constantFrom(0, 0, 1, 2)),
    two: fc.option(fc.constantFrom('1', '2', '5')),
    three: fc.option(fc.subarray([0, 1, 2], { minLength: 1 })),
    text: fc.option(fc.constantFrom('gut', 'schlecht')),
    places: fc.option(fc.shuffledSubarray([0, 1, 2], { minLength: 3 })),
  })
  .map(({ unit, one, two, three, text, places }) => {
    const given: Answers = {};
    if (one !== null) given[first.id] = optionOf(first, one);
    if (two !== null) given[second.id] = two;
    if (three !== null) given[third.id] = three.map((index) => optionOf(third, index));
    if (text !== null) given[free.id] = text;
    if (places !== null) given[order.id] = places.map((index) => optionOf(order, index));
    return { unit, answers: given };
  });

const units = unitIds.map((id) => ({ id, label: id, people: 20 }));
const resultsOf = (rows: readonly AnswerRow[], least: number): Results =>
  tallyAnswers({ content: { items, threshold: least }, addressed: 100, units, rows });

test('of a whole survey: no number, and no difference of numbers about one question, is about too few', () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 70 }), threshold, (rows, least) => {
      const results = resultsOf(rows, least);
      if (rows.length < least) {
        expect(results).toEqual({ answers: null, addressed: 100, tallies: {}, units: [] });
        return;
      }
      const told = results.units.flatMap(({ answers }) => answers ?? []);
      for (const rest of differences(rows.length, told)) expect(rest === 0 || rest >= least).toBe(true);
      for (const question of items.filter(isQuestion)) checkQuestion(question, results, least);
    }),
    { numRuns: 1500 },
  );
});

function checkQuestion({ id, kind, showIf }: Question, results: Results, least: number): void {
  const total = results.tallies[id];
  const perUnit = results.units.flatMap(({ tallies }) => tallies[id] ?? []);
  if (!total || kind === 'text') {
    expect(perUnit).toEqual([]);
    return;
  }
  expect(total.answered).toBeGreaterThanOrEqual(least);
  const parts = perUnit.map(({ answered }) => answered);
  for (const part of parts) expect(part).toBeGreaterThanOrEqual(least);
  for (const rest of differences(total.answered, parts)) expect(rest === 0 || rest >= least).toBe(true);
  // How many were asked is how many said so before: no unit is told of here that was held back there.
  for (const unit of results.units) {
    if (!unit.tallies[id]) continue;
    expect(unit.answers).not.toBeNull();
    if (showIf) expect(unit.tallies[showIf.question]).toBeDefined();
  }
}

test('what was answered to a question that was not asked counts for nothing', () => {
  const rows = Array.from({ length: 6 }, () => ({
    unit: 'a',
    answers: { [first.id]: optionOf(first, 1), [second.id]: '1' },
  }));
  const { tallies } = resultsOf(rows, 5);
  expect(Object.keys(tallies)).toEqual([first.id]);
});

test('free texts come in the order of the alphabet, whatever the order of the answers', () => {
  const texts = ['d', 'a', 'c', 'b', 'e'];
  const rows = texts.map((each) => ({ unit: 'a', answers: { [free.id]: each } }));
  expect(resultsOf(rows, 5).tallies[free.id]?.texts).toEqual([...texts].sort());
});
