import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, ref } from '../fields.ts';

export const searchUnavailable = defineError('search.unavailable', 'unavailable', {
  de: 'Die Suche antwortet gerade nicht. Bitte versuchen Sie es in einer Minute erneut.',
  en: 'Search does not answer right now. Please try again in a minute.',
});

/** Start and end of a highlight, in UTF-16 units. */
const range = z.tuple([z.number().int(), z.number().int()]);
const highlighted = z.object({ text: z.string(), matches: z.array(range) });

export const searchHit = z.object({
  ref,
  type: z.string(),
  title: z.string(),
  titleMatches: z.array(range),
  snippet: highlighted.nullable(),
  fields: z.record(z.string(), highlighted),
  subtitle: z.string().nullable(),
  path: z.string(),
  picture: z.string().nullable(),
});
export type SearchHit = z.output<typeof searchHit>;

/** A query parameter that may come once or several times. */
const several = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string().max(200)).max(50),
);

export const searchAll = defineRoute({
  name: 'search.all',
  method: 'GET',
  path: '/api/search',
  access: 'person',
  summary: 'One search over everything the person may see',
  input: z.object({
    q: z.string().max(200),
    type: several.optional(),
    /** Only what belongs to this space; what the person may not see there stays unseen. */
    space: id.optional(),
    /** Only what this person wrote; nothing is counted then. */
    author: id.optional(),
    /** Only what was changed from this moment on, and before that one. */
    from: moment.optional(),
    until: moment.optional(),
    titlesOnly: z.literal('true').optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1000).default(0),
  }),
  output: z.object({
    hits: z.array(searchHit),
    /** Empty where somebody's writings alone were asked for: nobody is counted. */
    facets: z.object({ type: z.record(z.string(), z.number().int()) }),
    /** Null likewise. */
    total: z.number().int().nullable(),
    /** The search's own server is away: what was found comes from the built-in engine, and may be less well put in order. */
    isFallback: z.boolean(),
  }),
  errors: [searchUnavailable],
  callsPerMinute: 600,
  // Without a connection the device searches by itself; what somebody looked for stays nowhere that they do not see.
  keptOffline: false,
});
