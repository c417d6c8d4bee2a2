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
  /** Says that a card is the same for all who may see the object, so that one serves many readers. */
  readonly isAlikeForAll?: true;
  /** Who may see each object, as tokens; ids that do not exist are left out. */
  findAudience(tx: Tx, ids: readonly string[]): Promise<Map<string, AudienceToken[]>>;
  /**
   * The ids behind those paths that show one object of this noun (`/people/01993…`), whether it exists or not; what shows
   * something else is left out. Without it, an address that somebody pastes stays an address.
   */
  findIds?(tx: Tx, paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** For nouns whose ids stand in their paths, as the one group of the pattern. */
export function idsInPaths(pattern: RegExp, paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const [, part] = pattern.exec(path) ?? [];
      const id = part === undefined ? undefined : decodePart(part);
      return id === undefined ? [] : [[path, id]];
    }),
  );
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined; // no address of anything
  }
}

/** What one of several readers asks for. */
export interface WantedCards {
  readonly actor: Actor;
  readonly refs: readonly Ref[];
}

export interface Links {
  provide(provider: LinkProvider): void;
  findCards(tx: Tx, actor: Actor, refs: readonly Ref[]): Promise<LinkCard[]>;
  /** For each of many readers, in their order; a few queries however many they are, where cards are alike for all. */
  findCardsOfMany(tx: Tx, wanted: readonly WantedCards[]): Promise<ReadonlyMap<Ref, LinkCard>[]>;
  /** Which of these each of many readers may see now, in the order of the readers. */
  findVisibleOfMany(tx: Tx, wanted: readonly WantedCards[]): Promise<ReadonlySet<Ref>[]>;
  /** By path; null for an object that the actor may not see, or that does not exist; what shows no object is left out. */
  findCardsByPath(tx: Tx, actor: Actor, paths: readonly string[]): Promise<Map<string, LinkCard | null>>;
  findAudience(tx: Tx, refs: readonly Ref[]): Promise<Map<Ref, AudienceToken[]>>;
  /** Whether the actor may see the object now. */
  canSee(tx: Tx, actor: Actor, ref: Ref): Promise<boolean>;
}
