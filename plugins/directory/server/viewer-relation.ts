import type { ViewerRelation } from '../shared/index.ts';
import type { OrgTree } from './org-tree.ts';
import type { PersonFacts } from './person-facts.ts';

/** Who looks: their id and positions of today. */
export type Viewer = { readonly person: { readonly id: string }; readonly positions: PersonFacts['positions'] };

/**
 * How a viewer stands to a person. A manager is who leads one of the person's org units or a unit above one, or is
 * named as the person's manager. Own unit means a position in the same unit, not in one above or below.
 */
export function relationOf(viewer: Viewer, target: PersonFacts, tree: OrgTree): ViewerRelation {
  if (viewer.person.id === target.person.id) return 'self';
  if (target.profile.manager === viewer.person.id) return 'manager';
  const units = target.positions.map(({ orgUnit }) => orgUnit);
  const ledBy = new Set(units.flatMap((unit) => tree.withAbove(unit)));
  if (viewer.positions.some(({ lead, orgUnit }) => lead && ledBy.has(orgUnit))) return 'manager';
  return viewer.positions.some(({ orgUnit }) => units.includes(orgUnit)) ? 'own-unit' : 'colleague';
}
