import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type GrantEffect, type GrantSubject, roleAtLeast, type SpaceRole } from '@kontor/schema';
import type { Access } from '../permissions/index.ts';
import { deleteGrant, findGrant, putGrant } from './grant-store.ts';
import { listReached } from './grant-subjects.ts';
import { getOwned } from './space-access.ts';
import type { SpaceContext } from './space-context.ts';

const namedAtMost = 5;

export interface GrantQuestion {
  readonly space: string;
  readonly subject: GrantSubject;
  /** Null: the grant would be taken back. */
  readonly role: SpaceRole | null;
}

/**
 * Whom a grant, a changed one or its loss would reach today, and what that changes for them beside all else that they
 * hold. Computed by the same rules as rights themselves: it is done in a transaction that never commits.
 */
export async function previewGrant(context: SpaceContext, actor: Actor, question: GrantQuestion): Promise<GrantEffect> {
  let effect: GrantEffect | undefined;
  try {
    await context.database.transaction(async (tx) => {
      effect = await tryOut(context, tx, actor, question);
      throw new TakenBack();
    });
  } catch (failure) {
    if (!(failure instanceof TakenBack)) throw failure;
  }
  if (!effect) throw new Error('A preview ended without an effect');
  return effect;
}

class TakenBack extends Error {}

async function tryOut(
  context: SpaceContext,
  tx: Tx,
  actor: Actor,
  { space, subject, role }: GrantQuestion,
): Promise<GrantEffect> {
  await getOwned(context, tx, actor, space);
  const reached = await listReached(context, tx, subject);
  const before = await rolesOn(context, tx, space);
  if (role !== null) await putGrant(tx, space, subject, role, null);
  else {
    const grant = await findGrant(tx, space, subject);
    if (grant) await deleteGrant(tx, grant.id);
  }
  const after = await rolesOn(context, tx, space);
  const changed = [...new Set([...before.keys(), ...after.keys()])];
  const gain = changed.filter((person) => !isAtLeast(before.get(person), after.get(person)));
  const lose = changed.filter((person) => !isAtLeast(after.get(person), before.get(person)));
  const told = role === null ? lose : reached;
  const persons = await context.people.findPersons(tx, told);
  persons.sort((a, b) => byGermanOrder(a.familyName, b.familyName) || byGermanOrder(a.givenName, b.givenName));
  return {
    people: reached.length,
    first: persons.slice(0, namedAtMost).map(({ id, name }) => ({ id, name })),
    joining: gain.filter((person) => !before.has(person)).length,
    gaining: gain.filter((person) => before.has(person)).length,
    losing: lose.filter((person) => after.has(person)).length,
    leaving: lose.filter((person) => !after.has(person)).length,
  };
}

async function rolesOn(context: SpaceContext, tx: Tx, space: string): Promise<Map<string, SpaceRole>> {
  const access: readonly Access[] = await context.permissions.listAccessToSpaces(tx, [space]);
  return new Map(access.map(({ person, role }) => [person, role]));
}

/** Whether who has the one role may all that the other allows; no role allows nothing. */
function isAtLeast(one: SpaceRole | undefined, other: SpaceRole | undefined): boolean {
  return other === undefined || roleAtLeast(one, other);
}

const byGermanOrder = new Intl.Collator('de').compare;
