import { newId } from '@kontor/base';
import type { NewOrgUnit, OrgUnit, OrgUnitChange } from '@kontor/schema';
import { differences } from './differences.ts';
import type { ImportedOrgUnit } from './imported-person.ts';

export interface OrgUnitPlan {
  readonly create: readonly (NewOrgUnit & { readonly id: string })[];
  readonly change: readonly { readonly id: string; readonly change: OrgUnitChange }[];
  readonly counts: {
    readonly rows: number;
    readonly create: number;
    readonly change: number;
    readonly unchanged: number;
  };
  /** Ids of all units by code, also of those to be made. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Compares units by their code. Units that the file does not name stay. */
export function planOrgUnits(imported: readonly ImportedOrgUnit[], stored: readonly OrgUnit[]): OrgUnitPlan {
  const byCode = new Map(stored.map((unit) => [unit.code, unit]));
  const ids = new Map(stored.map((unit) => [unit.code, unit.id]));
  for (const { code } of imported) if (!ids.has(code)) ids.set(code, newId());
  const create: (NewOrgUnit & { id: string })[] = [];
  const change: { id: string; change: OrgUnitChange }[] = [];
  for (const unit of imported) {
    const old = byCode.get(unit.code);
    const told = toldBy(unit, ids);
    if (!old) {
      const id = ids.get(unit.code) ?? newId();
      create.push({ parent: null, abbreviation: null, place: null, tasks: [], ...told, id, code: unit.code });
      continue;
    }
    const different = differences(told, old);
    if (Object.keys(different).length > 0) change.push({ id: old.id, change: different });
  }
  const unchanged = imported.length - create.length - change.length;
  return {
    create,
    change,
    counts: { rows: imported.length, create: create.length, change: change.length, unchanged },
    ids,
  };
}

function toldBy({ name, parent, abbreviation, place, tasks }: ImportedOrgUnit, ids: ReadonlyMap<string, string>) {
  return {
    name,
    ...(parent === undefined ? {} : { parent: parent === null ? null : (ids.get(parent) ?? null) }),
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(place === undefined ? {} : { place }),
    ...(tasks === undefined ? {} : { tasks: [...tasks] }),
  };
}
