import { accessSubject, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import {
  pageIsTemplate,
  pageNotFound,
  pageReadOnly,
  pageTrashed,
  readingDraft,
  readingEmpty,
  readingNotFound,
  readingPast,
  readingsOff,
  tooManyNamed,
} from './errors.ts';
import { readingRequest } from './reading.ts';

const { day, id, nothing } = fields;

export const listReadings = defineRoute({
  name: 'wiki.listReadings',
  method: 'GET',
  path: '/api/wiki/pages/:page/readings',
  access: 'person',
  summary:
    'Who confirmed to have read which version of a page, newest request first, for those in charge of it or its space',
  input: z.object({ page: id }),
  output: z.object({ requests: z.array(readingRequest) }),
  errors: [readingsOff, pageNotFound, pageReadOnly],
  // Names of who has not read something stay on the server.
  keptOffline: false,
});

export const askForReading = defineRoute({
  name: 'wiki.askForReading',
  method: 'POST',
  path: '/api/wiki/pages/:page/readings',
  access: 'person',
  summary:
    'Asks readers of a page to confirm that they have read it as it is now; takes the place of an earlier request',
  input: z.object({
    page: id,
    /** Those of the page's readers who are among these; null is all of them. */
    readers: z.array(accessSubject).min(1).max(200).nullable(),
    until: day.nullable(),
  }),
  output: nothing,
  errors: [
    readingsOff,
    pageNotFound,
    pageReadOnly,
    pageTrashed,
    pageIsTemplate,
    readingDraft,
    readingEmpty,
    readingPast,
    tooManyNamed,
  ],
  callsPerMinute: 20,
});

export const endReading = defineRoute({
  name: 'wiki.endReading',
  method: 'DELETE',
  path: '/api/wiki/readings/:request',
  access: 'person',
  summary: 'Takes back a request to read a page, and deletes who has confirmed; for those in charge and who asked',
  input: z.object({ request: id }),
  output: nothing,
  errors: [readingsOff, readingNotFound, pageReadOnly],
});

export const confirmReading = defineRoute({
  name: 'wiki.confirmReading',
  method: 'POST',
  path: '/api/wiki/readings/:request/confirmation',
  idempotent: true,
  access: 'person',
  summary: 'Says that the caller has read what a request names; also after a newer request, for those who were away',
  input: z.object({ request: id }),
  output: nothing,
  errors: [readingsOff, readingNotFound],
});

export const withdrawConfirmation = defineRoute({
  name: 'wiki.withdrawConfirmation',
  method: 'DELETE',
  path: '/api/wiki/readings/:request/confirmation',
  idempotent: true,
  access: 'person',
  summary: 'Takes back what the caller confirmed',
  input: z.object({ request: id }),
  output: nothing,
  errors: [readingsOff, readingNotFound],
});
