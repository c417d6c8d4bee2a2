import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { MatrixAway, MatrixRefusal } from './matrix-failure.ts';

export interface MatrixRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** From `/_matrix` or `/_synapse` on, each part encoded: see `pathOf`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly token?: string | undefined;
  /** Whether to ask again when no answer came; what only reads or sets does so by itself. */
  readonly repeatable?: boolean;
}

export interface MatrixTarget {
  /** Where the homeserver is now, without a slash at the end; nothing while it is starting. */
  readonly url: () => string | undefined;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 15_000;
const attempts = 3;
const firstPauseMs = 150;
/** Whoever is told to come back later than this is told so at once. */
const longestPauseMs = 3_000;

const errorAnswer = z.object({
  errcode: z.string(),
  error: z.string().default(''),
  retry_after_ms: z.number().optional(),
});

/** The bytes behind a path, or nothing where there are more than that many. Throws like `askMatrix`, and asks once. */
export async function readMatrix(
  { url, timeoutMs = defaultTimeoutMs }: MatrixTarget,
  { path, token }: { readonly path: string; readonly token: string },
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const base = url();
  if (base === undefined) throw new MatrixAway('The homeserver is not there yet');
  const away = (failure: unknown) => {
    throw new MatrixAway(`GET ${path}: ${reasonOf(failure)}`);
  };
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(timeoutMs * 4);
  const response = await fetch(base + path, { redirect: 'error', signal, headers }).catch(away);
  if (!response.ok) {
    const refused = errorAnswer.safeParse(parse(await response.text().catch(away)));
    if (response.status >= 500 || !refused.success) throw new MatrixAway(`GET ${path}: answered ${response.status}`);
    const { errcode, error, retry_after_ms: retryAfterMs } = refused.data;
    throw new MatrixRefusal(response.status, { errcode, error, retryAfterMs });
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop ends the answer.
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Fills ids into a path: `pathOf('/_matrix/client/v3/rooms/%/invite', room)`. */
export function pathOf(template: string, ...parts: readonly string[]): string {
  let index = 0;
  return template.replace(/%/g, () => encodeURIComponent(parts[index++] ?? ''));
}

/** Asks a homeserver; throws `MatrixRefusal` for what it refuses, `MatrixAway` where no answer came in time. */
export async function askMatrix<Answer>(
  target: MatrixTarget,
  request: MatrixRequest,
  answer: z.ZodType<Answer>,
): Promise<Answer> {
  const repeatable = request.repeatable ?? (request.method === 'GET' || request.method === 'PUT');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return answer.parse(await askOnce(target, request));
    } catch (failure) {
      const pause = pauseBefore(failure, attempt, repeatable);
      if (pause === undefined) throw failure;
      await delay(pause);
    }
  }
}

function pauseBefore(failure: unknown, attempt: number, repeatable: boolean): number | undefined {
  if (attempt === attempts) return undefined;
  const pause = firstPauseMs * 4 ** (attempt - 1);
  // Nothing was done yet: whatever it is may be asked again.
  if (failure instanceof MatrixRefusal && failure.errcode === 'M_LIMIT_EXCEEDED') {
    const wait = Math.max(pause, failure.retryAfterMs ?? 0);
    return wait > longestPauseMs ? undefined : wait;
  }
  return failure instanceof MatrixAway && repeatable ? pause : undefined;
}

async function askOnce({ url, timeoutMs = defaultTimeoutMs }: MatrixTarget, request: MatrixRequest): Promise<unknown> {
  const base = url();
  if (base === undefined) throw new MatrixAway('The homeserver is not there yet');
  const query = request.query ? `?${new URLSearchParams(request.query)}` : '';
  const response = await fetch(`${base}${request.path}${query}`, {
    method: request.method,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  }).catch((failure: unknown) => {
    throw new MatrixAway(`${request.method} ${request.path}: ${reasonOf(failure)}`);
  });
  const text = await response.text().catch((failure: unknown) => {
    throw new MatrixAway(`${request.method} ${request.path}: ${reasonOf(failure)}`);
  });
  const body = parse(text);
  if (response.ok && body !== undefined) return body;
  const refused = errorAnswer.safeParse(body);
  if (response.status >= 500 || !refused.success) {
    throw new MatrixAway(`${request.method} ${request.path}: answered ${response.status}`);
  }
  const { errcode, error, retry_after_ms: retryAfterMs } = refused.data;
  throw new MatrixRefusal(response.status, { errcode, error, retryAfterMs });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const { cause } = failure;
  return cause instanceof Error ? `${failure.message} (${cause.message})` : failure.message;
}
