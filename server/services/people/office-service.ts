import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type Office,
  type OrgUnit,
  orgUnitChanged,
  orgUnitChangedMeanwhile,
  orgUnitNotFound,
  orgUnitReadOnly,
} from '@kontor/schema';
import { findOffices, writeOffice } from './office-store.ts';
import * as orgUnitStore from './org-unit-store.ts';
import { administers, type PeopleContext, today } from './people-context.ts';
import { listLeads } from './position-store.ts';

export interface OfficeChange extends Office {
  readonly orgUnit: string;
  /** Of the org unit. */
  readonly revision: number;
}

/**
 * Changes what an org unit's page says, unless somebody else saved first. It gives nobody any right, so the rights of all
 * are not locked. Throws `people.org_unit_read_only` for those who neither lead here or above nor administer (P22).
 */
export async function updateOffice(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  { orgUnit: id, revision, ...office }: OfficeChange,
): Promise<{ office: Office; revision: number }> {
  const unit = await orgUnitStore.lockOrgUnit(tx, id);
  if (!unit) throw orgUnitNotFound();
  if (!(await canEditOffice(context, tx, actor, id))) throw orgUnitReadOnly();
  if (unit.revision !== revision) throw orgUnitChangedMeanwhile();
  return await putOffice(context, tx, actor, unit, office);
}

/** Writes it; the caller has decided. Nothing that is equal already is announced. */
export async function putOffice(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  unit: OrgUnit,
  office: Office,
): Promise<{ office: Office; revision: number }> {
  const stored = (await findOffices(tx, [unit])).get(unit.id);
  if (JSON.stringify(inOrder(stored)) === JSON.stringify(inOrder(office))) return { office, revision: unit.revision };
  const tasks = [...new Set(office.tasks.map(({ name }) => name))];
  const next: OrgUnit = { ...unit, tasks, revision: unit.revision + 1 };
  await orgUnitStore.writeOrgUnit(tx, next, context.clock.now());
  await writeOffice(tx, unit.id, office);
  await context.events.append(tx, orgUnitChanged, { orgUnit: unit.id }, { everyone: true }, { actor });
  return { office: (await findOffices(tx, [next])).get(unit.id) ?? office, revision: next.revision };
}

/** Administrators, and who leads the unit or one above it today (P22). */
export async function canEditOffice(context: PeopleContext, tx: Tx, actor: Actor, orgUnit: string): Promise<boolean> {
  if (await administers(context, tx, actor)) return true;
  const above = await orgUnitStore.listAncestors(tx, orgUnit);
  return (await listLeads(tx, today(context), above)).some(({ id }) => id === actor.person);
}

/** `jsonb` keeps keys in an order of its own; this is one order for both. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
