import type { SpaceView } from '@kontor/schema';

/** The list of spaces as it is shown: the own ones, those one could join, and what is archived. */
export interface SpaceShelves {
  readonly mine: readonly SpaceView[];
  readonly others: readonly SpaceView[];
  readonly archived: readonly SpaceView[];
}

/** Sorts spaces onto the shelves, keeping those whose name or description has every word of the query. */
export function shelveSpaces(spaces: readonly SpaceView[], query: string): SpaceShelves {
  const words = query.toLocaleLowerCase('de').split(/\s+/).filter(Boolean);
  const found = spaces.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLocaleLowerCase('de');
    return words.every((word) => text.includes(word));
  });
  return {
    mine: found.filter(({ role, archivedAt }) => role !== null && archivedAt === null),
    others: found.filter(({ role, archivedAt }) => role === null && archivedAt === null),
    archived: found.filter(({ archivedAt }) => archivedAt !== null),
  };
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
