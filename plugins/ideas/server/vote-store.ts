import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** False where they had voted already. */
export async function insertVote(tx: Tx, idea: string, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ideas_votes (idea, person) values (${idea}, ${person}) on conflict do nothing`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** False where they had not voted. */
export async function deleteVote(tx: Tx, idea: string, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from ideas_votes where idea = ${idea} and person = ${person}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Forgets who voted; how many they were is the answer. */
export async function takeVotes(tx: Tx, idea: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from ideas_votes where idea = ${idea}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Votes of one idea become votes of another one; who voted for both counts once. */
export async function uniteVotes(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    insert into ideas_votes (idea, person) select ${into}, person from ideas_votes where idea = ${from}
    on conflict do nothing`.execute(tx);
}

/** The number, and who voted: for telling each live client of its own vote. */
export async function readVoters(tx: Tx, idea: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`select person from ideas_votes where idea = ${idea}`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** What somebody votes for now: for their personal archive. */
export async function listVotesOf(tx: Tx, person: string): Promise<{ idea: string; title: string }[]> {
  const { rows } = await sql<{ idea: string; title: string }>`
    select idea, title from ideas_votes join ideas_ideas on ideas_ideas.id = idea
     where person = ${person} order by title, idea`.execute(tx);
  return rows;
}
