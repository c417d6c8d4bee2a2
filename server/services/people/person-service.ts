import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, NewPersonWithPositions } from '@kontor/plugin-api/server';
import {
  datesReversed,
  externalIdTaken,
  type Person,
  type PersonChange,
  type Position,
  personChangedEvent,
  personCreated,
  personName,
  personNotFound,
  positionsChanged,
} from '@kontor/schema';
import { lockRights } from '../permissions/rights-lock.ts';
import { announceMany, areMany } from './announce-many.ts';
import type { PeopleContext } from './people-context.ts';
import * as personStore from './person-store.ts';
import { announcePositions, checkPositions } from './position-service.ts';
import { insertPositions } from './position-store.ts';

const everyone = { everyone: true } as const;

/**
 * New persons, perhaps with their first positions. The rights of all are not locked: nobody loses anything by a newcomer,
 * who has been granted nothing and is in no group, and whom no other transaction sees before the commit (P18).
 */
export async function createPersons(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  persons: readonly NewPersonWithPositions[],
): Promise<Person[]> {
  if (persons.length === 0) return [];
  const positions: Position[] = [];
  const created = persons.map(({ positions: held = [], ...given }) => {
    const person = { ...given, id: given.id ?? newId(), revision: 1, name: personName(given) };
    checkDates(person);
    positions.push(
      ...held.map((position) => ({ ...position, acting: position.acting ?? false, id: newId(), person: person.id })),
    );
    return person;
  });
  await checkExternalIds(tx, created);
  await checkPositions(tx, positions);
  // Somebody else may have come with the same external id just now.
  if ((await personStore.insertPersons(tx, created, context.clock.now())) < created.length) throw externalIdTaken();
  await insertPositions(tx, positions);
  await announceCreated(context, tx, actor, created, positions);
  if (positions.length > 0) {
    const holders = [...new Set(positions.map(({ person }) => person))];
    await context.rights.begin(tx, actor, holders);
  }
  return created;
}

async function announceCreated(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  created: readonly Person[],
  positions: readonly Position[],
): Promise<void> {
  const ids = created.map(({ id }) => id);
  const together = areMany(ids);
  const items = (together ? [] : ids).map((person) => ({ payload: { person }, audience: everyone }));
  if (together) await announceMany(context.events, tx, actor, ids);
  await context.events.appendMany(tx, personCreated, items, { actor });
  await announcePositions(context, tx, actor, positions, together);
}

/** Answers with the persons that really changed. */
export async function updatePersons(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  changes: readonly { readonly id: string; readonly change: PersonChange }[],
): Promise<Person[]> {
  if (changes.length === 0) return [];
  const ids = changes.map((change) => change.id);
  if (new Set(ids).size !== ids.length) throw new Error('A person is changed twice in one batch');
  const found = new Map((await personStore.lockPersons(tx, ids)).map((person) => [person.id, person]));
  await lockRights(tx);
  const changed = changes.flatMap(({ id, change }) => {
    const old = found.get(id);
    if (!old) throw personNotFound({ person: id });
    return workOutChange(old, change) ?? [];
  });
  await checkExternalIds(
    tx,
    changed.filter(({ old, next }) => old.externalId !== next.externalId).map(({ next }) => next),
  );
  await writeChanged(context, tx, actor, changed);
  return changed.map(({ next }) => next);
}

export async function updatePerson(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  id: string,
  change: PersonChange,
): Promise<Person> {
  const [changed] = await updatePersons(context, tx, actor, [{ id, change }]);
  return changed ?? (await getPerson(tx, id));
}

export async function getPerson(tx: Tx, id: string): Promise<Person> {
  const [person] = await personStore.findPersons(tx, [id]);
  if (!person) throw personNotFound();
  return person;
}

/** A person before and after a change. */
export interface ChangedPerson {
  readonly old: Person;
  readonly next: Person;
}

async function writeChanged(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  changed: readonly ChangedPerson[],
): Promise<void> {
  if (changed.length === 0) return;
  const write = () =>
    personStore.writePersons(
      tx,
      changed.map(({ next }) => next),
      context.clock.now(),
    );
  const moved = changed.filter(hasMoved).map(({ next }) => next.id);
  if (moved.length > 0) await context.rights.change(tx, actor, moved, write);
  else await write();
  await announceChanges(context, tx, actor, changed);
}

export async function announceChanges(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  changed: readonly ChangedPerson[],
): Promise<void> {
  const items = changed.map(({ next }) => ({ payload: { person: next.id }, audience: everyone }));
  await context.events.appendMany(tx, personChangedEvent, items, { actor });
  // What somebody may see follows validity and place as it follows positions.
  const rights = changed.filter(hasMoved).map(({ next }) => ({
    payload: { person: next.id, orgUnits: [] },
    audience: everyone,
  }));
  await context.events.appendMany(tx, positionsChanged, rights, { actor });
}

/** The person before and with the change, with the next revision; nothing when all is equal already. */
export function workOutChange(old: Person, change: PersonChange): ChangedPerson | undefined {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: Person = { ...old, ...given };
  const keys = Object.keys(given) as (keyof PersonChange)[];
  if (keys.every((key) => next[key] === old[key])) return undefined;
  checkDates(next);
  return { old, next: { ...next, id: old.id, name: personName(next), revision: old.revision + 1 } };
}

/** Whether the days of belonging to the organisation are others, or the place, and with them what the person may see. */
export function hasMoved({ old, next }: ChangedPerson): boolean {
  return old.validFrom !== next.validFrom || old.validUntil !== next.validUntil || old.place !== next.place;
}

function checkDates(person: { validFrom: string | null; validUntil: string | null }): void {
  const { validFrom, validUntil } = person;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) throw datesReversed({ field: 'validUntil' });
}

/** Refuses an external id that is somebody else's, or twice in one batch. */
export async function checkExternalIds(tx: Tx, persons: readonly Person[]): Promise<void> {
  const owners = new Map<string, string>();
  for (const { id, externalId } of persons) {
    if (externalId === null) continue;
    if (owners.has(externalId)) throw externalIdTaken({ externalId });
    owners.set(externalId, id);
  }
  for (const [externalId, id] of await personStore.findByExternalIds(tx, [...owners.keys()])) {
    if (owners.get(externalId) !== id) throw externalIdTaken({ externalId });
  }
}
