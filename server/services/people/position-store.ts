import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Position } from '@kontor/schema';
import { sql } from 'kysely';

export interface PositionTable {
  id: string;
  person: string;
  org_unit: string;
  title: string;
  lead: boolean;
  acting: boolean;
  main: boolean;
  from_day: IsoDate | null;
  until_day: IsoDate | null;
}

const tables = (tx: Tx) => tx.withTables<{ people_positions: PositionTable }>();

/** Positions of persons at any time: current main ones are not sorted out, but main ones come first. */
export async function findPositions(tx: Tx, persons: readonly string[]): Promise<Position[]> {
  if (persons.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('people_positions')
    .selectAll()
    .where('person', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .orderBy('person')
    .orderBy('main', 'desc')
    .orderBy('from_day', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute();
  return rows.map(toPosition);
}

export async function insertPositions(tx: Tx, positions: readonly Position[]): Promise<void> {
  if (positions.length === 0) return;
  await sql`
    insert into people_positions
    select * from jsonb_populate_recordset(null::people_positions, ${JSON.stringify(positions.map(toPositionRow))}::jsonb)
  `.execute(tx);
}

export async function deletePositions(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .deleteFrom('people_positions')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Persons who hold a position in the unit on a day and belong to the organisation then. */
export async function listMembers(tx: Tx, orgUnit: string, below: boolean, day: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    with recursive units as (
      select ${orgUnit}::uuid as id
      union
      select unit.id from people_org_units unit join units on unit.parent = units.id where ${below}
    )
    select distinct position.person
    from people_positions position
    join units on units.id = position.org_unit
    join people_persons person on person.id = position.person
    where ${isHeldOn(day)} and ${isValidOn(day)}
    order by 1`.execute(tx);
  return rows.map((row) => row.person);
}

/** Those among the positions' persons of a unit that hold it now or will: what keeps a unit from being removed. */
export async function hasHolders(tx: Tx, orgUnit: string, day: IsoDate): Promise<boolean> {
  const { rows } = await sql`
    select 1 from people_positions where org_unit = ${orgUnit} and (until_day is null or until_day >= ${day}::date)
    limit 1`.execute(tx);
  return rows.length > 0;
}

export interface UnitLead {
  readonly orgUnit: string;
  readonly id: string;
  readonly name: string;
  /** For a time only. */
  readonly acting: boolean;
}

/** Who leads which unit on a day, by name, whoever does for a time last. All units without `orgUnits`. */
export async function listLeads(tx: Tx, day: IsoDate, orgUnits?: readonly string[]): Promise<UnitLead[]> {
  const { rows } = await sql<UnitLead>`
    select "orgUnit", id, name, acting from (
      select distinct on (position.org_unit, person.id) position.org_unit as "orgUnit", person.id, position.acting,
        person.family_name, person.given_name, concat_ws(' ', nullif(person.title, ''), person.given_name, person.family_name) as name
      from people_positions position join people_persons person on person.id = position.person
      where position.lead and ${isHeldOn(day)} and ${isValidOn(day)}
        and (${orgUnits === undefined} or position.org_unit = any(${[...(orgUnits ?? [])]}::uuid[]))
      order by position.org_unit, person.id, position.acting
    ) as leads
    order by "orgUnit", acting, family_name, given_name, id`.execute(tx);
  return rows;
}

/** Positions that begin after the first day or ended from it on, up to the second day. */
export async function listPositionChanges(tx: Tx, after: IsoDate, upTo: IsoDate): Promise<Position[]> {
  const { rows } = await sql<PositionTable>`
    select * from people_positions
    where (from_day > ${after}::date and from_day <= ${upTo}::date)
       or (until_day >= ${after}::date and until_day < ${upTo}::date)
    order by person, id`.execute(tx);
  return rows.map(toPosition);
}

/** SQL: the row called `position` is held on the day. */
export function isHeldOn(day: IsoDate) {
  return sql<boolean>`(position.from_day is null or position.from_day <= ${day}::date)
    and (position.until_day is null or position.until_day >= ${day}::date)`;
}

/** SQL: the row called `person` belongs to the organisation on the day. */
export function isValidOn(day: IsoDate) {
  return sql<boolean>`(person.valid_from is null or person.valid_from <= ${day}::date)
    and (person.valid_until is null or person.valid_until >= ${day}::date)`;
}

function toPositionRow({ orgUnit, from, until, ...rest }: Position): PositionTable {
  return { ...rest, org_unit: orgUnit, from_day: from, until_day: until };
}

function toPosition(row: PositionTable): Position {
  return {
    id: row.id,
    person: row.person,
    orgUnit: row.org_unit,
    title: row.title,
    lead: row.lead,
    acting: row.acting,
    main: row.main,
    from: row.from_day,
    until: row.until_day,
  };
}
