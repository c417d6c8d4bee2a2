import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { LinkCard } from '@kontor/schema';
import type { Actor, AudienceToken } from './actor.ts';

/** How one noun is shown wherever its refs appear. */
export interface LinkProvider {
  /** `people/person`: the first two parts of the refs it answers for. */
  readonly noun: `${string}/${string}`;
  /** Cards of those ids that the actor may see; what they may not see is left out, like what does not exist. */
  findCards(tx: Tx, actor: Actor, ids: readonly string[]): Promise<LinkCard[]>;
  /** Who may see each object, as tokens; ids that do not exist are left out. */
  findAudience(tx: Tx, ids: readonly string[]): Promise<Map<string, AudienceToken[]>>;
}

export interface Links {
  provide(provider: LinkProvider): void;
  findCards(tx: Tx, actor: Actor, refs: readonly Ref[]): Promise<LinkCard[]>;
  findAudience(tx: Tx, refs: readonly Ref[]): Promise<Map<Ref, AudienceToken[]>>;
  /** Whether the actor may see the object now. */
  canSee(tx: Tx, actor: Actor, ref: Ref): Promise<boolean>;
}
