import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function putFollow(tx: Tx, idea: string, person: string, follows: boolean): Promise<void> {
  await sql`
    insert into ideas_follows (idea, person, follows) values (${idea}, ${person}, ${follows})
    on conflict (idea, person) do update set follows = excluded.follows`.execute(tx);
}

/** Who hears of an idea: its author by name, who commented, who chose to; without those who chose not to. */
export async function listFollowers(tx: Tx, idea: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from (
      select author as person from ideas_ideas where id = ${idea}
      union select person from ideas_comments where idea = ${idea}
      union select person from ideas_follows where idea = ${idea} and follows
    ) hearing
     where person is not null
       and person not in (select person from ideas_follows where idea = ${idea} and not follows)
     order by person`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Who heard of the one hears of the other, unless they said that they do not want to. */
export async function carryFollowers(tx: Tx, persons: readonly string[], into: string): Promise<void> {
  await sql`
    insert into ideas_follows (idea, person, follows)
    select ${into}, person, true from unnest(${[...persons]}::uuid[]) as heard (person)
    on conflict do nothing`.execute(tx);
}

export async function listFollowsOf(
  tx: Tx,
  person: string,
): Promise<{ idea: string; title: string; follows: boolean }[]> {
  const { rows } = await sql<{ idea: string; title: string; follows: boolean }>`
    select idea, title, follows from ideas_follows join ideas_ideas on ideas_ideas.id = idea
     where person = ${person} order by title, idea`.execute(tx);
  return rows;
}
