import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What somebody said about watching; who made it, was asked or commented watches without saying so. */
export async function setWatch(tx: Tx, task: string, person: string, watches: boolean): Promise<void> {
  await sql`
    insert into tasks_watches (task, person, watches) values (${task}, ${person}, ${watches})
    on conflict (task, person) do update set watches = excluded.watches`.execute(tx);
}

const watching = (task: string) => sql<{ person: string }>`
  with said as (select person, watches from tasks_watches where task = ${task}),
       concerned as (
         select created_by as person from tasks_tasks where id = ${task}
         union select person from tasks_comments where task = ${task}
         union select subject from tasks_assignees where task = ${task} and kind = 'person' and answer <> 'declined'
         union select person from said where watches)
  select person from concerned
   where person is not null and person not in (select person from said where not watches)`;

export async function listWatchers(tx: Tx, task: string): Promise<string[]> {
  return (await watching(task).execute(tx)).rows.map(({ person }) => person);
}

export async function isWatching(tx: Tx, task: string, person: string): Promise<boolean> {
  return (await listWatchers(tx, task)).includes(person);
}

/** Of these persons those who have not said that they want to hear nothing of it. */
export async function withoutStopped(tx: Tx, task: string, persons: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from tasks_watches where task = ${task} and not watches`.execute(tx);
  return persons.filter((person) => !rows.some((row) => row.person === person));
}

export async function forgetWatches(tx: Tx, task: string, persons: readonly string[]): Promise<void> {
  await sql`delete from tasks_watches where task = ${task} and person = any(${[...persons]}::uuid[])`.execute(tx);
}

/** Who watches one task, or does not, does the same with the one that follows it. */
export async function copyWatches(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into tasks_watches (task, person, watches)
    select ${to}, person, watches from tasks_watches where task = ${from} on conflict do nothing`.execute(tx);
}
