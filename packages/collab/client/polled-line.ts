import { collabCloseCodes } from '../shared/index.ts';
import { lostCode } from './document-socket.ts';

/** After such a time a call that failed is made again, after ever longer ones, and so often in all: for about 20 s. */
const firstRetryMs = 250;
const longestRetryMs = 4_000;
const mostCalls = 9;

export type Fetch = typeof fetch;

export interface LineCall {
  readonly address: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly withinMs: number;
  /** Ends the call, and that it is made again. */
  readonly signal?: AbortSignal;
}

/** The connection is over, with this code of closing. */
export class LineOver extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`The connection is over (${code})`);
    this.code = code;
  }
}

/** The body of the answer; throws `LineOver`. Only for what may be asked twice. */
export async function callAgain(fetch: Fetch, call: LineCall): Promise<Uint8Array<ArrayBuffer>> {
  for (let count = 0; count < mostCalls && !call.signal?.aborted; count += 1) {
    const answer = await callOnce(fetch, call);
    if (answer) return answer;
    const waitMs = Math.min(firstRetryMs * 2 ** count, longestRetryMs);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new LineOver(lostCode);
}

/** The body of the answer, or nothing where another try may help; throws `LineOver` where none does. */
export async function callOnce(
  fetch: Fetch,
  { address, body, withinMs, signal }: LineCall,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const end = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, end]) : end,
      ...(body ? { body, headers: { 'content-type': 'application/octet-stream' } } : {}),
    });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    const code = closeCodeOf(response.status);
    if (code !== undefined) throw new LineOver(code);
  } catch (failure) {
    if (failure instanceof LineOver) throw failure;
    // No network, or the answer did not come whole: not known whether the call was heard.
  }
  return undefined;
}

/** Nothing where the same call may succeed a moment later. */
function closeCodeOf(status: number): number | undefined {
  if (status === 401) return collabCloseCodes.sessionEnded;
  if (status === 413) return collabCloseCodes.tooLarge;
  const isForTheMoment = status === 408 || status === 429 || status >= 500;
  return isForTheMoment ? undefined : lostCode;
}
