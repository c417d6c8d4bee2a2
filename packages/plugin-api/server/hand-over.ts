import type { Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from './actor.ts';

/** Something that somebody looks after, and that somebody else has to when they leave. */
export interface HeldObject {
  readonly ref: Ref;
  readonly title: string;
  /** Those who look after it already beside them: proposed first. Empty: without them nobody would. */
  readonly others: readonly string[];
  /** Where given, nobody but these is proposed: those who work in it without looking after it. */
  readonly members?: readonly string[];
  /** What the giver should know: why it could not be handed over yet. */
  readonly note?: Sentence;
}

export interface Passing {
  /** Who hands over. */
  readonly actor: Actor;
  readonly from: string;
  readonly to: string;
  /** What the caller has found to be held by `from`; what is no longer theirs is left as it is. */
  readonly refs: readonly Ref[];
  /** They stay in the organisation, and keep a lesser right where there is one. */
  readonly stays: boolean;
}

/** One kind of what belongs to a person by their work, and how it passes on. */
export interface HandOverProvider {
  /** `wiki.pages`. */
  readonly kind: string;
  /** "12 Wikiseiten": what one is called, and several. */
  readonly one: Sentence;
  readonly many: Sentence;
  /** When they change office: it stays with the old one, or goes along. */
  readonly onMove: 'stays' | 'goes';
  /** Passing it on is not the person's own to decide: who leads them and administrators, or these alone, do it. */
  readonly givenBy?: 'managers' | 'administrators';
  /**
   * Nobody gets it who does not work in it already, also once the person is gone: holding it opens nothing. `by-others`: the
   * person themselves may give it to anybody.
   */
  readonly opensNothing?: true | 'by-others';
  /** All that the person holds now. */
  list(tx: Tx, person: string): Promise<readonly HeldObject[]>;
  /** Of these, those whose titles somebody may know; without it, those whose cards they see. */
  findSeen?(tx: Tx, viewer: Actor, refs: readonly Ref[]): Promise<ReadonlySet<Ref>>;
  /** Of these, those in which somebody works already; without it, those that they see. */
  findFitting?(tx: Tx, viewer: Actor, refs: readonly Ref[]): Promise<ReadonlySet<Ref>>;
  /** Makes `to` hold them instead of `from`, and announces it; the caller has decided rights, notifies and audits. */
  pass(tx: Tx, passing: Passing): Promise<void>;
}

/** As what somebody hands over for a person: themselves, who leads them, or an administrator. */
export type HandOverRole = 'self' | 'manager' | 'administrator';

/** What people look after, so that nothing is left without anybody when one of them goes. */
export interface HandOver {
  /** Throws when a kind is provided twice. */
  provide(provider: HandOverProvider): void;
  /** Read once for any number of viewers: as what each hands over for this person; nothing for whose business it is not (P27). */
  findStanding(tx: Tx, person: string): Promise<(viewer: Actor) => HandOverRole | undefined>;
}
