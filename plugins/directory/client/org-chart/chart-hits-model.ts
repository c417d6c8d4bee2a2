import type { PersonRow } from '../../shared/index.ts';
import { filterOrgTree, type OrgTreeNode } from '../org-units/org-tree-model.ts';

/** Units that were found, in the order in which one reads, each with the people for whom it was; none: for itself. */
export type ChartHits = ReadonlyMap<string, readonly string[]>;

type Found = Pick<PersonRow, 'name' | 'position' | 'orgUnit'>;

/** Units whose own texts contain what was typed, and those of the people whom the search found by it. */
export function findHits(tree: readonly OrgTreeNode[], typed: string, people: readonly Found[]): ChartHits {
  if (typed.trim() === '') return new Map();
  const byUnit = Map.groupBy(people, ({ orgUnit }) => orgUnit?.id);
  const hits = new Map<string, readonly string[]>();
  const walk = (nodes: readonly OrgTreeNode[]) => {
    for (const { unit, children } of nodes) {
      const found = byUnit.get(unit.id) ?? [];
      if (found.length > 0 || filterOrgTree([{ unit, children: [] }], typed).length > 0)
        hits.set(unit.id, found.map(describe));
      walk(children);
    }
  };
  walk(tree);
  return hits;
}

/** The hit that was jumped to, and for which words. */
export interface Chosen {
  readonly unit: string;
  readonly typed: string;
}

/** Where one is among the hits: at the chosen one, also when people are found later; at the first for other words. */
export function placeAmong(units: readonly string[], typed: string, chosen: Chosen | undefined): number {
  return chosen?.typed === typed ? Math.max(0, units.indexOf(chosen.unit)) : 0;
}

function describe({ name, position }: Found): string {
  return position ? `${name}, ${position}` : name;
}
