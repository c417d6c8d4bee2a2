import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { ref } from '../fields.ts';

/** What a client needs to find and show an object without a connection. */
export const offlineDocument = z.object({
  ref,
  type: z.string(),
  title: z.string(),
  /** What lists are ordered by: `Müller, Anna`. */
  sortTitle: z.string(),
  aliases: z.array(z.string()),
  fields: z.record(z.string(), z.array(z.string())),
  fragments: z.array(z.string()),
  subtitle: z.string().nullable(),
  path: z.string(),
  picture: z.string().nullable(),
});
export type OfflineDocument = z.output<typeof offlineDocument>;

export const listOfflineDocuments = defineRoute({
  name: 'search.listOfflineDocuments',
  method: 'GET',
  path: '/api/search/offline-documents',
  access: 'person',
  summary:
    'What clients keep to be found without a connection: people, org units, spaces, rooms; later only what changed',
  input: z.object({
    /** The version that the client has; changes since are answered where they are still known. */
    since: z.string().max(80).optional(),
    /** The next page of a whole list begins after this ref. */
    after: ref.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  output: z.object({
    /** True: these are pages of all there is, and what is in none of them is gone. False: only what changed. */
    whole: z.boolean(),
    documents: z.array(offlineDocument),
    /** Gone, or no longer for this person. */
    removed: z.array(ref),
    /** Where the next page begins; null after the last one. */
    next: ref.nullable(),
    /** What the client has once it has all pages; of several pages, the first one's. */
    version: z.string(),
  }),
  errors: [],
  callsPerMinute: 120,
});
