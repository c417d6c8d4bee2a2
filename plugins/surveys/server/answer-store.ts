import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Answers } from '../shared/index.ts';
import { mixedTogether } from './ticket-store.ts';

export interface AnswerRow {
  readonly unit: string;
  readonly answers: Answers;
}

export async function isSpent(tx: Tx, survey: string, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select 1 from surveys_spent where survey = ${survey} and token_hash = ${hash}`.execute(tx);
  return rows.length > 0;
}

/**
 * With the survey's row locked. The hash of the token and the answers go into two tables, each of which is written anew in
 * a random order of its own: neither tells when a row came, nor which belongs to which. Ids are new each time.
 */
export async function addAnswers(
  tx: Tx,
  { survey, unit, answers, hash }: AnswerRow & { readonly survey: string; readonly hash: Buffer },
): Promise<void> {
  await sql`
    with gone as (
      delete from surveys_spent where survey = ${survey} and token_hash in (
        select token_hash from surveys_spent where survey = ${survey} order by gen_random_uuid() limit ${mixedTogether})
      returning survey, token_hash),
    box as (select survey, token_hash from gone union all select ${survey}::uuid, ${hash}::bytea)
    insert into surveys_spent select * from box order by gen_random_uuid()`.execute(tx);
  await sql`
    with gone as (
      delete from surveys_answers where survey = ${survey} and id in (
        select id from surveys_answers where survey = ${survey} order by gen_random_uuid() limit ${mixedTogether})
      returning survey, unit, answers),
    box as (
      select survey, unit, answers from gone
      union all select ${survey}::uuid, ${unit}::uuid, ${JSON.stringify(answers)}::jsonb)
    insert into surveys_answers
    select gen_random_uuid(), survey, unit, answers from box order by gen_random_uuid()`.execute(tx);
}

/** Writes all of a survey anew, of those with more than are mixed each time. */
export async function mixAnswers(tx: Tx, survey: string): Promise<void> {
  await sql`
    with gone as (delete from surveys_spent where survey = ${survey} returning survey, token_hash)
    insert into surveys_spent select * from gone order by gen_random_uuid()`.execute(tx);
  await sql`
    with gone as (delete from surveys_answers where survey = ${survey} returning survey, unit, answers)
    insert into surveys_answers
    select gen_random_uuid(), survey, unit, answers from gone order by gen_random_uuid()`.execute(tx);
}

/** In random order. */
export async function listAnswers(tx: Tx, survey: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select unit, answers from surveys_answers where survey = ${survey} order by gen_random_uuid()`.execute(tx);
  return rows;
}

export async function deleteAnswers(tx: Tx, survey: string): Promise<void> {
  await sql`delete from surveys_answers where survey = ${survey}`.execute(tx);
}

/** What is kept after the end is the rows alone: without free texts, and without the unit. */
export async function replaceAnswers(
  tx: Tx,
  survey: string,
  { unit, rows }: { readonly unit: string; readonly rows: readonly Answers[] },
): Promise<void> {
  await deleteAnswers(tx, survey);
  await sql`
    insert into surveys_answers
    select gen_random_uuid(), ${survey}, ${unit}, value from jsonb_array_elements(${JSON.stringify(rows)}::jsonb)
     order by gen_random_uuid()`.execute(tx);
}
