/**
 * What kind of refusal an error is, in business words. Only the HTTP layer maps a kind to a status number.
 * `forbidden` is for what the person sees but may not change; what they may not see is `not-found`.
 */
export type ErrorKind =
  | 'input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'rate-limited'
  | 'unavailable';

/** One sentence for a person, in both languages: what happened, why, and what to do next. */
export interface Sentence {
  readonly de: string;
  readonly en: string;
}

/** A refusal that a person or client can act on. Anything else that is thrown is a bug. */
export class KontorError extends Error {
  override readonly name = 'KontorError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly sentence: Sentence;
  /** Machine-readable particulars, for example `{ field: 'email' }`; shown to the caller, so never a secret. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: string, kind: ErrorKind, sentence: Sentence, details?: Readonly<Record<string, unknown>>) {
    super(`${code}: ${sentence.en}`);
    this.code = code;
    this.kind = kind;
    this.sentence = sentence;
    this.details = details;
  }
}

export function isKontorError(value: unknown): value is KontorError {
  return value instanceof KontorError;
}
