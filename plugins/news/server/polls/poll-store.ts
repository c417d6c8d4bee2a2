import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What is left of votes: how many people voted, and how many chose what; null counts where they were too few to tell. */
export interface Counted {
  readonly voters: number;
  readonly counts: Readonly<Record<string, number>> | null;
}

export interface PollRow {
  post: string;
  question: string;
  choices: readonly { readonly id: string; readonly text: string }[];
  multiple: boolean;
  created_at: Date;
  ends_at: Date | null;
  revision: number;
  counted: Counted | null;
}

export async function findPoll(tx: Tx, post: string): Promise<PollRow | undefined> {
  const { rows } = await sql<PollRow>`select * from news_polls where post = ${post}`.execute(tx);
  return rows[0];
}

/** Nobody else changes it until the end of the transaction. */
export async function lockPoll(tx: Tx, post: string): Promise<PollRow | undefined> {
  const { rows } = await sql<PollRow>`select * from news_polls where post = ${post} for update`.execute(tx);
  return rows[0];
}

/** The same for those who vote: they do not wait for each other, and it stays as it is. */
export async function holdPoll(tx: Tx, post: string): Promise<PollRow | undefined> {
  const { rows } = await sql<PollRow>`select * from news_polls where post = ${post} for share`.execute(tx);
  return rows[0];
}

/** False when there is one already. */
export async function insertPoll(tx: Tx, poll: PollRow): Promise<boolean> {
  const { post, question, choices, multiple, created_at: at, ends_at: endsAt, revision } = poll;
  const { rows } = await sql`
    insert into news_polls (post, question, choices, multiple, created_at, ends_at, revision)
    values (${post}, ${question}, ${JSON.stringify(choices)}::jsonb, ${multiple}, ${at}, ${endsAt}, ${revision})
    on conflict do nothing returning post`.execute(tx);
  return rows.length > 0;
}

export async function updatePoll(tx: Tx, poll: PollRow): Promise<void> {
  const { post, question, choices, multiple, ends_at: endsAt, revision } = poll;
  await sql`
    update news_polls set question = ${question}, choices = ${JSON.stringify(choices)}::jsonb, multiple = ${multiple},
           ends_at = ${endsAt}, revision = ${revision}
     where post = ${post}`.execute(tx);
}

/** False when there was none. */
export async function deletePoll(tx: Tx, post: string): Promise<boolean> {
  return (await sql`delete from news_polls where post = ${post} returning post`.execute(tx)).rows.length > 0;
}

export async function countVotes(tx: Tx, post: string): Promise<Counted & { readonly counts: Record<string, number> }> {
  const { rows } = await sql<{ choice: string; count: number }>`
    select choice, count(*)::int as count from news_votes where post = ${post} group by choice`.execute(tx);
  const { rows: all } = await sql<{ voters: number }>`
    select count(distinct person)::int as voters from news_votes where post = ${post}`.execute(tx);
  return {
    voters: all[0]?.voters ?? 0,
    counts: Object.fromEntries(rows.map(({ choice, count }) => [choice, count])),
  };
}

export async function hasVotes(tx: Tx, post: string): Promise<boolean> {
  return (await sql`select 1 from news_votes where post = ${post} limit 1`.execute(tx)).rows.length > 0;
}

export async function findVote(tx: Tx, post: string, person: string): Promise<string[]> {
  const { rows } = await sql<{ choice: string }>`
    select choice from news_votes where post = ${post} and person = ${person} order by choice`.execute(tx);
  return rows.map(({ choice }) => choice);
}

/** Exactly these are what the person chose. Two at once of one person come one after the other. */
export async function putVote(tx: Tx, post: string, person: string, choices: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${post}:${person}`}, 0))`.execute(tx);
  await sql`
    delete from news_votes where post = ${post} and person = ${person} and choice <> all(${[...choices]}::uuid[])`.execute(
    tx,
  );
  await sql`
    insert into news_votes (post, person, choice)
    select ${post}, ${person}, choice from unnest(${[...choices]}::uuid[]) as choice on conflict do nothing`.execute(
    tx,
  );
}

/** Of polls that were over before this moment and still have single votes; `unended`: without an end, begun before. */
export async function listToCount(tx: Tx, overBefore: Date, begunBefore: Date): Promise<string[]> {
  const { rows } = await sql<{ post: string }>`
    select post from news_polls
     where counted is null and (ends_at < ${overBefore} or (ends_at is null and created_at < ${begunBefore}))`.execute(
    tx,
  );
  return rows.map(({ post }) => post);
}

/** From now on there are counts alone. */
export async function keepCounts(tx: Tx, post: string, counted: Counted): Promise<void> {
  await sql`update news_polls set counted = ${JSON.stringify(counted)}::jsonb where post = ${post}`.execute(tx);
  await sql`delete from news_votes where post = ${post}`.execute(tx);
}

/** For the personal archive: what somebody chose, in words. */
export async function listVotesBy(tx: Tx, person: string) {
  const { rows } = await sql<{ post: string; question: string; choice: string | null }>`
    select news_polls.post, question, chosen ->> 'text' as choice
      from news_votes
      join news_polls on news_polls.post = news_votes.post
      left join lateral jsonb_array_elements(choices) chosen on chosen ->> 'id' = news_votes.choice::text
     where person = ${person} order by news_polls.post, choice`.execute(tx);
  return rows;
}
