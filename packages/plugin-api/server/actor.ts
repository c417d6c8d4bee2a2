/** Roles of an account in the whole organisation; rights on a space's content come from grants, never from these. */
export const accountRoles = ['administrator', 'auditor'] as const;
export type AccountRole = (typeof accountRoles)[number];

/** A signed-in person: who acts. Made only by the session check, never from input. */
export interface Actor {
  /** Account id. */
  readonly account: string;
  /** Person id. */
  readonly person: string;
  /** Session id, which a revocation names; app passwords have one of their own. */
  readonly session: string;
  readonly roles: ReadonlySet<AccountRole>;
}

/**
 * One thing that a person may see: `everyone`, `person:<id>`, `unit:<id>` (members of the org unit and of units below
 * it), `group:<id>` (its members), `space:<id>` (any role there), `place:<name>` (works there), `position:<title>` (holds one of this
 * title today), `administrators`. Objects carry the tokens of those who may see them, people carry
 * the tokens they hold; whoever shares one sees the object. Search, live delivery and links all decide by them.
 */
export type AudienceToken = string;
