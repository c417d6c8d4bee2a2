import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { page } from './page.ts';

const { id } = fields;

/** So many pages are asked for at once. */
export const mostPagesAtOnce = 20;

export const listKeepable = defineRoute({
  name: 'wiki.listKeepable',
  method: 'GET',
  path: '/api/wiki/spaces/:space/keepable',
  access: 'person',
  summary:
    'What a device keeps of a space: the pages that the caller may read, with a stamp that is another one after every change; no pages where they are those of the version that the caller names',
  input: z.object({ space: id, version: z.string().max(32).optional() }),
  output: z.object({
    version: z.string(),
    pages: z.array(z.object({ page: id, stamp: z.string() })).nullable(),
  }),
  errors: [spaceNotFound],
  keptOffline: false,
});

export const readKeepable = defineRoute({
  name: 'wiki.readKeepable',
  method: 'POST',
  path: '/api/wiki/keepable',
  access: 'person',
  summary:
    'Pages with their texts (a Yjs update in base64 for an empty document), of the first ones named as many as fit into one answer; what the caller may not read is left out',
  input: z.object({ pages: z.array(id).min(1).max(mostPagesAtOnce) }),
  output: z.object({
    /** How many of the pages named this is the answer for. */
    answered: z.number().int().min(1),
    /** `pictures` are the files that the page shows, its cover too. */
    pages: z.array(z.object({ page, text: z.string(), pictures: z.array(id) })),
  }),
  errors: [],
  keptOffline: false,
});
