import type { ErrorKind } from '@kontor/base';
import type { ErrorDefinition } from '@kontor/schema';

/**
 * A refusal as a client sees it. `message` is the sentence for the person, in their language: the server's own, or
 * ours when no answer came. Compare with `isError(error, pageChanged)`, never by message.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Readonly<Record<string, unknown>>;
  /** What administrators find the server's log line by; absent when no answer came. */
  readonly requestId: string | undefined;

  constructor(
    code: string,
    kind: ErrorKind,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    requestId?: string,
  ) {
    super(message);
    this.code = code;
    this.kind = kind;
    this.details = details;
    this.requestId = requestId;
  }
}

/** Whether a failure is this one of the catalogue. */
export function isError(failure: unknown, definition: ErrorDefinition): failure is ApiError {
  return failure instanceof ApiError && failure.code === definition.code;
}
