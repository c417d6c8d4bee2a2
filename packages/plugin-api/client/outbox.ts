import type { ApiError } from './api-error.ts';
import type { OwnEvent } from './sync.ts';

/** A change on its way to the outbox. */
export interface OutgoingChange {
  /** Ref of what it changes; changes of one object are sent one after the other. */
  readonly object: string;
  /** How the list of waiting changes calls it. */
  readonly title: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: string | null };
  readonly expects: readonly OwnEvent[];
  readonly refreshes: readonly string[];
}

/** What became of a change: applied; kept on this device until it can be sent; or refused. */
export type Sent =
  | { readonly state: 'sent'; readonly answer: unknown }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly error: ApiError };

/** The one outbox, as views see it through `useQueuedAction`. */
export interface Outbox {
  send(change: OutgoingChange): Promise<Sent>;
}
