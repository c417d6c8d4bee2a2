import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { Content, Results } from '../shared/index.ts';

export interface SurveyRow {
  id: string;
  author: string | null;
  state: 'draft' | 'open' | 'ended';
  content: Content;
  revision: number;
  starts_at: Date | null;
  ends_at: Date | null;
  reminded_at: Date | null;
  addressed: number | null;
  results: Results | null;
  kept_until: IsoDate | null;
  created_at: Date;
}

const tables = (tx: Tx) => tx.withTables<{ surveys_surveys: SurveyRow }>();

export async function findSurveys(tx: Tx, ids: readonly string[]): Promise<SurveyRow[]> {
  if (ids.length === 0) return [];
  return tables(tx)
    .selectFrom('surveys_surveys')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Locked until the end of the transaction. */
export async function lockSurvey(tx: Tx, id: string): Promise<SurveyRow | undefined> {
  return tables(tx).selectFrom('surveys_surveys').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Those that run or are over, and the drafts of one person; the newest first. */
export async function listSurveyRows(tx: Tx, person: string, limit: number): Promise<SurveyRow[]> {
  const { rows } = await sql<SurveyRow>`
    select * from surveys_surveys where state <> 'draft' or author = ${person}
     order by coalesce(starts_at, created_at) desc, id limit ${limit}`.execute(tx);
  return rows;
}

export async function listPublishedIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from surveys_surveys where state <> 'draft' and ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** False when the id is taken. */
export async function insertSurvey(tx: Tx, { content, ...row }: SurveyRow): Promise<boolean> {
  const { rows } = await sql`
    insert into surveys_surveys (id, author, state, content, revision, starts_at, ends_at, addressed, created_at)
    values (${row.id}, ${row.author}, ${row.state}, ${JSON.stringify(content)}::jsonb, ${row.revision}, ${row.starts_at},
            ${row.ends_at}, ${row.addressed}, ${row.created_at})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

type SurveyChange = Partial<
  Pick<SurveyRow, 'state' | 'revision' | 'starts_at' | 'ends_at' | 'reminded_at' | 'addressed'>
>;

export async function updateSurvey(tx: Tx, id: string, change: SurveyChange): Promise<void> {
  await tables(tx).updateTable('surveys_surveys').set(change).where('id', '=', id).execute();
}

export async function putContent(tx: Tx, id: string, content: Content, revision: number): Promise<void> {
  await sql`
    update surveys_surveys set content = ${JSON.stringify(content)}::jsonb, revision = ${revision}
     where id = ${id}`.execute(tx);
}

export async function putResults(
  tx: Tx,
  id: string,
  { results, keptUntil }: { readonly results: Results; readonly keptUntil: IsoDate | null },
): Promise<void> {
  await sql`
    update surveys_surveys set results = ${JSON.stringify(results)}::jsonb, kept_until = ${keptUntil}
     where id = ${id}`.execute(tx);
}

export async function deleteSurveyRow(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('surveys_surveys').where('id', '=', id).execute();
}

export async function listDue(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from surveys_surveys where state = 'open' and ends_at <= ${now}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whose free texts and single answers have been kept long enough. */
export async function listToForget(tx: Tx, today: IsoDate): Promise<SurveyRow[]> {
  const { rows } = await sql<SurveyRow>`
    select * from surveys_surveys where state = 'ended' and kept_until < ${today}`.execute(tx);
  return rows;
}

/** What somebody asked of others, for their archive. */
export async function listByAuthor(tx: Tx, person: string): Promise<Pick<SurveyRow, 'id' | 'state' | 'content'>[]> {
  const { rows } = await sql<Pick<SurveyRow, 'id' | 'state' | 'content'>>`
    select id, state, content from surveys_surveys where author = ${person} order by created_at`.execute(tx);
  return rows;
}

/** Those under way of which more answers or tickets are there than this. */
export async function listLarge(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{ survey: string }>`
    select survey from surveys_tickets group by survey having count(*) > ${most}
     union select survey from surveys_answers group by survey having count(*) > ${most}`.execute(tx);
  return rows.map(({ survey }) => survey);
}
