import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type NewPerson, type Person, personName } from '@kontor/schema';
import { type Selectable, sql } from 'kysely';
import { isHeldOn } from './position-store.ts';

export interface PersonTable {
  id: string;
  external_id: string | null;
  title: string;
  given_name: string;
  family_name: string;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  room: string | null;
  place: string | null;
  language: 'de' | 'en' | null;
  valid_from: IsoDate | null;
  valid_until: IsoDate | null;
  revision: number;
  created_at: Date;
  changed_at: Date;
}

const tables = (tx: Tx) => tx.withTables<{ people_persons: PersonTable }>();

export async function findPersons(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('people_persons')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(toPerson);
}

export async function findChangeTimes(tx: Tx, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('people_persons')
    .select(['id', 'changed_at'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.changed_at]));
}

/** Locks the rows until the end of the transaction, in order of id. */
export async function lockPersons(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('people_persons')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(toPerson);
}

/** The same for everybody, without reading them. */
export async function lockAllPersons(tx: Tx): Promise<void> {
  await sql`select count(*) from (select 1 from people_persons order by id for no key update) as locked`.execute(tx);
}

/** Statistics for the planner, of this transaction's rows too; PostgreSQL itself looks once a minute at most. */
export async function analyzePeople(tx: Tx): Promise<void> {
  await sql`analyze people_persons, people_positions, people_org_units`.execute(tx);
}

export async function listPersonIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  let query = tables(tx).selectFrom('people_persons').select('id').orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => row.id);
}

/** Which of these external ids belong to somebody, and to whom. */
export async function findByExternalIds(tx: Tx, externalIds: readonly string[]): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('people_persons')
    .select(['id', 'external_id'])
    .where('external_id', '=', sql<string>`any(${[...externalIds]}::text[])`)
    .execute();
  return new Map(rows.flatMap((row) => (row.external_id === null ? [] : [[row.external_id, row.id]])));
}

/** Answers how many were inserted: not one whose external id somebody has. */
export async function insertPersons(
  tx: Tx,
  persons: readonly (NewPerson & { readonly id: string })[],
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into people_persons
    select * from jsonb_populate_recordset(null::people_persons, ${asRecords(
      persons.map((person) => ({ ...toColumns(person), id: person.id, revision: 1, created_at: now, changed_at: now })),
    )}::jsonb)
    on conflict (external_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** SQL: in an update of `old` from `new`, all that the organisation says about a person. */
const setPersonColumns = sql`
  external_id = new.external_id, title = new.title, given_name = new.given_name, family_name = new.family_name,
  email = new.email, phone = new.phone, mobile = new.mobile, room = new.room, place = new.place,
  language = new.language, valid_from = new.valid_from, valid_until = new.valid_until`;

/** Writes whole rows back, with the revision they carry. */
export async function writePersons(tx: Tx, persons: readonly Person[], now: Date): Promise<void> {
  const records = persons.map((person) => ({ ...toColumns(person), id: person.id, revision: person.revision }));
  await sql`
    update people_persons as old set ${setPersonColumns}, revision = new.revision, changed_at = ${now}
    from jsonb_populate_recordset(null::people_persons, ${asRecords(records)}::jsonb) as new
    where old.id = new.id`.execute(tx);
}

/** What a card shows of a person. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  /** The current main position, with its unit. */
  readonly position: string | null;
  readonly orgUnit: string | null;
  readonly absent: boolean;
  /** Belongs to the organisation no longer. */
  readonly left: boolean;
}

export async function findSummaries(tx: Tx, ids: readonly string[], day: IsoDate): Promise<PersonSummary[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PersonSummary>`
    select person.id, concat_ws(' ', nullif(person.title, ''), person.given_name, person.family_name) as name,
      held.title as position, held.unit_name as "orgUnit",
      coalesce(person.valid_until < ${day}::date, false) as left,
      exists (select 1 from people_absences absence
        where absence.person = person.id and absence.from_day <= ${day}::date and absence.until_day >= ${day}::date
      ) as absent
    from people_persons person
    left join lateral (
      select position.title, unit.name as unit_name
      from people_positions position join people_org_units unit on unit.id = position.org_unit
      where position.person = person.id and ${isHeldOn(day)}
      order by position.main desc, position.from_day nulls first, position.id
      limit 1
    ) held on true
    where person.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Persons whose belonging begins after the first day or ended from it on, up to the second day. */
export async function listValidityChanges(tx: Tx, after: IsoDate, upTo: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people_persons
    where (valid_from > ${after}::date and valid_from <= ${upTo}::date)
       or (valid_until >= ${after}::date and valid_until < ${upTo}::date)
    order by id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Persons whose last day is within these days, both included. */
export async function listLeaving(tx: Tx, from: IsoDate, until: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people_persons where valid_until between ${from}::date and ${until}::date order by valid_until, id`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** JSON as a parameter: one for any number of rows, where values would run into the limit of 65,535. */
function asRecords(records: readonly Partial<PersonTable>[]): string {
  return JSON.stringify(records);
}

function toColumns(person: NewPerson): Omit<PersonTable, 'id' | 'revision' | 'created_at' | 'changed_at'> {
  return {
    external_id: person.externalId,
    title: person.title,
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
    phone: person.phone,
    mobile: person.mobile,
    room: person.room,
    place: person.place,
    language: person.language,
    valid_from: person.validFrom,
    valid_until: person.validUntil,
  };
}

function toPerson(row: Selectable<PersonTable>): Person {
  const names = { title: row.title, givenName: row.given_name, familyName: row.family_name };
  return {
    id: row.id,
    externalId: row.external_id,
    ...names,
    email: row.email,
    phone: row.phone,
    mobile: row.mobile,
    room: row.room,
    place: row.place,
    language: row.language,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    name: personName(names),
    revision: row.revision,
  };
}
