import type { ApiError } from '@kontor/plugin-api/client';
import type { ExpectedEvent, OutboxEntry } from './outbox-entry.ts';

/**
 * Which entries may be sent, and what an answer means for one. Rules:
 * O1 entries about one object are sent one after the other, in the order they were put into the outbox;
 * O2 entries about different objects do not wait for each other;
 * O3 a refused entry is never sent again by itself, and holds nothing up;
 * O4 what only time or a sign-in can mend leaves the entry where it is: it is sent again, with the same key;
 * O7 a change that sets values becomes one with the last one about its object, if that was never sent and is the same
 *    request: the later value over the earlier, the base revision of the earlier;
 * O10 an entry that needs other objects to be there waits for what is in the outbox about them before it.
 */
export type Verdict = 'wait' | 'sign-in' | 'refused';

export interface Waiting extends OutboxEntry {
  readonly sequence: number;
}

/** The entries to send now: the first waiting one of each object that is not being sent (O1, O10). `entries` are in their order. */
export function nextToSend(entries: readonly Waiting[], sending: ReadonlySet<string>, most: number): Waiting[] {
  const busy = new Set(sending);
  const next: Waiting[] = [];
  for (const entry of entries) {
    if (next.length + sending.size >= most) break;
    if (entry.refusal !== null) continue;
    if (![entry.object, ...entry.after].some((object) => busy.has(object))) next.push(entry);
    busy.add(entry.object);
  }
  return next;
}

/** The two as one entry in the place and under the key of the earlier; nothing where that is not safe (O7). */
export function foldInto(earlier: Waiting, later: OutboxEntry): Waiting | undefined {
  const [before, after] = [earlier.request, later.request];
  const isSame = before.method === after.method && before.path === after.path && earlier.account === later.account;
  // Once sent, the key of the earlier one stands for what it said: it may have been applied.
  if (!isSame || earlier.isTried || earlier.refusal !== null || before.body === null || after.body === null)
    return undefined;
  const said: Record<string, unknown> = JSON.parse(before.body);
  const body = { ...laid(JSON.parse(after.body), said), ...('revision' in said && { revision: said.revision }) };
  const known = new Set(later.expects.map(nameOf));
  return {
    ...later,
    id: earlier.id,
    sequence: earlier.sequence,
    request: { ...after, body: JSON.stringify(body) },
    expects: [...earlier.expects.filter((event) => !known.has(nameOf(event))), ...later.expects],
    refreshes: [...new Set([...earlier.refreshes, ...later.refreshes])],
  };
}

/** The later values over the earlier; what is a record of values itself, value by value. */
function laid(later: Record<string, unknown>, earlier: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(later).map(([name, value]) => {
    const before = earlier[name];
    return [name, isRecord(value) && isRecord(before) ? { ...before, ...value } : value];
  });
  return { ...earlier, ...Object.fromEntries(entries) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf({ kind, payload }: ExpectedEvent): string {
  return `${kind} ${JSON.stringify(payload)}`;
}

/** What a failed attempt means. */
export function verdictOf({ kind, code }: Pick<ApiError, 'kind' | 'code'>): Verdict {
  if (kind === 'unavailable' || kind === 'rate-limited') return 'wait';
  if (kind === 'unauthenticated') return 'sign-in';
  // A foreign origin is a proxy that is set up wrongly, not an answer to this change.
  return code === 'http.foreign_origin' ? 'wait' : 'refused';
}

/** Milliseconds until the next attempt after so many in vain: 1 s, doubled up to a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.max(0, failures - 1));
}
