import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { IdeaState } from '../shared/index.ts';

export interface IdeaRow {
  id: string;
  box: string;
  title: string;
  text: string;
  category: string | null;
  author: string | null;
  anonymous: boolean;
  receipt: Buffer | null;
  state: IdeaState;
  responsible: string | null;
  due_on: IsoDate | null;
  answer_due: IsoDate | null;
  answered: boolean;
  answer_unseen: boolean;
  merged_into: string | null;
  votes_kept: number | null;
  revision: number;
  created_at: Date;
  decided_at: Date | null;
}

export async function findIdeas(tx: Tx, ids: readonly string[]): Promise<IdeaRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<IdeaRow>`select * from ideas_ideas where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

/** Nobody else changes it, or votes for it, until the end of the transaction. */
export async function lockIdea(tx: Tx, id: string): Promise<IdeaRow | undefined> {
  const { rows } = await sql<IdeaRow>`select * from ideas_ideas where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function findByReceipts(tx: Tx, hashes: readonly Buffer[]): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`select * from ideas_ideas where receipt = any(${[...hashes]}::bytea[])`.execute(
    tx,
  );
  return rows;
}

/** False where there is one of this id or receipt. */
export async function insertIdea(tx: Tx, row: IdeaRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ideas_ideas (id, box, title, text, category, author, anonymous, receipt, state, answer_due, revision,
                             created_at)
    values (${row.id}, ${row.box}, ${row.title}, ${row.text}, ${row.category}, ${row.author}, ${row.anonymous},
            ${row.receipt}, ${row.state}, ${row.answer_due}, ${row.revision}, ${row.created_at})
    on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** All that changes of one; its revision grows. */
export async function writeIdea(tx: Tx, row: IdeaRow): Promise<IdeaRow> {
  const { rows } = await sql<IdeaRow>`
    update ideas_ideas
       set title = ${row.title}, text = ${row.text}, category = ${row.category}, state = ${row.state},
           responsible = ${row.responsible}, due_on = ${row.due_on}, answered = ${row.answered},
           answer_unseen = ${row.answer_unseen}, merged_into = ${row.merged_into}, votes_kept = ${row.votes_kept},
           decided_at = ${row.decided_at}, revision = revision + 1
     where id = ${row.id} returning *`.execute(tx);
  return rows[0] ?? row;
}

export async function setAnswerSeen(tx: Tx, id: string): Promise<void> {
  await sql`update ideas_ideas set answer_unseen = false where id = ${id}`.execute(tx);
}

/** Those that stood for others before stand for `into` now. */
export async function moveMerged(tx: Tx, from: string, into: string): Promise<void> {
  await sql`update ideas_ideas set merged_into = ${into} where merged_into = ${from}`.execute(tx);
}

export async function listMergedInto(tx: Tx, id: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from ideas_ideas where merged_into = ${id} order by created_at, id`.execute(tx);
  return rows;
}

export async function listIdeaIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ideas_ideas where ${after === undefined ? sql`true` : sql`id > ${after}`} order by id
     limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function listIdeasIn(tx: Tx, box?: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ideas_ideas where ${box === undefined ? sql`true` : sql`box = ${box}`} order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is said of ideas in lists, beside their rows. */
export interface IdeaCounts {
  readonly votes: number;
  readonly mine: boolean;
  readonly comments: number;
}

export async function countFor(tx: Tx, ids: readonly string[], person: string): Promise<Map<string, IdeaCounts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<IdeaCounts & { id: string }>`
    select id,
           coalesce(votes_kept, (select count(*)::int from ideas_votes where idea = ideas_ideas.id)) as votes,
           exists (select 1 from ideas_votes where idea = ideas_ideas.id and person = ${person}) as mine,
           (select count(*)::int from ideas_comments where idea = ideas_ideas.id) as comments
      from ideas_ideas where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
