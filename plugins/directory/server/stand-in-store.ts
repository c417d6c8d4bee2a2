import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface StandInPair {
  readonly substitute: string;
  readonly person: string;
}

/** Who was standing in for whom when that was last looked at. */
export async function listNotedPairs(tx: Tx): Promise<StandInPair[]> {
  const { rows } = await sql<StandInPair>`select substitute, person from directory_stand_ins`.execute(tx);
  return rows;
}

export async function noteAnew(tx: Tx, pairs: readonly StandInPair[]): Promise<void> {
  const substitutes = pairs.map(({ substitute }) => substitute);
  const persons = pairs.map(({ person }) => person);
  await sql`delete from directory_stand_ins`.execute(tx);
  await sql`
    insert into directory_stand_ins (substitute, person)
    select * from unnest(${substitutes}::uuid[], ${persons}::uuid[])`.execute(tx);
}
