import { foldCase } from '@kontor/base';
import type { listOrgUnits, OutputOf } from '@kontor/schema';

export type OrgUnitLine = OutputOf<typeof listOrgUnits>['orgUnits'][number];

export interface OrgTreeNode {
  readonly unit: OrgUnitLine;
  readonly children: readonly OrgTreeNode[];
}

/** The units as a tree, each level in the order given; a unit whose parent is not there stands at the top. */
export function buildOrgTree(units: readonly OrgUnitLine[]): OrgTreeNode[] {
  const known = new Set(units.map(({ id }) => id));
  const below = new Map<string | null, OrgUnitLine[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nodesBelow = (parent: string | null): OrgTreeNode[] =>
    (below.get(parent) ?? []).map((unit) => ({ unit, children: nodesBelow(unit.id) }));
  return nodesBelow(null);
}

/** The units above one, from the top down, without itself. */
export function unitsAbove(units: readonly OrgUnitLine[], id: string): string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parent]));
  const path: string[] = [];
  for (let at = parents.get(id); at != null && !path.includes(at); at = parents.get(at)) path.unshift(at);
  return path;
}

/** The tree cut down to units whose name, code, abbreviation, tasks or leads contain a text, with the units above them. */
export function filterOrgTree(tree: readonly OrgTreeNode[], typed: string): OrgTreeNode[] {
  const wanted = foldCase(typed.trim());
  if (wanted === '') return [...tree];
  return tree.flatMap(({ unit, children }) => {
    if (textsOf(unit).some((text) => foldCase(text).includes(wanted))) return [{ unit, children }];
    const kept = filterOrgTree(children, typed);
    return kept.length > 0 ? [{ unit, children: kept }] : [];
  });
}

/** The ids of all units that have others below them. */
export function branchesOf(tree: readonly OrgTreeNode[]): string[] {
  return tree.flatMap(({ unit, children }) => (children.length > 0 ? [unit.id, ...branchesOf(children)] : []));
}

function textsOf({ name, code, abbreviation, tasks, leads }: OrgUnitLine): string[] {
  return [name, code, ...(abbreviation === null ? [] : [abbreviation]), ...tasks, ...leads.map((lead) => lead.name)];
}
