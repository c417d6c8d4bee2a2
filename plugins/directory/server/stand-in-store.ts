import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Who was standing in for this person when that was last looked at. */
export async function listNotedSubstitutes(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ substitute: string }>`
    select substitute from directory_stand_ins where person = ${person}`.execute(tx);
  return rows.map(({ substitute }) => substitute);
}

export async function noteSubstitutes(tx: Tx, person: string, substitutes: readonly string[]): Promise<void> {
  await sql`delete from directory_stand_ins where person = ${person}`.execute(tx);
  await sql`
    insert into directory_stand_ins (substitute, person)
    select substitute, ${person} from unnest(${[...substitutes]}::uuid[]) as substitute
    on conflict do nothing`.execute(tx);
}
