import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** A part of the organisation with the key that signs its tickets. */
export interface UnitRow {
  id: string;
  survey: string;
  /** Null: all others. */
  org_unit: string | null;
  label: string;
  people: number;
  public_key: Buffer;
  private_key: Buffer;
}

/**
 * The most rows that are written anew together. Up to here the rows of a survey say nothing at all of their order; of
 * larger ones each new row hides among so many, and all are mixed at night and at the end.
 */
export const mixedTogether = 1000;

const tables = (tx: Tx) => tx.withTables<{ surveys_units: UnitRow }>();

export async function insertUnits(tx: Tx, units: readonly UnitRow[]): Promise<void> {
  await tables(tx)
    .insertInto('surveys_units')
    .values([...units])
    .execute();
}

/** The largest first. */
export async function listUnits(tx: Tx, survey: string): Promise<UnitRow[]> {
  return tables(tx)
    .selectFrom('surveys_units')
    .selectAll()
    .where('survey', '=', survey)
    .orderBy('people', 'desc')
    .orderBy('id')
    .execute();
}

export async function findUnit(tx: Tx, survey: string, id: string): Promise<UnitRow | undefined> {
  return tables(tx)
    .selectFrom('surveys_units')
    .selectAll()
    .where('survey', '=', survey)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function findTicket(tx: Tx, survey: string, person: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ blinded_hash: Buffer }>`
    select blinded_hash from surveys_tickets where survey = ${survey} and person = ${person}`.execute(tx);
  return rows[0]?.blinded_hash;
}

/** Of which of these surveys a person has taken their ticket. */
export async function listTaken(tx: Tx, person: string): Promise<Set<string>> {
  const { rows } = await sql<{ survey: string }>`
    select survey from surveys_tickets where person = ${person}`.execute(tx);
  return new Set(rows.map(({ survey }) => survey));
}

export async function hasTickets(tx: Tx, survey: string): Promise<boolean> {
  const { rows } = await sql`select 1 from surveys_tickets where survey = ${survey} limit 1`.execute(tx);
  return rows.length > 0;
}

/** With the survey's row locked. Writes the others anew, too, in random order: none tells when it came. */
export async function addTicket(
  tx: Tx,
  ticket: { readonly survey: string; readonly person: string; readonly hash: Buffer },
): Promise<void> {
  await sql`
    with gone as (
      delete from surveys_tickets where survey = ${ticket.survey} and person in (
        select person from surveys_tickets where survey = ${ticket.survey} order by gen_random_uuid() limit ${mixedTogether})
      returning survey, person, blinded_hash),
    box as (
      select survey, person, blinded_hash from gone
      union all select ${ticket.survey}::uuid, ${ticket.person}::uuid, ${ticket.hash}::bytea)
    insert into surveys_tickets select * from box order by gen_random_uuid()`.execute(tx);
}

/** Writes all tickets anew, of a survey with more than are mixed each time. */
export async function mixTickets(tx: Tx, survey: string): Promise<void> {
  await sql`
    with gone as (delete from surveys_tickets where survey = ${survey} returning survey, person, blinded_hash)
    insert into surveys_tickets select * from gone order by gen_random_uuid()`.execute(tx);
}

/** At the end: who took a ticket, which were used, and the keys. */
export async function destroyTickets(tx: Tx, survey: string): Promise<void> {
  await sql`delete from surveys_tickets where survey = ${survey}`.execute(tx);
  await sql`delete from surveys_spent where survey = ${survey}`.execute(tx);
  await sql`delete from surveys_units where survey = ${survey}`.execute(tx);
}
