import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface AnswerRow {
  readonly key: Buffer;
  readonly person: string;
  readonly receivedAt: Date;
  readonly stored: boolean;
  readonly told: boolean;
}

/** False where it is there already; waits for whoever is writing it right now. */
export async function insertAnswer(tx: Tx, { key, person, receivedAt, stored, told }: AnswerRow): Promise<boolean> {
  const { rows } = await sql`
    insert into inbound_mail_answers (key, person, received_at, stored, told)
    values (${key}, ${person}, ${receivedAt}, ${stored}, ${told})
    on conflict (key) do nothing returning true`.execute(tx);
  return rows.length > 0;
}

export async function isAnswered(tx: Tx, key: Buffer): Promise<boolean> {
  const { rows } = await sql`select true from inbound_mail_answers where key = ${key}`.execute(tx);
  return rows.length > 0;
}

export async function countAnswers(
  tx: Tx,
  person: string,
  { since, told }: { readonly since: Date; readonly told?: true },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inbound_mail_answers
     where person = ${person} and received_at > ${since} and (told or ${told === undefined})`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function deleteAnswersBefore(tx: Tx, moment: Date): Promise<void> {
  await sql`delete from inbound_mail_answers where received_at < ${moment}`.execute(tx);
}

export async function listAnswersOf(tx: Tx, person: string): Promise<{ receivedAt: Date; stored: boolean }[]> {
  const { rows } = await sql<{ receivedAt: Date; stored: boolean }>`
    select received_at as "receivedAt", stored from inbound_mail_answers
     where person = ${person} order by received_at`.execute(tx);
  return rows;
}
