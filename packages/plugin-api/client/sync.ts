import type { IsoTimestamp } from '@kontor/base';
import type { CallInputOf, EventDefinition, OutputOf, Route } from '@kontor/schema';
import type { z } from 'zod';

/** What a fold answers when the event alone cannot tell: the copy is fetched anew. */
export const stale: unique symbol = Symbol('stale');

/** An event as folds get it: the payload is checked, the object is what this client may see of it, still unchecked. */
export interface SyncEvent<Definition extends EventDefinition = EventDefinition> {
  readonly kind: string;
  readonly payload: z.output<Definition['payload']>;
  readonly object: Readonly<Record<string, unknown>> | null;
  readonly happenedAt: IsoTimestamp;
}

/** Which copy is folded into: the input it was fetched with, and whose client this is. */
export interface SyncContext<Fetched extends Route> {
  readonly input: CallInputOf<Fetched>;
  /** Person id. */
  readonly person: string;
}

/**
 * Pure: (client copy, event) -> client copy. Answers the same copy when the event does not concern it, and `stale`
 * when only a fetch can tell. Folding the same event twice changes nothing more.
 */
export type Sync<Definition extends EventDefinition, Fetched extends Route> = (
  copy: OutputOf<Fetched>,
  event: SyncEvent<Definition>,
  context: SyncContext<Fetched>,
) => OutputOf<Fetched> | typeof stale;

/** An event that this client caused itself, so that acting and watching clients take the same path. */
export interface OwnEvent {
  readonly definition: EventDefinition;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly object: Readonly<Record<string, unknown>> | null;
}
