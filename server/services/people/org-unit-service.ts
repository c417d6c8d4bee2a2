import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type NewOrgUnit,
  type OrgUnit,
  type OrgUnitChange,
  orgUnitChanged,
  orgUnitChangedMeanwhile,
  orgUnitCodeTaken,
  orgUnitCreated,
  orgUnitCycle,
  orgUnitInUse,
  orgUnitNotFound,
  orgUnitRemoved,
  positionsChanged,
} from '@kontor/schema';
import { lockRights } from '../permissions/rights-lock.ts';
import * as orgUnitStore from './org-unit-store.ts';
import { type PeopleContext, today } from './people-context.ts';
import { hasHolders, listMembers } from './position-store.ts';

const everyone = { everyone: true } as const;

/** A new unit has nobody in it and so changes nobody's rights: those of all are not locked. */
export async function createOrgUnit(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  given: NewOrgUnit & { id?: string },
): Promise<OrgUnit> {
  const unit: OrgUnit = { ...given, id: given.id ?? newId(), revision: 1 };
  if (unit.parent !== null && !(await orgUnitStore.keepOrgUnit(tx, unit.parent))) throw orgUnitNotFound();
  await checkCode(tx, unit);
  // Somebody else may have come with the same code just now.
  if (!(await orgUnitStore.insertOrgUnit(tx, unit, context.clock.now()))) throw orgUnitCodeTaken({ code: unit.code });
  await context.events.append(tx, orgUnitCreated, { orgUnit: unit.id }, everyone, { actor });
  return unit;
}

export async function updateOrgUnit(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  id: string,
  { revision, ...change }: OrgUnitChange & { readonly revision?: number | undefined },
): Promise<OrgUnit> {
  await lockRights(tx);
  const old = await orgUnitStore.lockOrgUnit(tx, id);
  if (!old) throw orgUnitNotFound();
  if (revision !== undefined && old.revision !== revision) throw orgUnitChangedMeanwhile();
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: OrgUnit = { ...old, ...given, id, revision: old.revision + 1 };
  if (isEqual(old, next)) return { ...next, revision: old.revision };
  await checkCode(tx, next);
  const write = () => orgUnitStore.writeOrgUnit(tx, next, context.clock.now());
  if (next.parent === old.parent) await write();
  else await move(context, tx, actor, next, write);
  await context.events.append(tx, orgUnitChanged, { orgUnit: id }, everyone, { actor });
  return next;
}

/** Under another unit its people stand under other units too, and so may hold other rights. */
async function move(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  unit: OrgUnit,
  write: () => Promise<void>,
): Promise<void> {
  if (unit.parent !== null) {
    await getOrgUnit(tx, unit.parent);
    if ((await orgUnitStore.listSubtree(tx, unit.id)).includes(unit.parent)) throw orgUnitCycle();
  }
  const left = await orgUnitStore.listAncestors(tx, unit.id);
  const members = await listMembers(tx, unit.id, true, today(context));
  await context.rights.change(tx, actor, members, write);
  const orgUnits = [...new Set([...left, ...(await orgUnitStore.listAncestors(tx, unit.id))])];
  const items = members.map((person) => ({ payload: { person, orgUnits }, audience: everyone }));
  await context.events.appendMany(tx, positionsChanged, items, { actor });
  await context.audit.append(tx, { kind: 'people.org_unit_moved', actor, object: `people/org-unit/${unit.id}` });
}

/** Removes a unit without units below it and without present or coming positions; past ones go with it. */
export async function removeOrgUnit(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  id: string,
): Promise<void> {
  await lockRights(tx);
  await getOrgUnit(tx, id);
  if ((await orgUnitStore.listSubtree(tx, id)).length > 1) throw orgUnitInUse();
  if (await hasHolders(tx, id, today(context))) throw orgUnitInUse();
  // A transaction that is not through yet may be bringing people or units in: nobody waits for it with the rights of all.
  if (!(await orgUnitStore.lockForRemoval(tx, id))) throw orgUnitInUse();
  await orgUnitStore.deleteOrgUnit(tx, id);
  await context.events.append(tx, orgUnitRemoved, { orgUnit: id }, everyone, { actor });
  await context.audit.append(tx, { kind: 'people.org_unit_removed', actor, object: `people/org-unit/${id}` });
}

async function getOrgUnit(tx: Tx, id: string): Promise<OrgUnit> {
  const [unit] = await orgUnitStore.findOrgUnits(tx, [id]);
  if (!unit) throw orgUnitNotFound();
  return unit;
}

async function checkCode(tx: Tx, unit: OrgUnit): Promise<void> {
  const owner = await orgUnitStore.findIdByCode(tx, unit.code);
  if (owner !== undefined && owner !== unit.id) throw orgUnitCodeTaken({ code: unit.code });
}

function isEqual(a: OrgUnit, b: OrgUnit): boolean {
  return (
    a.code === b.code &&
    a.parent === b.parent &&
    a.name === b.name &&
    a.abbreviation === b.abbreviation &&
    a.place === b.place &&
    a.tasks.length === b.tasks.length &&
    a.tasks.every((task, index) => task === b.tasks[index])
  );
}
