import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Absence } from '@kontor/schema';
import { sql } from 'kysely';

interface AbsenceTable {
  id: string;
  person: string;
  from_day: IsoDate;
  until_day: IsoDate;
  note: string | null;
  substitute: string | null;
}

const tables = (tx: Tx) => tx.withTables<{ people_absences: AbsenceTable }>();

/** Absences that cover a day. */
export async function findAbsencesOn(tx: Tx, persons: readonly string[], day: IsoDate): Promise<Absence[]> {
  if (persons.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('people_absences')
    .selectAll()
    .where('person', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .execute();
  return rows.map(toAbsence);
}

/** Absences that touch these days, of these persons or of everybody. */
export async function listAbsencesWithin(
  tx: Tx,
  span: { readonly from: IsoDate; readonly until: IsoDate; readonly persons?: readonly string[] | undefined },
): Promise<Absence[]> {
  let query = tables(tx)
    .selectFrom('people_absences')
    .selectAll()
    .where('from_day', '<=', span.until)
    .where('until_day', '>=', span.from)
    .orderBy('from_day')
    .orderBy('id');
  if (span.persons) query = query.where('person', '=', sql<string>`any(${[...span.persons]}::uuid[])`);
  return (await query.execute()).map(toAbsence);
}

/** Absences that cover a day and in which this person stands in, by the absent person's id. */
export async function findAbsencesOfSubstitute(tx: Tx, substitute: string, day: IsoDate): Promise<Absence[]> {
  const rows = await tables(tx)
    .selectFrom('people_absences')
    .selectAll()
    .where('substitute', '=', substitute)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .orderBy('person')
    .execute();
  return rows.map(toAbsence);
}

/** Absences of a person that have not ended before a day, the next first. */
export async function listAbsencesFrom(tx: Tx, person: string, day: IsoDate): Promise<Absence[]> {
  const rows = await tables(tx)
    .selectFrom('people_absences')
    .selectAll()
    .where('person', '=', person)
    .where('until_day', '>=', day)
    .orderBy('from_day')
    .execute();
  return rows.map(toAbsence);
}

/** Absences of others in which a person stands in, and that have not ended before a day, the next first. */
export async function listStandInsFrom(tx: Tx, substitute: string, day: IsoDate): Promise<Absence[]> {
  const rows = await tables(tx)
    .selectFrom('people_absences')
    .selectAll()
    .where('substitute', '=', substitute)
    .where('until_day', '>=', day)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  return rows.map(toAbsence);
}

export async function lockAbsence(tx: Tx, id: string): Promise<Absence | undefined> {
  const row = await tables(tx)
    .selectFrom('people_absences')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toAbsence(row);
}

/** Whether the person is away on one of these days already, by another absence than this one. */
export async function overlapsAnother(tx: Tx, { id, person, from, until }: Absence): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('people_absences')
    .select('id')
    .where('person', '=', person)
    .where('id', '!=', id)
    .where('from_day', '<=', until)
    .where('until_day', '>=', from)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertAbsence(tx: Tx, absence: Absence): Promise<void> {
  const { from, until, ...rest } = absence;
  await tables(tx)
    .insertInto('people_absences')
    .values({ ...rest, from_day: from, until_day: until })
    .execute();
}

export async function updateAbsence(tx: Tx, { id, from, until, note, substitute }: Absence): Promise<void> {
  await tables(tx)
    .updateTable('people_absences')
    .set({ from_day: from, until_day: until, note, substitute })
    .where('id', '=', id)
    .execute();
}

export async function endAbsence(tx: Tx, id: string, until: IsoDate): Promise<void> {
  await tables(tx).updateTable('people_absences').set({ until_day: until }).where('id', '=', id).execute();
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('people_absences').where('id', '=', id).execute();
}

/** Persons whose absence begins after the first day or ended from it on, up to the second day. */
export async function listAbsenceChanges(tx: Tx, after: IsoDate, upTo: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct person from people_absences
    where (from_day > ${after}::date and from_day <= ${upTo}::date)
       or (until_day >= ${after}::date and until_day < ${upTo}::date)
    order by person`.execute(tx);
  return rows.map((row) => row.person);
}

/** Forgets absences that ended more than so many days before a day. */
export async function deleteOldAbsences(tx: Tx, day: IsoDate, keptDays: number): Promise<void> {
  await sql`delete from people_absences where until_day < ${day}::date - ${keptDays}::integer`.execute(tx);
}

function toAbsence(row: AbsenceTable): Absence {
  const { from_day: from, until_day: until, ...rest } = row;
  return { ...rest, from, until };
}
