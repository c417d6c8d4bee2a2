import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What somebody was told of one version. */
export interface AskedRow {
  version: string;
  person: string;
  asked_on: IsoDate;
  /** How often they were asked: again after having been away from the addressees. */
  round: number;
  /** How many reminders of this round have come. */
  reminders: number;
  /** They have confirmed, or are not asked any more. */
  is_over: boolean;
}

export async function listAskedRows(tx: Tx, version: string): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`select * from instructions_asked where version = ${version}`.execute(tx);
  return rows;
}

export async function wasAsked(tx: Tx, version: string, person: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from instructions_asked where version = ${version} and person = ${person}`.execute(tx);
  return rows.length > 0;
}

/** They are asked from this day on; answers with the round of each. */
export async function beginAsking(
  tx: Tx,
  version: string,
  persons: readonly string[],
  day: IsoDate,
): Promise<{ person: string; round: number }[]> {
  const { rows } = await sql<{ person: string; round: number }>`
    insert into instructions_asked as asked (version, person, asked_on, round)
    select ${version}, person, ${day}, 1 from unnest(${[...persons]}::uuid[]) as person
    on conflict (version, person) do update
       set asked_on = excluded.asked_on, round = asked.round + 1, reminders = 0, is_over = false
    returning person, round`.execute(tx);
  return rows;
}

/** Answers with those who were asked until now. */
export async function endAsking(tx: Tx, version: string, persons: readonly string[]): Promise<void> {
  await sql`
    update instructions_asked set is_over = true
     where version = ${version} and person = any(${[...persons]}::uuid[])`.execute(tx);
}

export async function endAskingOfAll(tx: Tx, instruction: string): Promise<void> {
  await sql`
    update instructions_asked set is_over = true
     where version in (select id from instructions_versions where instruction = ${instruction})`.execute(tx);
}

export async function setReminders(tx: Tx, version: string, persons: readonly string[], count: number): Promise<void> {
  await sql`
    update instructions_asked set reminders = ${count}
     where version = ${version} and person = any(${[...persons]}::uuid[])`.execute(tx);
}
