import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineEvent } from '../define-event.ts';
import { defineRoute } from '../define-route.ts';
import { day, id, moment, nothing, requiredLine } from '../fields.ts';

/** Days after which a request that nobody confirmed is no longer one. */
export const erasureRequestDays = 14;
/** How long an erasure by its period waits at most for what somebody still has to hand over. */
export const erasureWaitsDays = 90;

const sentence = z.object({ de: z.string(), en: z.string() });
const named = z.object({ id, name: z.string() });

/** What becomes of one kind of data: each that applies. */
export const erasurePart = z.object({
  id: z.string(),
  title: sentence,
  isErased: z.boolean(),
  /** Why something stays that names nobody any more. */
  unnamed: sentence.nullable(),
  kept: z.object({ why: sentence, until: sentence }).nullable(),
});
export type ErasurePart = z.output<typeof erasurePart>;

export const erasureRequest = z.object({
  by: named,
  reason: z.string(),
  askedAt: moment,
  /** Confirmed later than this it has to be asked for anew. */
  until: moment,
});

export const erasurePreview = z.object({
  person: named.extend({ lastDay: day.nullable() }),
  /** Belongs to the organisation no longer, so that they can be erased. */
  isGone: z.boolean(),
  /** When it comes by itself; null without a last day. */
  dueOn: day.nullable(),
  /** What they still look after, which should be handed over before. */
  open: z.number().int(),
  parts: z.array(erasurePart),
  request: erasureRequest.nullable(),
  erasedAt: moment.nullable(),
});
export type ErasurePreview = z.output<typeof erasurePreview>;

export const stillBelongs = defineError('privacy.still_belongs', 'conflict', {
  de: 'Diese Person gehört noch zum Haus. Löschen lässt sich erst, wer nach seinem letzten Tag gegangen ist.',
  en: 'This person still belongs to the organisation. Only who has left after their last day can be erased.',
});
export const alreadyErased = defineError('privacy.already_erased', 'conflict', {
  de: 'Diese Person ist schon gelöscht.',
  en: 'This person has been erased already.',
});
export const erasureNotAsked = defineError('privacy.erasure_not_asked', 'conflict', {
  de: 'Es liegt kein Antrag auf Löschung vor, oder er ist abgelaufen oder ein anderer. Bitte laden Sie die Seite neu.',
  en: 'Nobody asks for this erasure, or the request has run out or is another one. Please reload the page.',
});
export const erasureOwnRequest = defineError('privacy.erasure_own_request', 'forbidden', {
  de: 'Sie haben die Löschung selbst beantragt. Bitten Sie jemand anderen aus der Administration, sie zu bestätigen.',
  en: 'You asked for the erasure yourself. Please have another administrator confirm it.',
});
export const erasedNotFound = defineError('privacy.person_not_found', 'not-found', {
  de: 'Diese Person gibt es nicht.',
  en: 'There is no such person.',
});

export const erasureChanged = defineEvent('privacy.erasure.changed', nothing);

export const listErasures = defineRoute({
  name: 'privacy.listErasures',
  method: 'GET',
  path: '/api/privacy/erasures',
  access: 'administrator',
  summary: 'Whose erasure is asked for, and who has left and is erased next by their period',
  input: nothing,
  output: z.object({
    erasureDays: z.number().int(),
    people: z.array(
      named.extend({ lastDay: day.nullable(), dueOn: day.nullable(), isAsked: z.boolean(), open: z.number().int() }),
    ),
    /** How many were erased in the last year; nobody can be named any more. */
    erased: z.number().int(),
  }),
  errors: [],
  keptOffline: false,
});

export const previewErasure = defineRoute({
  name: 'privacy.previewErasure',
  method: 'GET',
  path: '/api/privacy/erasures/:person',
  access: 'administrator',
  summary: 'What erasing somebody removes, what stays and why, and whether somebody asks for it',
  input: z.object({ person: id }),
  output: erasurePreview,
  errors: [erasedNotFound],
  keptOffline: false,
});

export const askErasure = defineRoute({
  name: 'privacy.askErasure',
  method: 'POST',
  path: '/api/privacy/erasures/:person',
  access: 'administrator',
  summary: 'Asks for the erasure of somebody who has left; nothing changes until another administrator confirms',
  input: z.object({ person: id, reason: requiredLine(300) }),
  output: erasurePreview,
  errors: [erasedNotFound, stillBelongs, alreadyErased],
});

export const confirmErasure = defineRoute({
  name: 'privacy.confirmErasure',
  method: 'POST',
  path: '/api/privacy/erasures/:person/confirmation',
  access: 'administrator',
  summary: 'Erases somebody for good, as the second administrator',
  input: z.object({ person: id, askedAt: moment }),
  output: erasurePreview,
  errors: [erasedNotFound, stillBelongs, alreadyErased, erasureNotAsked, erasureOwnRequest],
});

export const dropErasure = defineRoute({
  name: 'privacy.dropErasure',
  method: 'DELETE',
  path: '/api/privacy/erasures/:person',
  access: 'administrator',
  summary: 'Takes a request for erasure back, or declines it',
  input: z.object({ person: id }),
  output: erasurePreview,
  errors: [erasedNotFound],
});
