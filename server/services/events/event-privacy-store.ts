import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What somebody caused; without the payloads, which may name others. */
export async function readEventsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, happened_at as "happenedAt" from events where person = ${person} order by id`.execute(tx);
  return rows;
}
