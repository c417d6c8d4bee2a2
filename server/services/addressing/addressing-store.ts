import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What names persons by itself, sorted by what it is. */
export interface AddressedParts {
  readonly isEveryone: boolean;
  readonly units: readonly string[];
  readonly groups: readonly string[];
  readonly persons: readonly string[];
  readonly places: readonly string[];
  readonly positions: readonly string[];
}

/** Those of these parts who belong to the organisation on a day, in order of id. */
export async function listAddressed(tx: Tx, parts: AddressedParts, day: IsoDate): Promise<string[]> {
  const { isEveryone, units, groups, persons, places, positions } = parts;
  const { rows } = await sql<{ id: string }>`
    with recursive wanted(unit) as (
      select id from people_org_units where id = any(${[...units]}::uuid[])
      union
      select below.id from people_org_units below join wanted on below.parent = wanted.unit
    ),
    addressed(person) as (
      select unnest(${[...persons]}::uuid[])
      union
      select person from people_group_members where group_id = any(${[...groups]}::uuid[])
      union
      select person from people_positions
      where (from_day is null or from_day <= ${day}::date) and (until_day is null or until_day >= ${day}::date)
        and (org_unit in (select unit from wanted) or title = any(${[...positions]}::text[]))
    )
    select id from people_persons
    where (valid_from is null or valid_from <= ${day}::date) and (valid_until is null or valid_until >= ${day}::date)
      and (${isEveryone} or place = any(${[...places]}::text[]) or id in (select person from addressed))
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function listPlaces(tx: Tx, day: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    select distinct place collate "de-x-icu" as place from people_persons
    where place <> '' and (valid_until is null or valid_until >= ${day}::date) order by 1`.execute(tx);
  return rows.map(({ place }) => place);
}

export async function listTitles(tx: Tx, day: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select distinct title collate "de-x-icu" as title from people_positions
    where title <> '' and (from_day is null or from_day <= ${day}::date)
      and (until_day is null or until_day >= ${day}::date) order by 1`.execute(tx);
  return rows.map(({ title }) => title);
}
