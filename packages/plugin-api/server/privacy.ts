import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { measuringPolicies } from '@kontor/schema';
import type { Actor } from './actor.ts';
import type { Erasure } from './erasure.ts';

/** Why something may be stored at all: `work` and `security` are the organisation's duty, `choice` is the person's. */
export type PrivacyBasis = 'work' | 'security' | 'choice';
export type PrivacyPlace = 'database' | 'files' | 'search';

/** What a part of the personal archive holds: readable JSON without secrets, and files beside it. */
export interface PrivacyExport {
  readonly data: unknown;
  /** Ids in the file store; each lies in the archive under its name. */
  readonly files?: readonly string[];
}

/** How data that could measure a person is kept from doing so. */
export interface PrivacyMeasure {
  readonly guard: Sentence;
  readonly offBy?: (typeof measuringPolicies)[number];
}

/** One kind of data about people, as it is told to them, to the staff council, and to whoever checks. */
export interface PrivacyDeclaration {
  /** `<module>.<what>`: `accounts.sessions`. Also its place in the archive: `accounts/sessions.json`. */
  readonly id: string;
  readonly title: Sentence;
  /** Which data. */
  readonly what: Sentence;
  readonly purpose: Sentence;
  readonly basis: PrivacyBasis;
  /** How long; asked each time where a policy decides. */
  readonly kept: Sentence | ((tx: Tx) => Promise<Sentence>);
  readonly seenBy: Sentence;
  readonly places: readonly PrivacyPlace[];
  /**
   * Where it could tell how much, when or what one person does: why it does not, and the policy that turns it off where
   * there is one. Left out, nothing of it could: what people write under their name, what they enter about themselves.
   */
  readonly measure?: PrivacyMeasure;
  /** Tables that hold it: a test finds every table that names people and that nobody has declared. */
  readonly tables: readonly string[];
  /** Reads what the archive of this person gets, of theirs alone; or says why the archive leaves it out. */
  readonly archive: ((tx: Tx, actor: Actor) => Promise<PrivacyExport>) | { readonly leftOut: Sentence };
  /** What is done with it when somebody is erased: after they have left and their period is over, or at their request. */
  readonly erasure: Erasure;
}

export interface Privacy {
  /** Says what a module stores about people. Throws when an id is declared twice. */
  declare(...declarations: readonly PrivacyDeclaration[]): void;
}
