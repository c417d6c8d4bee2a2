import { defineEvent, defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';
import { filterNotFound, filterTooMany, listNotFound } from './errors.ts';

const { id, nothing, requiredLine } = fields;

/** As it stands in the address of a screen: what is looked for by its short name. The server only keeps it. */
export const filterWords = z.record(z.string().max(20), z.string().max(500));

/** Under a name, of one person: for one of their lists, or for their day (`list` is null). */
export const savedFilter = z.object({ id, name: z.string(), list: id.nullable(), words: filterWords });
export type SavedFilter = z.output<typeof savedFilter>;

/** So many a person has at most. */
export const mostFilters = 50;

/** Saved, renamed or deleted; told to its person alone. */
export const filterChanged = defineEvent('tasks.filter.changed', z.object({ filter: id }));

export const listFilters = defineRoute({
  name: 'tasks.listFilters',
  method: 'GET',
  path: '/api/tasks/filters',
  access: 'person',
  summary: 'The filters that the caller has saved, by name; nobody else sees them',
  input: z.object({}),
  output: z.object({ filters: z.array(savedFilter) }),
  errors: [],
});

export const saveFilter = defineRoute({
  name: 'tasks.saveFilter',
  method: 'PUT',
  path: '/api/tasks/filters/:filter',
  idempotent: true,
  access: 'person',
  summary: 'Saves a filter under a name, or gives a saved one another name or other words',
  input: z.object({ filter: id, name: requiredLine(60), list: id.nullable(), words: filterWords }),
  output: savedFilter,
  errors: [filterTooMany, filterNotFound, listNotFound],
});

export const deleteFilter = defineRoute({
  name: 'tasks.deleteFilter',
  method: 'DELETE',
  path: '/api/tasks/filters/:filter',
  idempotent: true,
  access: 'person',
  summary: 'Deletes a saved filter of the caller; one that has gone already is no failure',
  input: z.object({ filter: id }),
  output: nothing,
  errors: [],
});
