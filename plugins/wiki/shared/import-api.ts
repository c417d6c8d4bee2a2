import { defineRoute, fields, fileNotFound, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { pageNotFound, pageReadOnly, pageTrashed } from './errors.ts';
import {
  importBegun,
  importEmpty,
  importNotFound,
  importTooLarge,
  importUnderWay,
  importUnreadable,
} from './transfer-errors.ts';

const { id } = fields;

/** What could not be brought in as it was meant, by the file and the address that stands there. */
export const importFinding = z.object({
  kind: z.enum(['link', 'place', 'picture', 'front matter']),
  path: z.string(),
  address: z.string(),
});

/** A file that is to become pages: what would come of it, and how far it is. */
export const pageImport = z.object({
  id,
  name: z.string(),
  space: id,
  state: z.enum(['checked', 'running', 'done', 'failed']),
  pages: z.number().int(),
  /** Pictures and other files that stand in them. */
  files: z.number().int(),
  /** The first of them, parents before those under them. */
  titles: z.array(z.object({ title: z.string(), depth: z.number().int() })),
  /** How many of each kind, and the first of them. */
  counts: z.object({ links: z.number().int(), places: z.number().int(), pictures: z.number().int() }),
  findings: z.array(importFinding),
  progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** The first of the pages, once they are there. */
  page: id.nullable(),
});
export type PageImport = z.output<typeof pageImport>;

export const checkImport = defineRoute({
  name: 'wiki.checkImport',
  method: 'POST',
  path: '/api/wiki/imports',
  access: 'person',
  summary: 'Reads an upload (Markdown, HTML, DOCX, or a ZIP of such) and says which pages would come of it; makes none',
  input: z.object({ space: id, parent: id.nullable().default(null), file: id }),
  output: pageImport,
  errors: [
    spaceNotFound,
    pageNotFound,
    pageReadOnly,
    pageTrashed,
    fileNotFound,
    importUnreadable,
    importTooLarge,
    importEmpty,
    importUnderWay,
  ],
  callsPerMinute: 20,
});

export const beginImport = defineRoute({
  name: 'wiki.beginImport',
  method: 'POST',
  path: '/api/wiki/imports/:import/begin',
  access: 'person',
  summary: 'Makes the pages of an import that was checked, later, as a whole or not at all',
  input: z.object({ import: id }),
  output: pageImport,
  errors: [importNotFound, importBegun, pageReadOnly],
});

export const getImport = defineRoute({
  name: 'wiki.getImport',
  method: 'GET',
  path: '/api/wiki/imports/:import',
  access: 'person',
  summary: 'How far an own import is',
  input: z.object({ import: id }),
  output: pageImport,
  errors: [importNotFound],
});
