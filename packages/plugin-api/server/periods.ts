import type { Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';

/** What goes: all of one space, or all that belongs to none, from before a moment. */
export interface Expiring {
  /** Null: what belongs to no space; always null for kinds that are not `ofSpace`. */
  readonly space: string | null;
  readonly before: Date;
}

/** One kind of content that goes by its age. */
export interface PeriodProvider {
  /** `wiki.trash`. */
  readonly kind: string;
  /** "Seiten im Papierkorb" */
  readonly label: Sentence;
  /** From when the days count, and what becomes of it then, in one sentence. */
  readonly counts: Sentence;
  /** In days, as long as the organisation decides nothing else; null is never. */
  readonly byDefault: number | null;
  /** What the organisation may choose. */
  readonly least: number;
  readonly most: number;
  readonly mayBeNever: boolean;
  /** It went by this period before there were any to choose: it needs no time to be told. */
  readonly isOld?: true;
  /** Owners of a space may shorten it there. */
  readonly ofSpace: boolean;
  /** How much there is to go. */
  count(tx: Tx, expiring: Expiring): Promise<number>;
  /**
   * Deletes up to `limit` of them, the oldest first, and announces it with the module's own events; answers how many. Less
   * than `limit` is all there was: what has to stay is not chosen.
   */
  expire(tx: Tx, expiring: Expiring & { readonly limit: number }): Promise<number>;
}

/** Of these objects, those that have to stay although their period is over. */
export type FindHeld = (tx: Tx, refs: readonly Ref[]) => Promise<ReadonlySet<Ref>>;

/** Deletion periods: of every kind, in every space, decided by the organisation, shortened by owners. */
export interface Periods {
  /** Throws when a kind is provided twice. */
  provide(provider: PeriodProvider): void;
  /** Says what of others' objects has to stay, such as messages to which a page leads back. */
  holdBack(find: FindHeld): void;
  findHeld: FindHeld;
  /** The period of the organisation in words, for what is told about data: "30 Tage, in Bereichen auch kürzer". */
  tell(tx: Tx, kind: string): Promise<Sentence>;
}
