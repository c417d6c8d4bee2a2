import type { Tx } from '@kontor/database';
import type { OrgUnit } from '@kontor/schema';
import { type DatedOrgUnit, findOrgUnits, listOrgUnits } from './org-unit-store.ts';
import { type PeopleContext, today } from './people-context.ts';
import { listLeads } from './position-store.ts';

export type OrgUnitWithLeads = OrgUnit & { leads: { id: string; name: string; acting: boolean }[] };

/** Org units with those who lead them today: these, or all in order of their codes. */
export async function readOrgUnits(
  context: PeopleContext,
  tx: Tx,
  ids?: readonly string[],
): Promise<OrgUnitWithLeads[]> {
  const units = ids ? await findOrgUnits(tx, ids) : await listOrgUnits(tx);
  const leads = Map.groupBy(await listLeads(tx, today(context), ids), ({ orgUnit }) => orgUnit);
  return units.map((unit) => ({
    ...withoutTime(unit),
    leads: (leads.get(unit.id) ?? []).map(({ id, name, acting }) => ({ id, name, acting })),
  }));
}

export function withoutTime({ changedAt: _changedAt, ...unit }: DatedOrgUnit): OrgUnit {
  return unit;
}
