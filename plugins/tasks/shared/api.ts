import { defineRoute, fields, spaceNotFound } from '@kontor/schema';
import { z } from 'zod';
import { entry, title } from './entry.ts';
import { entryChangedMeanwhile, entryNotFound, entryReadOnly } from './errors.ts';

const { id } = fields;

export const listEntries = defineRoute({
  name: 'tasks.listEntries',
  method: 'GET',
  path: '/api/tasks/entries',
  access: 'person',
  summary: 'The entries of a space by title, and whether the caller may change them',
  input: z.object({ space: id }),
  output: z.object({ entries: z.array(entry), mayEdit: z.boolean() }),
  errors: [spaceNotFound],
});

export const createEntry = defineRoute({
  name: 'tasks.createEntry',
  method: 'POST',
  path: '/api/tasks/entries',
  access: 'person',
  summary: 'Adds an entry to a space',
  input: z.object({ space: id, title }),
  output: entry,
  errors: [spaceNotFound, entryReadOnly],
});

export const renameEntry = defineRoute({
  name: 'tasks.renameEntry',
  method: 'PATCH',
  path: '/api/tasks/entries/:entry',
  access: 'person',
  summary: 'Gives an entry another title',
  input: z.object({ entry: id, title, revision: z.number().int() }),
  output: entry,
  errors: [entryNotFound, entryReadOnly, entryChangedMeanwhile],
});
