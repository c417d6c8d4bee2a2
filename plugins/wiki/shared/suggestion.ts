import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { anchor } from './comment.ts';
import {
  commentNotAllowed,
  pageNotFound,
  pageReadOnly,
  pageTrashed,
  suggestionNotFound,
  suggestionNotReversible,
  suggestionPlaceGone,
  suggestionSettled,
  suggestionTextChanged,
} from './errors.ts';

const { id, moment } = fields;

/** A range in one paragraph; what is longer is better written than suggested. */
export const longestSuggestion = 2_000;
const words = z.string().max(longestSuggestion);
const reason = z.string().trim().max(500).default('');
const person = z.object({ id, name: z.string() });

export const suggestionState = z.enum(['open', 'accepted', 'rejected', 'withdrawn']);

/** A proposed change of one range of a page; the text is changed when an editor accepts it. */
export const suggestion = z.object({
  id,
  page: id,
  /** Where it stands; after it was accepted, where the new words do. */
  anchor,
  /** The words as they were when it was made. */
  original: z.string(),
  /** What is to stand there instead; empty takes the words out. */
  replacement: z.string(),
  reason: z.string(),
  author: person,
  createdAt: moment,
  state: suggestionState,
  settledAt: moment.nullable(),
  settledBy: person.nullable(),
  /** Why it was rejected. */
  answer: z.string(),
});
export type Suggestion = z.output<typeof suggestion>;

export const listSuggestions = defineRoute({
  name: 'wiki.listSuggestions',
  method: 'GET',
  path: '/api/wiki/pages/:page/suggestions',
  access: 'person',
  summary: 'Changes that were suggested for a page, open or not, oldest first',
  input: z.object({ page: id }),
  output: z.object({ suggestions: z.array(suggestion) }),
  errors: [pageNotFound],
});

export const suggestChange = defineRoute({
  name: 'wiki.suggestChange',
  method: 'POST',
  path: '/api/wiki/pages/:page/suggestions',
  idempotent: true,
  access: 'person',
  summary: 'Suggests other words for one range of a page; who may comment may',
  input: z.object({ page: id, anchor, original: words.min(1), replacement: words, reason }),
  output: suggestion,
  errors: [pageNotFound, commentNotAllowed],
  callsPerMinute: 60,
});

export const acceptSuggestion = defineRoute({
  name: 'wiki.acceptSuggestion',
  method: 'POST',
  path: '/api/wiki/suggestions/:suggestion/accept',
  access: 'person',
  summary: 'Puts the suggested words into the text, once; `current` is what the caller sees there, and has to be true',
  input: z.object({ suggestion: id, current: z.string().max(20_000) }),
  output: suggestion,
  errors: [
    suggestionNotFound,
    pageReadOnly,
    pageTrashed,
    suggestionSettled,
    suggestionTextChanged,
    suggestionPlaceGone,
  ],
});

export const rejectSuggestion = defineRoute({
  name: 'wiki.rejectSuggestion',
  method: 'POST',
  path: '/api/wiki/suggestions/:suggestion/reject',
  access: 'person',
  summary: 'Settles a suggestion without a change of the text; its author is told why',
  input: z.object({ suggestion: id, answer: reason }),
  output: suggestion,
  errors: [suggestionNotFound, pageReadOnly, pageTrashed, suggestionSettled],
});

export const withdrawSuggestion = defineRoute({
  name: 'wiki.withdrawSuggestion',
  method: 'POST',
  path: '/api/wiki/suggestions/:suggestion/withdraw',
  access: 'person',
  summary: 'Takes one’s own open suggestion back',
  input: z.object({ suggestion: id }),
  output: suggestion,
  errors: [suggestionNotFound, commentNotAllowed, suggestionSettled],
});

export const reopenSuggestion = defineRoute({
  name: 'wiki.reopenSuggestion',
  method: 'POST',
  path: '/api/wiki/suggestions/:suggestion/reopen',
  access: 'person',
  summary: 'Makes a settled suggestion open again; if it was accepted, the words from before are put back',
  input: z.object({ suggestion: id }),
  output: suggestion,
  errors: [
    suggestionNotFound,
    pageReadOnly,
    pageTrashed,
    suggestionNotReversible,
    suggestionTextChanged,
    suggestionPlaceGone,
  ],
});
