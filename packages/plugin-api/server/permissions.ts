import type { Tx } from '@kontor/database';
import type { SpaceRole } from '@kontor/schema';
import type { Actor, AudienceToken } from './actor.ts';

export type Action = 'read' | 'edit' | 'manage';

/** What an action is done to. */
export type PermissionObject = { readonly space: string } | { readonly organisation: true };

/** Those of these tokens (of org units and groups) that open something of a plugin's to this person beside the rights on spaces. */
export type FindOpening = (
  tx: Tx,
  person: string,
  tokens: readonly AudienceToken[],
) => Promise<readonly AudienceToken[]>;

/** The one place that decides rights. Everything is computed from rows at the moment of asking; nothing is cached. */
export interface Permissions {
  /** Reader may read, editor also edit, owner also manage; only administrators manage the organisation. */
  can(tx: Tx, actor: Actor, action: Action, object: PermissionObject): Promise<boolean>;
  /** The strongest role that a person has on a space through any grant today, also through spaces above. */
  findRole(tx: Tx, person: string, space: string): Promise<SpaceRole | undefined>;
  /** Roles on all spaces, by space id. */
  findRoles(tx: Tx, person: string): Promise<Map<string, SpaceRole>>;
  /** Everything each person holds, by person id; see `AudienceToken`. */
  findTokens(tx: Tx, persons: readonly string[]): Promise<Map<string, ReadonlySet<AudienceToken>>>;
  tokensOf(tx: Tx, actor: Actor): Promise<ReadonlySet<AudienceToken>>;
  /** Persons with at least a role on the space, today. */
  listPersonsOf(tx: Tx, space: string): Promise<{ person: string; role: SpaceRole }[]>;
  /** Who manages the organisation, with an account that is in use. */
  listAdministrators(tx: Tx): Promise<string[]>;
  /**
   * Says what belonging to an org unit or a group opens: objects narrowed to them, or theirs alone. Nobody enters one by a
   * change of their own (P20).
   */
  whatOpens(find: FindOpening): void;
  /** How many those are, by space. */
  countPersonsOf(tx: Tx, spaces: readonly string[]): Promise<Map<string, number>>;
}
