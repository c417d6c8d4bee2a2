import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { IdeaState } from '../shared/index.ts';
import type { IdeaRow } from './idea-store.ts';

/** Whose list it is. */
export interface ListReader {
  readonly person: string;
  /** The boxes whose ideas they see, and those in which they decide. */
  readonly seen: readonly string[];
  readonly office: readonly string[];
  readonly today: IsoDate;
}

export interface ListFilter {
  readonly show: 'all' | 'mine' | 'work' | 'overdue';
  readonly box?: string | undefined;
  readonly category?: string | undefined;
  readonly states?: readonly IdeaState[] | undefined;
  readonly sort: 'newest' | 'votes';
  readonly offset: number;
  readonly limit: number;
}

/** The day that counts for the office: that of the review, and of the first answer until there is one. */
export const dueDay = sql`least(due_on, case when answered then null else answer_due end)`;

const waiting = sql`merged_into is null and state in ('new', 'review')`;

/** An order of ideas: newest, or most votes. */
export async function listIdeaRows(tx: Tx, reader: ListReader, filter: ListFilter): Promise<IdeaRow[]> {
  const { person, seen, office, today } = reader;
  const isTheirs = sql`(box = any(${[...office]}::uuid[]) or responsible = ${person})`;
  const isShown = {
    all: sql`(box = any(${[...seen]}::uuid[]) or author = ${person} or responsible = ${person})
             and merged_into is null and ${filter.states ? sql`true` : sql`state <> 'withdrawn'`}`,
    mine: sql`author = ${person}`,
    work: sql`${isTheirs} and ${waiting}`,
    overdue: sql`${isTheirs} and ${waiting} and ${dueDay} < ${today}::date`,
  }[filter.show];
  const order = {
    newest: sql`created_at desc, id desc`,
    votes: sql`coalesce(votes_kept, (select count(*)::int from ideas_votes where idea = ideas_ideas.id)) desc,
               created_at desc, id desc`,
  }[filter.sort];
  const { rows } = await sql<IdeaRow>`
    select * from ideas_ideas
     where ${isShown}
       and ${filter.box === undefined ? sql`true` : sql`box = ${filter.box}`}
       and ${filter.category === undefined ? sql`true` : sql`category = ${filter.category}`}
       and ${filter.states ? sql`state = any(${[...filter.states]}::text[])` : sql`true`}
     order by ${filter.show === 'work' || filter.show === 'overdue' ? sql`${dueDay} nulls last, ` : sql``}${order}
     limit ${filter.limit} offset ${filter.offset}`.execute(tx);
  return rows;
}

/** Own ones with an answer that their author has not seen. */
export async function listUnseen(tx: Tx, person: string): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select * from ideas_ideas where author = ${person} and answer_unseen order by created_at desc, id limit 20`.execute(
    tx,
  );
  return rows;
}

/** The newest decisions in these boxes. */
export async function listDecided(tx: Tx, boxes: readonly string[], limit: number): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select * from ideas_ideas
     where box = any(${[...boxes]}::uuid[]) and decided_at is not null and merged_into is null
     order by decided_at desc, id limit ${limit}`.execute(tx);
  return rows;
}

/** Those whose first answer or review was due by then, with nobody told that long. */
export async function listDue(tx: Tx, day: IsoDate): Promise<IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select * from ideas_ideas where ${waiting} and ${dueDay} <= ${day}::date order by id`.execute(tx);
  return rows;
}
