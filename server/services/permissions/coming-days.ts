import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Days after `day` on which a position of the person begins: from each of them they may hold more. */
export async function listComingDays(tx: Tx, person: string, day: IsoDate): Promise<IsoDate[]> {
  const { rows } = await sql<{ day: IsoDate }>`
    select distinct from_day as day from people_positions
    where person = ${person} and from_day > ${day}::date order by 1`.execute(tx);
  return rows.map((row) => row.day);
}
