import type { ApiError } from './api-error.ts';
import type { OwnEvent } from './sync.ts';

/** A change on its way to the outbox. */
export interface OutgoingChange {
  /** Ref of what it changes; changes of one object are sent one after the other. */
  readonly object: string;
  /** Refs of what has to be there before it: what waits about them goes first. */
  readonly after: readonly string[];
  /** How the list of waiting changes calls it. */
  readonly title: string;
  /** The address of the screen on which it was made. */
  readonly madeOn: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: string | null };
  readonly expects: readonly OwnEvent[];
  readonly refreshes: readonly string[];
  /** Whether it sets values, so that it and one before it that still waits are one change, the later value over the earlier. */
  readonly folds: boolean;
}

/** What became of a change: applied; kept on this device until it can be sent; or refused. */
export type Sent =
  | { readonly state: 'sent'; readonly answer: unknown }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly error: ApiError };

/** A change that waits to be sent, or was refused and waits for its author. */
export interface KeptChange {
  readonly id: string;
  readonly object: string;
  readonly request: OutgoingChange['request'];
  readonly refusal: { readonly message: string } | null;
}

/** The one outbox, as views see it through `useQueuedAction` and `usePendingChanges`. */
export interface Outbox {
  send(change: OutgoingChange): Promise<Sent>;
  /** All of them are put there in one step, or none; answers what became of each. */
  sendAll(changes: readonly OutgoingChange[]): Promise<readonly Sent[]>;
  /** What waits or was refused, in order; the same list as long as nothing changes. */
  readonly entries: readonly KeptChange[];
  /** Calls back after every change of `entries`; the answer stops that. */
  subscribe(listener: () => void): () => void;
  /** Gives a change up, such as a refused one that its author has taken up again. */
  forget(id: string): Promise<void>;
}
