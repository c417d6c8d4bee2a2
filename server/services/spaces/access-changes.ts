import type { Access } from '../permissions/index.ts';

/** What a change did to the rights of persons on spaces. */
export interface AccessChanges {
  /** Who can see a space no longer. */
  readonly lost: readonly { readonly space: string; readonly person: string }[];
  /** Spaces on which anybody's role is another now. */
  readonly changed: readonly string[];
}

/** Compares who had which role before and after a change. Both lists cover the same persons or the same spaces. */
export function compareAccess(before: readonly Access[], after: readonly Access[]): AccessChanges {
  const old = new Map(before.map((access) => [keyOf(access), access]));
  const now = new Map(after.map((access) => [keyOf(access), access]));
  const lost = [...old.values()].filter((access) => !now.has(keyOf(access)));
  const other = [...now.values()].filter((access) => old.get(keyOf(access))?.role !== access.role);
  return {
    lost: lost.map(({ space, person }) => ({ space, person })),
    changed: [...new Set([...lost, ...other].map(({ space }) => space))],
  };
}

/** Spaces that had an owner before and have none after. */
export function findOwnerless(before: readonly Access[], after: readonly Access[]): string[] {
  const owned = spacesWithOwner(after);
  return [...spacesWithOwner(before)].filter((space) => !owned.has(space));
}

function spacesWithOwner(access: readonly Access[]): Set<string> {
  return new Set(access.filter(({ role }) => role === 'owner').map(({ space }) => space));
}

function keyOf({ space, person }: Access): string {
  return `${space} ${person}`;
}
