import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Absence, type AbsenceSpan, endOfAbsence, startOfAbsence } from '@kontor/schema';
import { sql } from 'kysely';

interface AbsenceTable {
  id: string;
  person: string;
  from_day: IsoDate;
  until_day: IsoDate;
  from_time: string | null;
  until_time: string | null;
  note: string | null;
  note_for_all: string | null;
  substitute: string | null;
}

const tables = (tx: Tx) => tx.withTables<{ people_absences: AbsenceTable }>();

/** SQL: the row called `absence` covers this minute on the organisation's clock (S1). */
export function coversMinute(minute: string) {
  const day = minute.slice(0, 10);
  return sql<boolean>`(absence.from_day <= ${day}::date and absence.until_day >= ${day}::date
    and ${startsAt} <= ${minute} and ${endsAt} > ${minute})`;
}

const startsAt = sql<string>`(absence.from_day::text || 'T' || coalesce(absence.from_time, '00:00'))`;
const endsAt = sql<string>`(absence.until_day::text || 'T' || coalesce(absence.until_time, '24:00'))`;

/** Absences that cover a minute. */
export async function findAbsencesAt(tx: Tx, persons: readonly string[], minute: string): Promise<Absence[]> {
  if (persons.length === 0) return [];
  const { rows } = await sql<AbsenceTable>`
    select * from people_absences absence
     where person = any(${[...persons]}::uuid[]) and ${coversMinute(minute)}`.execute(tx);
  return rows.map(toAbsence);
}

/** Of these absences, as they are now; what is gone is left out. */
export async function findAbsence(tx: Tx, id: string): Promise<Absence | undefined> {
  const row = await tables(tx).selectFrom('people_absences').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toAbsence(row);
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

/** Whether the person is away at some time of this absence already, by another one. */
export async function overlapsAnother(tx: Tx, absence: Absence): Promise<boolean> {
  return (await listOverlaps(tx, absence.person, absence)).some(({ id }) => id !== absence.id);
}

/** Absences of a person that share some time with a span, the first first. */
export async function listOverlaps(tx: Tx, person: string, span: AbsenceSpan): Promise<Absence[]> {
  const { rows } = await sql<AbsenceTable>`
    select * from people_absences absence
     where person = ${person} and from_day <= ${span.until}::date and until_day >= ${span.from}::date
       and ${startsAt} < ${endOfAbsence(span)} and ${endsAt} > ${startOfAbsence(span)}
     order by from_day, from_time nulls first`.execute(tx);
  return rows.map(toAbsence);
}

export async function insertAbsence(tx: Tx, absence: Absence): Promise<void> {
  await tables(tx).insertInto('people_absences').values(toRow(absence)).execute();
}

export async function updateAbsence(tx: Tx, absence: Absence): Promise<void> {
  const { id, person: _person, ...row } = toRow(absence);
  await tables(tx).updateTable('people_absences').set(row).where('id', '=', id).execute();
}

/** Ends one with a day. */
export async function endAbsence(tx: Tx, id: string, until: IsoDate): Promise<void> {
  const ended = { until_day: until, until_time: null };
  await tables(tx).updateTable('people_absences').set(ended).where('id', '=', id).execute();
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('people_absences').where('id', '=', id).execute();
}

/** Of each person the last absence that begins after the first day or ended from it on, up to the second day. */
export async function listAbsenceChanges(tx: Tx, after: IsoDate, upTo: IsoDate): Promise<Absence[]> {
  const { rows } = await sql<AbsenceTable>`
    select distinct on (person) * from people_absences
    where (from_day > ${after}::date and from_day <= ${upTo}::date)
       or (until_day >= ${after}::date and until_day < ${upTo}::date)
    order by person, from_day desc`.execute(tx);
  return rows.map(toAbsence);
}

/** Forgets absences that ended more than so many days before a day. */
export async function deleteOldAbsences(tx: Tx, day: IsoDate, keptDays: number): Promise<void> {
  await sql`delete from people_absences where until_day < ${day}::date - ${keptDays}::integer`.execute(tx);
}

function toAbsence(row: AbsenceTable): Absence {
  const { id, person, note, substitute } = row;
  const span = { from: row.from_day, until: row.until_day, fromTime: row.from_time, untilTime: row.until_time };
  return { id, person, ...span, note, noteForAll: row.note_for_all, substitute };
}

function toRow({ id, person, note, substitute, ...absence }: Absence): AbsenceTable {
  const days = { from_day: absence.from, until_day: absence.until };
  const times = { from_time: absence.fromTime, until_time: absence.untilTime };
  return { id, person, ...days, ...times, note, note_for_all: absence.noteForAll, substitute };
}
