import { type ErrorKind, KontorError, type Sentence } from '@kontor/base';

/** A failure of the catalogue: call it to make the error to throw. */
export interface ErrorDefinition {
  (details?: Readonly<Record<string, unknown>>): KontorError;
  readonly code: string;
  readonly kind: ErrorKind;
  readonly sentence: Sentence;
}

const catalogue = new Map<string, ErrorDefinition>();

/**
 * Declares a failure once: a code such as `wiki.page_changed`, its kind in business words, and one sentence per
 * language that says what happened, why, and what to do next. Throws when the code is already taken.
 */
export function defineError(code: string, kind: ErrorKind, sentence: Sentence): ErrorDefinition {
  if (catalogue.has(code)) throw new Error(`The error code ${code} is defined twice`);
  const make = (details?: Readonly<Record<string, unknown>>) => new KontorError(code, kind, sentence, details);
  const definition = Object.assign(make, { code, kind, sentence });
  catalogue.set(code, definition);
  return definition;
}

/** Every failure defined so far, for the catalogue page and its test. */
export function listErrors(): ErrorDefinition[] {
  return [...catalogue.values()];
}
