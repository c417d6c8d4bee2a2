import type { Tx } from '@kontor/database';
import type { GrantSubject, Space, SpaceKind, SpaceRole, SpaceVisibility } from '@kontor/schema';
import type { Actor } from './actor.ts';

export interface Spaces {
  /** Spaces by id, whoever asks; the caller has checked rights. */
  findSpaces(tx: Tx, ids: readonly string[]): Promise<Space[]>;
  /** Those that everybody may join by themselves, by name; archived ones are not among them. */
  listOpen(tx: Tx): Promise<Space[]>;
  findBySlug(tx: Tx, slug: string): Promise<Space | undefined>;
  create(
    tx: Tx,
    actor: Actor | undefined,
    space: {
      readonly slug: string;
      readonly name: string;
      readonly description?: string;
      readonly visibility: SpaceVisibility;
      readonly parent?: string | null;
      /** A space for work without it. */
      readonly kind?: SpaceKind;
      readonly topics?: readonly string[];
      readonly owner: string;
    },
  ): Promise<Space>;
  grant(tx: Tx, actor: Actor | undefined, space: string, subject: GrantSubject, role: SpaceRole): Promise<void>;
}
