import type { OutputOf, searchAll } from '@kontor/schema';

/** `isFromDevice`: found without a connection, among what this device keeps. */
export type SearchAnswer = OutputOf<typeof searchAll> & { readonly isFromDevice?: true };

/**
 * The search box as a pure machine. Every question gets a number that grows. Rules:
 * S1 an answer is shown only if its number is greater than that of the answer shown: a stale one never overwrites;
 * S2 an answer to a question older than the last one is shown too (S1 holding), so that slow lines still see progress,
 *    but never after the box was emptied;
 * S3 a failure is shown only for the last question;
 * S4 with other filters the same words are another question: what was found with the old ones goes at once, and no
 *    answer to them is shown any more;
 * S5 what may be seen has changed: the same is asked again, and shown until its new answer is there.
 */
export interface SearchState {
  readonly query: string;
  /** Number of the last question asked. */
  readonly asked: number;
  /** Number of the question whose answer is shown; 0 for none. */
  readonly answered: number;
  /** Questions up to this number count no more. */
  readonly dropped: number;
  readonly answer: SearchAnswer | undefined;
  readonly failure: string | undefined;
}

export const emptySearch: SearchState = {
  query: '',
  asked: 0,
  answered: 0,
  dropped: 0,
  answer: undefined,
  failure: undefined,
};

export type SearchInput =
  | { readonly type: 'typed'; readonly query: string }
  | { readonly type: 'narrowed' }
  | { readonly type: 'outdated' }
  | { readonly type: 'answered'; readonly number: number; readonly answer: SearchAnswer }
  | { readonly type: 'failed'; readonly number: number; readonly message: string };

export function searchStep(state: SearchState, input: SearchInput): SearchState {
  switch (input.type) {
    case 'typed':
      return typed(state, input.query);
    case 'narrowed':
      return state.query.trim() === ''
        ? state
        : { ...emptySearch, query: state.query, asked: state.asked + 1, dropped: state.asked };
    case 'outdated':
      return state.query.trim() === '' ? state : { ...state, asked: state.asked + 1 };
    case 'answered':
      if (input.number <= Math.max(state.answered, state.dropped)) return state;
      return {
        ...state,
        answered: input.number,
        answer: input.answer,
        failure: input.number === state.asked ? undefined : state.failure,
      };
    case 'failed':
      return input.number === state.asked && input.number > state.dropped
        ? { ...state, failure: input.message }
        : state;
  }
}

function typed(state: SearchState, query: string): SearchState {
  if (query.trim() === '') return { ...emptySearch, query, asked: state.asked, dropped: state.asked };
  if (query.trim() === state.query.trim() && state.failure === undefined) return { ...state, query };
  return { ...state, query, asked: state.asked + 1, failure: undefined };
}

/** Whether the answer to what stands in the box is still to come. */
export function isSearching(state: SearchState): boolean {
  return state.query.trim() !== '' && state.answered !== state.asked && state.failure === undefined;
}
