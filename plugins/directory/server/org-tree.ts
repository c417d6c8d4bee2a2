import type { OrgUnit } from '@kontor/schema';
import type { OrgUnitCard } from '../shared/index.ts';

/** The org units as a tree, for questions about what is above and below. */
export class OrgTree {
  readonly units: readonly OrgUnit[];
  readonly #byId: ReadonlyMap<string, OrgUnit>;

  constructor(units: readonly OrgUnit[]) {
    this.units = units;
    this.#byId = new Map(units.map((unit) => [unit.id, unit]));
  }

  find(id: string): OrgUnit | undefined {
    return this.#byId.get(id);
  }

  /** The units above, from the top down. */
  above(id: string): OrgUnit[] {
    const path: OrgUnit[] = [];
    let unit = this.find(this.find(id)?.parent ?? '');
    while (unit && !path.includes(unit)) {
      path.unshift(unit);
      unit = this.find(unit.parent ?? '');
    }
    return path;
  }

  /** A unit's id and those of the units above. */
  withAbove(id: string): string[] {
    return [...this.above(id).map((unit) => unit.id), id];
  }

  below(id: string): OrgUnit[] {
    return this.units.filter((unit) => unit.parent === id);
  }
}

export function toOrgUnitCard({ id, code, name }: OrgUnit): OrgUnitCard {
  return { id, code, name };
}
