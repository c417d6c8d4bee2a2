import type { ApiError } from '@kontor/plugin-api/client';
import type { OutboxEntry } from './outbox-entry.ts';

/**
 * Which entries may be sent, and what an answer means for one. Rules:
 * O1 entries about one object are sent one after the other, in the order they were put into the outbox;
 * O2 entries about different objects do not wait for each other;
 * O3 a refused entry is never sent again by itself, and holds nothing up;
 * O4 what only time or a sign-in can mend leaves the entry where it is: it is sent again, with the same key.
 */
export type Verdict = 'wait' | 'sign-in' | 'refused';

export interface Waiting extends OutboxEntry {
  readonly sequence: number;
}

/** The entries to send now: the first waiting one of each object that is not being sent. `entries` are in their order. */
export function nextToSend(entries: readonly Waiting[], sending: ReadonlySet<string>, most: number): Waiting[] {
  const busy = new Set(sending);
  const next: Waiting[] = [];
  for (const entry of entries) {
    if (next.length + sending.size >= most) break;
    if (entry.refusal !== null || busy.has(entry.object)) continue;
    busy.add(entry.object);
    next.push(entry);
  }
  return next;
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
