import { defineRoute, fields, fileNotFound, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { pageNotFound, pageReadOnly, pageTrashed } from './errors.ts';
import { treePage } from './page.ts';

const { id, requiredLine } = fields;

export const makeSharedPage = defineRoute({
  name: 'wiki.makeSharedPage',
  method: 'POST',
  path: '/api/wiki/shared-pages',
  idempotent: true,
  access: 'person',
  summary: 'Makes a page of plain text and own uploads that somebody shared with Kontor from another app',
  input: z.object({
    space: id,
    parent: id.nullable().default(null),
    title: requiredLine(200),
    /** Lines; addresses in it become links, and nothing else is read as formatting. */
    text: z.string().max(100_000),
    /** Own uploads that belong to nothing yet. */
    files: z.array(id).max(20).default([]),
  }),
  output: treePage,
  errors: [spaceNotFound, pageNotFound, pageReadOnly, pageTrashed, fileNotFound],
  callsPerMinute: 30,
});
