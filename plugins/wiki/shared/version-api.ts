import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { pageNotFound, pageReadOnly, pageTrashed, tooManyNamed, versionNotFound } from './errors.ts';

const { id, requiredLine, moment, nothing } = fields;
const person = z.object({ id, name: z.string() });

/** Asked for in place of a version: the text as it is saved now. */
export const presentVersion = 0;

/** How a page was at some time, without its text. */
export const pageVersion = z.object({
  id: z.number().int(),
  /** When its last edit was. */
  at: moment,
  /** Who has written since the version before. */
  authors: z.array(person),
  /** Named versions are kept for good, others are thinned out with time. */
  label: z.string().nullable(),
  labelledBy: person.nullable(),
});

export type PageVersion = z.infer<typeof pageVersion>;

const version = z.coerce.number().int().min(presentVersion);
const label = requiredLine(80);

export const listVersions = defineRoute({
  name: 'wiki.listVersions',
  method: 'GET',
  path: '/api/wiki/pages/:page/versions',
  access: 'person',
  summary: 'How a page was, newest first, for those who may write it: what was taken out still stands there',
  input: z.object({ page: id }),
  output: z.object({ versions: z.array(pageVersion) }),
  errors: [pageNotFound, pageReadOnly],
});

export const readVersion = defineRoute({
  name: 'wiki.readVersion',
  method: 'GET',
  path: '/api/wiki/pages/:page/versions/:version',
  access: 'person',
  summary: 'The text of a page at a version, 0 for that of now: a Yjs update in base64 for an empty document',
  input: z.object({ page: id, version }),
  output: z.object({ update: z.string() }),
  errors: [pageNotFound, pageReadOnly, versionNotFound],
});

export const nameVersion = defineRoute({
  name: 'wiki.nameVersion',
  method: 'POST',
  path: '/api/wiki/pages/:page/versions',
  access: 'person',
  summary: 'Keeps the text as it is saved now for good, under a name',
  input: z.object({ page: id, label }),
  output: nothing,
  errors: [pageNotFound, pageReadOnly, pageTrashed, tooManyNamed, versionNotFound],
});

export const labelVersion = defineRoute({
  name: 'wiki.labelVersion',
  method: 'PATCH',
  path: '/api/wiki/pages/:page/versions/:version',
  access: 'person',
  summary: 'Gives a version a name, so that it is kept for good, or takes it away',
  input: z.object({ page: id, version, label: label.nullable() }),
  output: nothing,
  errors: [pageNotFound, pageReadOnly, pageTrashed, versionNotFound, tooManyNamed],
});

export const restoreVersion = defineRoute({
  name: 'wiki.restoreVersion',
  method: 'POST',
  path: '/api/wiki/pages/:page/versions/:version/restore',
  access: 'person',
  summary: 'Brings the text back to a version, as a new edit; what others write at that moment stays',
  input: z.object({ page: id, version }),
  output: nothing,
  errors: [pageNotFound, pageReadOnly, pageTrashed, versionNotFound],
});
