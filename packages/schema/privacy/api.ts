import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { nothing } from '../fields.ts';
import { measuringPolicies } from '../organisation/policies.ts';

const sentence = z.object({ de: z.string(), en: z.string() });

/** One kind of data about people: what, why, for how long, who sees it, and where it lies. */
export const privacyDeclaration = z.object({
  id: z.string(),
  title: sentence,
  what: sentence,
  purpose: sentence,
  basis: sentence,
  kept: sentence,
  seenBy: sentence,
  place: sentence,
  /** How it is kept from measuring anybody, where it could; null where it could not. */
  measure: z.object({ guard: sentence, offBy: z.enum(measuringPolicies).nullable() }).nullable(),
  /** Where the personal archive has it, or why it has not. */
  archive: z.union([z.object({ file: z.string() }), z.object({ leftOut: sentence })]),
});
export type PrivacyDeclaration = z.output<typeof privacyDeclaration>;

export const getPrivacy = defineRoute({
  name: 'privacy.get',
  method: 'GET',
  path: '/api/privacy',
  access: 'person',
  summary: 'What is stored about people, for how long, and who sees it; and how much the own archive holds',
  input: nothing,
  output: z.object({
    declarations: z.array(privacyDeclaration),
    /** Own uploads that the archive would bring, in bytes. */
    files: z.object({ count: z.number().int(), bytes: z.number().int() }),
  }),
  errors: [],
});

/** Where the personal archive and the list as a document are fetched from: no JSON, so no routes. */
export const privacyArchivePath = '/api/privacy/archive';
export const privacyDocumentPath = '/api/privacy/document';
/** The form of the document; it is written in both languages. */
export const privacyDocumentQuery = z.object({ format: z.enum(['html', 'markdown']), language: z.enum(['de', 'en']) });

export const archiveUnderWay = defineError('privacy.archive_under_way', 'rate-limited', {
  de: 'Es wird schon ein Archiv zusammengestellt. Bitte warten Sie, bis es fertig ist, und versuchen Sie es dann erneut.',
  en: 'An archive is being put together already. Please wait until it is done, then try again.',
});
