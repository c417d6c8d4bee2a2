import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, nothing, requiredLine } from '../fields.ts';
import { searchUnavailable } from './api.ts';

/** An office that may be in charge of what somebody looked for in vain. */
export const officeInCharge = z.object({
  id,
  name: z.string(),
  code: z.string(),
  path: z.string(),
  /** Which of its tasks fits; null where its name does. */
  task: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  place: z.string().nullable(),
  leads: z.array(z.object({ id, name: z.string() })),
});
export type OfficeInCharge = z.output<typeof officeInCharge>;

export const helpSearching = defineRoute({
  name: 'search.help',
  method: 'GET',
  path: '/api/search/help',
  access: 'person',
  summary: 'For words that find nothing: a spelling that does, and the offices whose tasks fit best',
  input: z.object({ q: requiredLine(200) }),
  output: z.object({
    /** Words that are like those and find something that the person may see. */
    spelling: z.string().nullable(),
    /** Three at most, the best first. */
    offices: z.array(officeInCharge),
  }),
  errors: [searchUnavailable],
  callsPerMinute: 120,
  keptOffline: false,
});

export const missedBounds = {
  /** So many different people have to look for the same within a week before anything is kept of it. */
  people: 3,
  /** Days after which it is deleted. */
  days: 90,
} as const;

export const listMissedSearches = defineRoute({
  name: 'search.listMissed',
  method: 'GET',
  path: '/api/search/missed',
  access: 'administrator',
  summary: 'Words that several people looked for and nobody found; never who',
  input: nothing,
  output: z.object({
    /** Whether the policy allows it. */
    isOn: z.boolean(),
    /** Those of most weeks first. */
    terms: z.array(z.object({ term: z.string(), weeks: z.array(z.iso.date()) })),
  }),
  errors: [],
});

export const removeMissedSearch = defineRoute({
  name: 'search.removeMissed',
  method: 'POST',
  path: '/api/search/missed/remove',
  access: 'administrator',
  summary: 'Takes words that nobody found off the list',
  input: z.object({ term: requiredLine(200) }),
  output: nothing,
  errors: [],
});
