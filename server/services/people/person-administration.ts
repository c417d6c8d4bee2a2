import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type createPerson,
  type InputOf,
  type Person,
  type Position,
  personChanged,
  personNotFound,
  type updatePerson,
} from '@kontor/schema';
import type { PeopleContext } from './people-context.ts';
import { createPersons, getPerson, updatePerson as update } from './person-service.ts';
import { lockPersons } from './person-store.ts';
import { setPositionsOf } from './position-service.ts';
import { findPositions } from './position-store.ts';

/** A new person with their positions, together or not at all. */
export async function addPerson(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  { positions, ...given }: InputOf<typeof createPerson>,
): Promise<Person> {
  const [person] = await createPersons(context, tx, actor, [{ ...given, positions }]);
  if (!person) throw new Error('A person was created and is not there');
  return person;
}

/** Changes a person, and their positions where given, unless somebody else changed the one or the other first. */
export async function changePerson(
  context: PeopleContext,
  tx: Tx,
  actor: Actor,
  { person: id, revision, positions, insteadOf, ...change }: InputOf<typeof updatePerson>,
): Promise<Person> {
  const [found] = await lockPersons(tx, [id]);
  if (!found) throw personNotFound();
  if (found.revision !== revision) throw personChanged();
  if (insteadOf && !(await holdsExactly(tx, id, insteadOf))) throw personChanged();
  const person = await update(context, tx, actor, id, change);
  if (!positions) return person;
  const changed = await setPositionsOf(context, tx, actor, [{ person: id, positions }]);
  if (changed.length > 0) {
    await context.audit.append(tx, { kind: 'people.positions_set', actor, object: `people/person/${id}` });
  }
  return person;
}

/** Positions that were changed have other ids, so that the ids say whether somebody else changed them. */
async function holdsExactly(tx: Tx, person: string, ids: readonly string[]): Promise<boolean> {
  const held = new Set((await findPositions(tx, [person])).map((position) => position.id));
  return held.size === new Set(ids).size && ids.every((id) => held.has(id));
}

export async function readPositions(tx: Tx, id: string): Promise<{ person: Person; positions: Position[] }> {
  return { person: await getPerson(tx, id), positions: await findPositions(tx, [id]) };
}
