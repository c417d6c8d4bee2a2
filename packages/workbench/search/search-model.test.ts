import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySearch, isSearching, type SearchAnswer, type SearchState, searchStep } from './search-model.ts';

/** An answer that says which question it belongs to. */
const answerTo = (number: number): SearchAnswer => ({
  hits: [],
  facets: { type: {} },
  isFallback: false,
  total: number,
});
const type = (state: SearchState, query: string) => searchStep(state, { type: 'typed', query });
const answer = (state: SearchState, number: number) =>
  searchStep(state, { type: 'answered', number, answer: answerTo(number) });
const fail = (state: SearchState, number: number) => searchStep(state, { type: 'failed', number, message: 'no' });

describe('search box', () => {
  it('never shows an older answer over a newer one (S1)', () => {
    let state = type(type(emptySearch, 'Schm'), 'Schmidt');
    state = answer(state, 2);
    state = answer(state, 1);
    expect(state.answer?.total).toBe(2);
    expect(isSearching(state)).toBe(false);
  });

  it('shows an answer on the way while the last one is still to come (S2)', () => {
    const state = answer(type(type(emptySearch, 'Schm'), 'Schmidt'), 1);
    expect(state.answer?.total).toBe(1);
    expect(isSearching(state)).toBe(true);
  });

  it('shows nothing that arrives after the box was emptied (S2)', () => {
    const emptied = type(type(emptySearch, 'Schm'), ' ');
    expect(answer(emptied, 1).answer).toBeUndefined();
    expect(isSearching(emptied)).toBe(false);
  });

  it('asks anew after the box was emptied, and shows that answer', () => {
    const state = answer(type(type(type(emptySearch, 'a'), ''), 'b'), 2);
    expect(state.answer?.total).toBe(2);
  });

  it('asks nothing for a space at the end', () => {
    expect(type(type(emptySearch, 'Amt'), 'Amt ').asked).toBe(1);
  });

  it('shows a failure of the last question only, and forgets it with the next (S3)', () => {
    const state = type(type(emptySearch, 'a'), 'ab');
    expect(fail(state, 1).failure).toBeUndefined();
    expect(fail(state, 2).failure).toBe('no');
    expect(type(fail(state, 2), 'abc').failure).toBeUndefined();
    expect(type(fail(state, 2), 'ab ').asked).toBe(3);
  });

  it('shows nothing that was found with other filters (S4)', () => {
    const narrow = (state: SearchState) => searchStep(state, { type: 'narrowed' });
    const narrowed = narrow(answer(type(emptySearch, 'Amt'), 1));
    expect(narrowed.answer).toBeUndefined();
    expect(narrowed.asked).toBe(2);
    expect(isSearching(narrowed)).toBe(true);
    expect(answer(narrow(type(emptySearch, 'Amt')), 1).answer).toBeUndefined();
    expect(answer(narrowed, 2).answer?.total).toBe(2);
    expect(narrow(emptySearch)).toBe(emptySearch);
  });

  it('asks again when something else may be seen, and shows what it has until then (S5)', () => {
    const outdate = (state: SearchState) => searchStep(state, { type: 'outdated' });
    const outdated = outdate(answer(type(emptySearch, 'Amt'), 1));
    expect(outdated.answer?.total).toBe(1);
    expect(outdated.asked).toBe(2);
    expect(answer(outdated, 2).answer?.total).toBe(2);
    expect(outdate(emptySearch)).toBe(emptySearch);
  });

  it('keeps S1 in any order of typing and answers', () => {
    const input = fc.oneof(fc.constantFrom('', 'a', 'ab', 'abc'), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.array(input, { maxLength: 80 }), (inputs) => {
        let state = emptySearch;
        let shown = 0;
        for (const each of inputs) {
          if (typeof each === 'number') {
            if (each <= state.asked) state = answer(state, each);
            const now = state.answer?.total ?? shown;
            expect(now).toBeGreaterThanOrEqual(shown);
            shown = now;
          } else state = type(state, each);
        }
      }),
    );
  });
});
