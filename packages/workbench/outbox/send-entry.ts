import type { Language } from '@kontor/base';
import { ApiError, readFailure, unreachable } from '@kontor/plugin-api/client';
import { idempotencyHeader, personHeader } from '@kontor/schema';
import type { OutboxEntry } from './outbox-entry.ts';

/** A line that is cut without a word must not hold the outbox up for ever. */
const answerWithinMs = 30_000;

export interface SendOptions {
  readonly person: string;
  readonly language: Language;
  /** Aborts when the connection is lost. */
  readonly line: AbortSignal;
}

/** Sends one entry, with its key, so that it is applied once however often it is sent. Rejects with `ApiError`. */
export async function sendEntry(entry: OutboxEntry, { person, language, line }: SendOptions): Promise<unknown> {
  const { method, path, body } = entry.request;
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': language,
    [personHeader]: person,
    [idempotencyHeader]: entry.id,
  };
  if (body !== null) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(answerWithinMs), line]);
    response = await fetch(path, { method, headers, body, credentials: 'same-origin', cache: 'no-store', signal });
    if (response.ok) return await response.json();
  } catch {
    // No answer, or half of one: whether it arrived is not known, so it is sent again.
    throw new ApiError('client.unreachable', 'unavailable', unreachable[language]);
  }
  throw await readFailure(response, language);
}
