import type { Language } from '@kontor/base';
import { type CallInputOf, fillPath, type OutputOf, type Route } from '@kontor/schema';
import { ApiError } from './api-error.ts';
import { readFailure } from './read-failure.ts';
import { headersOf, type Sender } from './sender.ts';
import { badAnswer, unreachable } from './transport-messages.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** Calls a route of the server by its contract. Rejects with `ApiError`, or with an `AbortError` when aborted. */
export type Call = <Called extends Route>(
  route: Called,
  input: CallInputOf<Called>,
  options?: CallOptions,
) => Promise<OutputOf<Called>>;

export interface CallerParts {
  readonly fetch: typeof fetch;
  /** The language for sentences of the server, asked at each call. */
  language(): Language;
  /** Whose page this is, once it is known: a request is refused when somebody else has signed in meanwhile. */
  person?(): string | undefined;
  /** Told of every refusal, so that the end of a session is noticed wherever it shows first. */
  onFailure?(error: ApiError): void;
}

/** Makes the one way to the server: fills the path, sends the rest as query or JSON, checks the answer. */
export function createCall({ fetch, language, person, onFailure }: CallerParts): Call {
  return async (route, input, options = {}) => {
    try {
      const response = await send(fetch, route, input, {
        sender: { language: language(), person: person?.() },
        signal: options.signal,
      });
      return await readAnswer(route, response, language());
    } catch (failure) {
      if (failure instanceof ApiError) onFailure?.(failure);
      throw failure;
    }
  };
}

interface Sending {
  readonly sender: Sender;
  readonly signal: AbortSignal | undefined;
}

async function send<Called extends Route>(
  fetch: CallerParts['fetch'],
  route: Called,
  input: CallInputOf<Called>,
  { sender, signal }: Sending,
): Promise<Response> {
  const { path, rest } = fillPath(route.path, input);
  const inQuery = route.method === 'GET' || route.method === 'DELETE';
  const headers: Record<string, string> = { accept: 'application/json', ...headersOf(sender) };
  if (!inQuery) headers['content-type'] = 'application/json';
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (signal) init.signal = signal;
  if (!inQuery) init.body = JSON.stringify(rest);
  try {
    return await fetch(inQuery ? withQuery(path, rest) : path, init);
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError('client.unreachable', 'unavailable', unreachable[sender.language]);
  }
}

async function readAnswer<Called extends Route>(
  route: Called,
  response: Response,
  language: Language,
): Promise<OutputOf<Called>> {
  if (!response.ok) throw await readFailure(response, language);
  const answer = route.output.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new ApiError('client.bad_answer', 'unavailable', badAnswer[language]);
  return answer.data as OutputOf<Called>; // the route's own schema has just made it
}

/** Lists are repeated parameters; what is undefined is left out. */
export function withQuery(path: string, values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, String(one));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
