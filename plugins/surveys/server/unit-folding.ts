import type { OrgUnit, Position } from '@kontor/schema';
import { fewestPeople } from '../shared/index.ts';

/** A part of the organisation with how many of the addressed belong to it; `unit` is null for all others. */
export interface Part {
  readonly unit: string | null;
  readonly label: string;
  readonly people: number;
}

/**
 * The unit at this level that each person belongs to by their main position, or the deepest above it. 1 is the top; where one
 * unit is above all others, it is the level below that one.
 */
export function unitsAt(
  level: number,
  { all, positions }: { readonly all: readonly OrgUnit[]; readonly positions: readonly Position[] },
): Map<string, string> {
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const above = all.filter(({ parent }) => parent === null).length === 1 ? 1 : 0;
  const byPerson = Map.groupBy(positions, ({ person }) => person);
  return new Map(
    [...byPerson].map(([person, held]) => {
      const [main] = [...held].sort((one, other) => Number(other.main) - Number(one.main));
      const chain = chainOf(parents, main?.orgUnit ?? '');
      return [person, chain[Math.min(level + above, chain.length) - 1] ?? ''];
    }),
  );
}

/** From the top down. */
function chainOf(parents: ReadonlyMap<string, string | null>, unit: string): string[] {
  const chain: string[] = [];
  for (let at: string | null | undefined = unit; at && !chain.includes(at); at = parents.get(at)) chain.unshift(at);
  return chain;
}

/**
 * Units with fewer than ten addressed people are one part together, with the smallest others until that has ten, too: what
 * a ticket says of its holder is true of ten at least. One part alone stands for everybody.
 */
export function foldUnits(
  persons: readonly string[],
  unitOf: ReadonlyMap<string, string>,
  all: readonly OrgUnit[],
): Part[] {
  const counts = new Map<string, number>();
  for (const person of persons) {
    const unit = unitOf.get(person) ?? '';
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const bySize = [...counts].sort(([, one], [, other]) => other - one);
  const kept = bySize.filter(([unit, people]) => unit !== '' && people >= fewestPeople);
  let rest = persons.length - kept.reduce((sum, [, people]) => sum + people, 0);
  while (rest > 0 && rest < fewestPeople && kept.length > 0) rest += kept.pop()?.[1] ?? 0;
  const parts = kept.map(([unit, people]) => ({ unit, label: names.get(unit) ?? '', people }));
  return rest > 0 || parts.length === 0 ? [...parts, { unit: null, label: '', people: rest }] : parts;
}
