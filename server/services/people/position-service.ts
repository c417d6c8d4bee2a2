import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, NewPosition } from '@kontor/plugin-api/server';
import {
  datesReversed,
  orgUnitChanged,
  orgUnitNotFound,
  type Position,
  personNotFound,
  positionsChanged,
} from '@kontor/schema';
import { lockRights } from '../permissions/rights-lock.ts';
import { findOrgUnits } from './org-unit-store.ts';
import type { PeopleContext } from './people-context.ts';
import { lockPersons } from './person-store.ts';
import * as positionStore from './position-store.ts';

const everyone = { everyone: true } as const;

export interface PositionsOf {
  readonly person: string;
  readonly positions: readonly NewPosition[];
}

/**
 * Makes exactly these the positions of each person and answers with the ids of those for whom anything changed. Equal
 * positions keep their rows, so that a repeated import changes and announces nothing.
 */
export async function setPositionsOf(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  wanted: readonly PositionsOf[],
): Promise<string[]> {
  if (wanted.length === 0) return [];
  await lockHolders(tx, wanted);
  await lockRights(tx);
  await checkPositions(
    tx,
    wanted.flatMap(({ positions }) => positions),
  );
  const held = Map.groupBy(
    await positionStore.findPositions(
      tx,
      wanted.map(({ person }) => person),
    ),
    (position) => position.person,
  );
  const differences = wanted
    .map(({ person, positions }) => comparePositions(person, held.get(person) ?? [], positions))
    .filter(({ removed, added }) => removed.length > 0 || added.length > 0);
  await writeDifferences(context, tx, actor, differences);
  return differences.map(({ person }) => person);
}

interface Difference {
  readonly person: string;
  readonly removed: readonly Position[];
  readonly added: readonly Position[];
}

/** Equal positions stay what they are. */
export function comparePositions(
  person: string,
  held: readonly Position[],
  wanted: readonly NewPosition[],
): Difference {
  const left = [...held];
  const added: Position[] = [];
  for (const position of wanted) {
    const index = left.findIndex((old) => isEqual(old, position));
    if (index >= 0) left.splice(index, 1);
    else added.push({ ...position, acting: position.acting ?? false, id: newId(), person });
  }
  return { person, removed: left, added };
}

function isEqual(a: NewPosition, b: NewPosition): boolean {
  return (
    a.orgUnit === b.orgUnit &&
    a.title === b.title &&
    a.lead === b.lead &&
    (a.acting ?? false) === (b.acting ?? false) &&
    a.main === b.main &&
    a.from === b.from &&
    a.until === b.until
  );
}

async function writeDifferences(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  differences: readonly Difference[],
): Promise<void> {
  if (differences.length === 0) return;
  const persons = differences.map(({ person }) => person);
  await context.rights.change(tx, actor, persons, async () => {
    const removed = differences.flatMap((difference) => difference.removed.map(({ id }) => id));
    await positionStore.deletePositions(tx, removed);
    await positionStore.insertPositions(
      tx,
      differences.flatMap(({ added }) => added),
    );
  });
  await announcePositions(
    context,
    tx,
    actor,
    differences.flatMap(({ removed, added }) => [...removed, ...added]),
  );
}

/**
 * Tells of positions that began, ended or changed: once per person, unless they are told of already, and once per unit
 * whose leads are others now.
 */
export async function announcePositions(
  context: PeopleContext,
  tx: Tx,
  actor: Actor | undefined,
  positions: readonly Position[],
  told = false,
): Promise<void> {
  const byPerson = Map.groupBy(told ? [] : positions, ({ person }) => person);
  const items = [...byPerson].map(([person, theirs]) => ({
    payload: { person, orgUnits: [...new Set(theirs.map(({ orgUnit }) => orgUnit))] },
    audience: everyone,
  }));
  await context.events.appendMany(tx, positionsChanged, items, { actor });
  const led = new Set(positions.filter(({ lead }) => lead).map(({ orgUnit }) => orgUnit));
  const units = [...led].map((orgUnit) => ({ payload: { orgUnit }, audience: everyone }));
  await context.events.appendMany(tx, orgUnitChanged, units, { actor });
}

/** Throws `people.dates_reversed` and `people.org_unit_not_found`. */
export async function checkPositions(tx: Tx, positions: readonly NewPosition[]): Promise<void> {
  const units = new Set<string>();
  for (const { orgUnit, from, until } of positions) {
    if (from !== null && until !== null && until < from) throw datesReversed({ field: 'positions' });
    units.add(orgUnit);
  }
  const found = new Set((await findOrgUnits(tx, [...units])).map((unit) => unit.id));
  for (const orgUnit of units) if (!found.has(orgUnit)) throw orgUnitNotFound({ orgUnit });
}

/** Positions are a person's: whoever changes them locks the person. */
async function lockHolders(tx: Tx, wanted: readonly PositionsOf[]): Promise<void> {
  const ids = new Set(wanted.map(({ person }) => person));
  if (ids.size !== wanted.length) throw new Error('Positions of one person are set twice in one batch');
  if ((await lockPersons(tx, [...ids])).length !== ids.size) throw personNotFound();
}
