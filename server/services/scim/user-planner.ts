import type { Tx } from '@kontor/database';
import type { NewPosition } from '@kontor/plugin-api/server';
import { fields, type Person, type PersonChange, type Position } from '@kontor/schema';
import { planPositions } from '../sources/position-planner.ts';
import { type ScimContext, today } from './scim-context.ts';
import type { WantedUser } from './user-mapping.ts';
import type { Told } from './user-store.ts';

const unnamedPosition = 'Mitarbeit';

/**
 * What is different about a person. An administrator's address stays: whoever has the token could have a way to reset the
 * password sent to another. Who comes back belongs again.
 */
export function planPerson(
  wanted: WantedUser['person'],
  was: Person,
  { isAdministrator, comesBack }: { readonly isAdministrator: boolean; readonly comesBack: boolean },
): PersonChange | undefined {
  const told: PersonChange = { ...wanted, ...(comesBack && { validUntil: null }) };
  if (isAdministrator) delete told.email;
  const different = Object.entries(told).filter(([field, value]) => was[field as keyof Person] !== value); // of a person
  return different.length === 0 ? undefined : Object.fromEntries(different);
}

/** Where somebody mainly works, or nothing where that is so already, or names no unit that Kontor knows. */
export async function planMove(
  context: ScimContext,
  tx: Tx,
  { department, title }: Told,
  held: readonly Position[],
): Promise<{ readonly planned: readonly NewPosition[] } | undefined> {
  if (department === undefined) return undefined;
  const orgUnit = await findUnit(context, tx, department);
  if (orgUnit === undefined) return undefined;
  const named = fields.requiredLine(200).safeParse(title);
  const wanted = { orgUnit, title: named.success ? named.data : unnamedPosition };
  const planned = planPositions(wanted, held, today(context));
  return planned && { planned };
}

/** By its code, else by its name where one unit alone has it. */
async function findUnit({ people }: ScimContext, tx: Tx, department: string): Promise<string | undefined> {
  const units = await people.listOrgUnits(tx);
  const byCode = units.find(({ code }) => code === department);
  if (byCode) return byCode.id;
  const [named, another] = units.filter(({ name }) => name.toLowerCase() === department.toLowerCase());
  return another ? undefined : named?.id;
}
