import type { Sentence } from '@kontor/base';
import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { id, moment, nothing, requiredLine } from '../fields.ts';

const sentence = z.object({ de: z.string(), en: z.string() }) satisfies z.ZodType<Sentence>;

/** One thing that is not as it was agreed. */
export const agreementChange = z.object({
  kind: z.enum(['data', 'table', 'period', 'audience', 'content', 'measure', 'policy', 'door']),
  /** Whether more is stored, longer, for more people; less of it; or neither can be told. */
  weight: z.enum(['wider', 'narrower', 'other']),
  what: sentence,
  before: sentence.nullable(),
  after: sentence.nullable(),
});
export type AgreementChange = z.output<typeof agreementChange>;

/** A state of the document on which the organisation and its staff council agreed. */
export const agreement = z.object({
  version: z.number().int(),
  agreedAt: moment,
  by: z.object({ id, name: z.string() }).nullable(),
  /** What it was agreed by: the name and date of the works agreement. */
  note: z.string(),
  /** SHA-256 of what the document says. */
  hash: z.string(),
});
export type Agreement = z.output<typeof agreement>;

export const agreementState = z.object({
  /** Newest first; the first one holds. */
  agreements: z.array(agreement),
  /** What the document would say now. */
  hash: z.string(),
  changes: z.array(agreementChange),
});
export type AgreementState = z.output<typeof agreementState>;

export const documentChanged = defineError('privacy.document_changed', 'conflict', {
  de: 'Das Dokument sagt inzwischen etwas anderes als das, was Sie vor sich haben. Bitte laden Sie die Seite neu und prüfen Sie die Änderungen.',
  en: 'The document says something else by now than what you have before you. Please reload the page and check the changes.',
});
export const agreementUnknown = defineError('privacy.agreement_unknown', 'not-found', {
  de: 'Diesen Stand der Vereinbarung gibt es nicht. Bitte prüfen Sie die Nummer.',
  en: 'There is no such agreed version. Please check its number.',
});

export const getAgreement = defineRoute({
  name: 'privacy.getAgreement',
  method: 'GET',
  path: '/api/privacy/agreement',
  access: 'person',
  summary: 'Which state of the document was agreed, and what has changed since',
  input: nothing,
  output: agreementState,
  errors: [],
});

export const holdAgreement = defineRoute({
  name: 'privacy.holdAgreement',
  method: 'POST',
  path: '/api/privacy/agreement',
  access: 'person',
  summary: 'Keeps the document as it is now as the agreed state; administrators and auditors',
  input: z.object({ note: requiredLine(200), hash: z.string().max(64) }),
  output: agreementState,
  errors: [documentChanged],
});

/** The document as it is now, for administrators and auditors, and as it was agreed, for everybody. */
export const worksDocumentPath = '/api/privacy/works-document';
export const agreedDocumentPath = '/api/privacy/agreed-document';
export const worksDocumentQuery = z.object({
  format: z.enum(['html', 'markdown', 'csv']),
  language: z.enum(['de', 'en']),
});
export const agreedDocumentQuery = worksDocumentQuery.extend({ version: z.coerce.number().int().optional() });
