import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  datesReversed,
  externalIdTaken,
  type NewPerson,
  type Person,
  type PersonChange,
  personChangedEvent,
  personCreated,
  personName,
  personNotFound,
  positionsChanged,
} from '@kontor/schema';
import { lockRights } from '../permissions/rights-lock.ts';
import type { PeopleContext } from './people-context.ts';
import * as personStore from './person-store.ts';

const everyone = { everyone: true } as const;

export async function createPersons(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  persons: readonly (NewPerson & { id?: string })[],
): Promise<Person[]> {
  if (persons.length === 0) return [];
  await lockRights(tx);
  const created = persons.map((given) => {
    const person = { ...given, id: given.id ?? newId(), revision: 1, name: personName(given) };
    checkDates(person);
    return person;
  });
  await checkExternalIds(tx, created);
  await personStore.insertPersons(tx, created, context.clock.now());
  const items = created.map((person) => ({ payload: { person: person.id }, audience: everyone }));
  await context.events.appendMany(tx, personCreated, items, { actor });
  return created;
}

/** Answers with the persons that really changed. */
export async function updatePersons(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  changes: readonly { readonly id: string; readonly change: PersonChange }[],
): Promise<Person[]> {
  if (changes.length === 0) return [];
  await lockRights(tx);
  const ids = changes.map((change) => change.id);
  if (new Set(ids).size !== ids.length) throw new Error('A person is changed twice in one batch');
  const found = new Map((await personStore.lockPersons(tx, ids)).map((person) => [person.id, person]));
  const changed = changes.flatMap(({ id, change }) => {
    const old = found.get(id);
    if (!old) throw personNotFound({ person: id });
    const next = applyChange(old, change);
    return next ? [{ old, next }] : [];
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

interface Changed {
  readonly old: Person;
  readonly next: Person;
}

async function writeChanged(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  changed: readonly Changed[],
): Promise<void> {
  if (changed.length === 0) return;
  const write = () =>
    personStore.writePersons(
      tx,
      changed.map(({ next }) => next),
      context.clock.now(),
    );
  const moved = changed.filter(({ old, next }) => !sameValidity(old, next)).map(({ next }) => next.id);
  if (moved.length > 0) await context.watchRights(tx, actor, moved, write);
  else await write();
  const items = changed.map(({ next }) => ({ payload: { person: next.id }, audience: everyone }));
  await context.events.appendMany(tx, personChangedEvent, items, { actor });
  // Rights follow validity as they follow positions.
  const rights = moved.map((person) => ({ payload: { person, orgUnits: [] }, audience: everyone }));
  await context.events.appendMany(tx, positionsChanged, rights, { actor });
}

/** The person with the change and the next revision; nothing when all is equal already. */
function applyChange(old: Person, change: PersonChange): Person | undefined {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: Person = { ...old, ...given };
  const keys = Object.keys(given) as (keyof PersonChange)[];
  if (keys.every((key) => next[key] === old[key])) return undefined;
  checkDates(next);
  return { ...next, id: old.id, name: personName(next), revision: old.revision + 1 };
}

function sameValidity(a: Person, b: Person): boolean {
  return a.validFrom === b.validFrom && a.validUntil === b.validUntil;
}

function checkDates(person: { validFrom: string | null; validUntil: string | null }): void {
  const { validFrom, validUntil } = person;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) throw datesReversed({ field: 'validUntil' });
}

/** Refuses an external id that is somebody else's, or twice in one batch. */
async function checkExternalIds(tx: Tx, persons: readonly Person[]): Promise<void> {
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
