import type { OutputOf } from '@kontor/schema';
import type { listReviews } from '../../shared/index.ts';

export interface PageOwner {
  readonly id: string;
  readonly name: string;
  /** Without access: the pages have nobody to ask. */
  readonly isGone: boolean;
  readonly pages: number;
}

/** Whose pages somebody may hand over: everybody's as an owner of the space, else their own. Those who are gone come first. */
export function ownersOf(
  pages: OutputOf<typeof listReviews>['pages'],
  { self, isOwner }: { readonly self: string; readonly isOwner: boolean },
): readonly PageOwner[] {
  const owners = new Map<string, PageOwner>();
  for (const { owner } of pages) {
    if (!owner || !(isOwner || owner.id === self)) continue;
    owners.set(owner.id, { ...owner, pages: (owners.get(owner.id)?.pages ?? 0) + 1 });
  }
  const rank = ({ isGone, pages: count }: PageOwner) => (isGone ? -1_000_000 : 0) - count;
  return [...owners.values()].sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}
