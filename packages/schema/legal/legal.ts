import { z } from 'zod';
import { id, language, moment } from '../fields.ts';

/** What every public offer has to show: who runs it, what happens with data, and how free of barriers it is. */
export const legalDocument = z.enum(['imprint', 'privacy', 'accessibility']);
export type LegalDocument = z.output<typeof legalDocument>;

/** Plain text with the few marks that `Prose` of `@kontor/ui` knows; no HTML. Lines end with `\n`. */
export const legalContent = z
  .string()
  .max(50_000)
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused; line breaks and tabs stay.
  .refine((text) => text !== '' && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text), 'empty or control characters');

/** One document in one language. */
export const legalText = z.object({
  document: legalDocument,
  language,
  content: z.string(),
  /** Nobody has changed it yet: it is what Kontor proposes, with gaps to fill in. */
  isProposal: z.boolean(),
  /** What is still written as `[…]`. */
  gaps: z.number().int(),
  /** 0 for the proposal; grows with every change. */
  revision: z.number().int(),
  changedAt: moment.nullable(),
});
export type LegalText = z.output<typeof legalText>;

/** Places that somebody still has to fill in: `[Bitte ergänzen: Anschrift]`, but not the words of a link. */
export function countGaps(content: string): number {
  return content.match(/\[[^\]\n]+\](?!\()/g)?.length ?? 0;
}

export const barrierReportState = z.enum(['open', 'done']);

/** A barrier that somebody has reported; nothing else is kept of who it was than what they wrote themselves. */
export const barrierReport = z.object({
  id,
  /** What the sender was told, for questions: `B-7K3Q-9TXD`. */
  reference: z.string(),
  message: z.string(),
  contact: z.string(),
  page: z.string(),
  state: barrierReportState,
  createdAt: moment,
});
export type BarrierReport = z.output<typeof barrierReport>;
