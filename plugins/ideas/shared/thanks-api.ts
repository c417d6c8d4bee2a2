import { addressees, addresseesUnknown, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { personUnknown, thanksForNobody, thanksNotFound } from './errors.ts';
import { ownThanks, thankedChoice, thankedSubject, thanks, thanksSign, thanksText } from './thanks.ts';

const { id, moment, nothing } = fields;

/** So many stand in a page of the stream. */
export const thanksAtOnce = 30;

export const listThanks = defineRoute({
  name: 'ideas.listThanks',
  method: 'GET',
  path: '/api/ideas/thanks',
  access: 'person',
  summary: 'Thanks that everybody thanked agreed to show and that the caller may see, newest first; never by person',
  input: z.object({ before: moment.optional() }),
  output: z.object({ thanks: z.array(thanks), hasMore: z.boolean() }),
  errors: [],
});

export const listOwnThanks = defineRoute({
  name: 'ideas.listOwnThanks',
  method: 'GET',
  path: '/api/ideas/thanks/own',
  access: 'person',
  summary: 'Thanks that the caller got, also as one of a team, and those that they said; nobody else gets this list',
  input: nothing,
  output: z.object({ got: z.array(ownThanks), said: z.array(thanks.extend({ isShown: z.boolean() })) }),
  errors: [],
});

export const sayThanks = defineRoute({
  name: 'ideas.sayThanks',
  method: 'POST',
  path: '/api/ideas/thanks',
  idempotent: true,
  access: 'person',
  summary:
    'Thanks colleagues or teams. They see it at once and are asked whether others may; without `addressees` those are the org units of both sides',
  input: z.object({
    id,
    to: z.array(thankedSubject).min(1).max(20),
    sign: thanksSign,
    text: thanksText,
    addressees: addressees.nullable(),
  }),
  output: nothing,
  errors: [thanksForNobody, personUnknown, addresseesUnknown, thanksNotFound],
  callsPerMinute: 20,
});

export const answerThanks = defineRoute({
  name: 'ideas.answerThanks',
  method: 'PUT',
  path: '/api/ideas/thanks/:thanks/choice',
  idempotent: true,
  access: 'person',
  summary: 'Says whether others may see a thanks that one got, at any time anew, or removes it from one’s own list',
  input: z.object({ thanks: id, choice: thankedChoice }),
  output: nothing,
  errors: [thanksNotFound],
});

export const takeThanksBack = defineRoute({
  name: 'ideas.takeThanksBack',
  method: 'DELETE',
  path: '/api/ideas/thanks/:thanks',
  access: 'person',
  summary: 'Takes back what one said: it is gone for everybody',
  input: z.object({ thanks: id }),
  output: nothing,
  errors: [thanksNotFound],
});
