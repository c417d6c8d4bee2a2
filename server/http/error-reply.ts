import { type ErrorKind, isKontorError, type KontorError, type Language } from '@kontor/base';
import { isConnectionFailure } from '@kontor/database';
import type { Logger } from '@kontor/plugin-api/server';
import { bodyTooLarge, databaseAway, invalidInput, tooManyRequests, unexpected } from '@kontor/schema';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The only place that knows status numbers (RFC 9110 section 15). */
const statusOfKind: Readonly<Record<ErrorKind, number>> = {
  input: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  unavailable: 503,
};

/** Answers with `{ error: { code, kind, message, details, requestId } }`. What is no `KontorError` is a bug: logged once, answered 500. */
export function replyWithError(
  failure: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { readonly language: Language; readonly log: Logger },
): FastifyReply {
  const refusal = asRefusal(failure);
  if (refusal?.code === databaseAway.code) {
    options.log.warn({ requestId: request.id, failure: String(failure) }, 'the database could not be reached');
  }
  if (!refusal) {
    const stack = failure instanceof Error ? failure.stack : String(failure);
    options.log.error({ requestId: request.id, route: request.routeOptions.url, stack }, 'unexpected failure');
  }
  const error = refusal ?? unexpected();
  return reply
    .status(refusal ? statusOfKind[error.kind] : 500)
    .type('application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send({
      error: {
        code: error.code,
        kind: error.kind,
        message: error.sentence[options.language],
        ...(error.details ? { details: error.details } : {}),
        requestId: request.id,
      },
    });
}

function asRefusal(failure: unknown): KontorError | undefined {
  if (isKontorError(failure)) return failure;
  if (isConnectionFailure(failure)) return databaseAway();
  if (!(failure instanceof Error) || !('statusCode' in failure) || typeof failure.statusCode !== 'number')
    return undefined;
  // What Fastify refuses by itself: bodies that are too large, truncated or no JSON.
  if (failure.statusCode === 413) return bodyTooLarge();
  if (failure.statusCode === 429) return tooManyRequests();
  if (failure.statusCode >= 400 && failure.statusCode < 500) return invalidInput();
  return undefined;
}
