import type { Ref } from '@kontor/base';
import type { z } from 'zod';

/**
 * To whom an event may be shown, resolved at delivery, not at writing: `ref` means everyone who may see that object
 * at that moment. `nobody` is for events that only handlers on the server read.
 */
export type Audience =
  | { readonly everyone: true }
  | { readonly space: string }
  | { readonly ref: Ref }
  | { readonly orgUnits: readonly string[] }
  | { readonly persons: readonly string[] }
  | { readonly administrators: true }
  | { readonly nobody: true };

/** A kind of event. Payloads hold refs and ids, not content: handlers re-read the row. */
export interface EventDefinition<Payload extends z.ZodObject = z.ZodObject> {
  readonly kind: string;
  readonly payload: Payload;
}

/** Declares what a module announces, named `<module>.<noun>.<what happened>`, for example `wiki.page.renamed`. */
export function defineEvent<Payload extends z.ZodObject>(kind: string, payload: Payload): EventDefinition<Payload> {
  return { kind, payload };
}
