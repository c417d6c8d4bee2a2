import type { Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';

/** A kind of notification that people can switch on and off. */
export interface NotificationKind {
  /** `spaces.request_received`. */
  readonly kind: string;
  /** What the setting is called. */
  readonly label: Sentence;
  readonly on: boolean;
  /** Meant for the person themselves: named, asked, assigned. It comes also from a space of which they want no more than that. */
  readonly personal?: true;
  /** Somebody is to do something: while they are away it reaches who stands in, too (docs/specs/substitutes.md, S8). */
  readonly reachesSubstitute?: true;
}

export interface NewNotification {
  readonly kind: string;
  /** Persons who get it; those who switched the kind off, may not see `ref`, or caused it themselves are left out. */
  readonly persons: readonly string[];
  /** The object it is about; the inbox groups by it and shows its card. */
  readonly ref: Ref;
  /** What happened, in both languages, without the object's content. */
  readonly text: Sentence;
  /** Equal keys arrive once: a handler that runs twice notifies once. */
  readonly dedupeKey: string;
  /** One that arrived under this key before comes back as unread, and newest; unread or put off it stays as it is. */
  readonly renews?: boolean;
  readonly causedBy: string | undefined;
  /** What an answer to a mail about it answers to, where that is more exact than `ref`: the thread in which it was said. */
  readonly replyTo?: Ref;
  /** The space in which the object lies, where its audience does not tell: one that few of the space may see. */
  readonly space?: string;
}

export interface WithdrawnNotifications {
  readonly refs: readonly Ref[];
  readonly kinds: readonly string[];
  readonly persons?: readonly string[];
  /** Only what arrived under this key. */
  readonly dedupeKey?: string;
  /** Who did what was asked for: those who were asked and did not do it are told who did. */
  readonly by?: string;
}

export interface Notifications {
  defineKind(kind: NotificationKind): void;
  notify(tx: Tx, notification: NewNotification): Promise<void>;
  /** What is unread of these kinds about the object is done: the person has seen it where it happened. */
  settle(
    tx: Tx,
    settled: { readonly person: string; readonly ref: Ref; readonly kinds: readonly string[] },
  ): Promise<void>;
  /** What these kinds asked for is done with, for these persons or for everybody; also what they put off for later. */
  withdraw(tx: Tx, withdrawn: WithdrawnNotifications): Promise<void>;
}
