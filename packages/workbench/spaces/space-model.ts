import { foldCase } from '@kontor/base';
import type { SpaceView } from '@kontor/schema';

/** Which spaces a list shows; the value of the choice and of the address. */
export const spaceFilters = ['all', 'mine', 'open', 'on-request', 'archived'] as const;
export type SpaceFilter = (typeof spaceFilters)[number];

/** The list of spaces as it is shown: the own ones, those one could join, and what is archived. */
export interface SpaceShelves {
  readonly mine: readonly SpaceView[];
  readonly others: readonly SpaceView[];
  readonly archived: readonly SpaceView[];
}

export function filterOf(text: string | undefined): SpaceFilter {
  return spaceFilters.find((filter) => filter === text) ?? 'all';
}

/** Sorts spaces onto the shelves, keeping those of the filter whose name or description has every word of the query. */
export function shelveSpaces(spaces: readonly SpaceView[], query: string, filter: SpaceFilter = 'all'): SpaceShelves {
  const words = foldCase(query).split(/\s+/).filter(Boolean);
  const found = spaces.filter((space) => {
    const text = foldCase(`${space.name} ${space.description}`);
    return passes(space, filter) && words.every((word) => text.includes(word));
  });
  return {
    mine: found.filter(({ role, archivedAt }) => role !== null && archivedAt === null),
    others: found.filter(({ role, archivedAt }) => role === null && archivedAt === null),
    archived: found.filter(({ archivedAt }) => archivedAt !== null),
  };
}

/** What is archived is neither to be joined nor a place to work in, so only its own filter and all show it. */
function passes({ role, visibility, archivedAt }: SpaceView, filter: SpaceFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'archived') return archivedAt !== null;
  if (archivedAt !== null) return false;
  return filter === 'mine' ? role !== null : visibility === filter;
}

const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };

/** A short address from a name: `Büro & Umzug` becomes `buero-umzug`; empty when nothing is left. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüßæøå]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
}
