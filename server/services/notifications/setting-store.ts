import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Which of these persons have switched a kind on or off themselves. */
export async function findChoices(tx: Tx, kind: string, persons: readonly string[]): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ person: string; is_on: boolean }>`
    select person, is_on from notifications_settings
     where kind = ${kind} and person = any(${persons}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.person, row.is_on]));
}

export async function findChoicesOf(tx: Tx, person: string): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ kind: string; is_on: boolean }>`
    select kind, is_on from notifications_settings where person = ${person}`.execute(tx);
  return new Map(rows.map((row) => [row.kind, row.is_on]));
}

export async function setChoice(tx: Tx, person: string, kind: string, on: boolean): Promise<void> {
  await sql`
    insert into notifications_settings (person, kind, is_on) values (${person}, ${kind}, ${on})
    on conflict (person, kind) do update set is_on = excluded.is_on`.execute(tx);
}
