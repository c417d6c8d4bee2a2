import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface JobCounts {
  readonly queued: number;
  readonly active: number;
  /** Failed for good within the last three days. */
  readonly failed: number;
}

/** How many jobs wait, run and have failed, by name; those whose moment is still to come do not wait. Reads pg-boss's own table. */
export async function countJobs(tx: Tx): Promise<Map<string, JobCounts>> {
  const { rows } = await sql<JobCounts & { name: string }>`
    select name,
           count(*) filter (where state in ('created', 'retry') and start_after <= now()) as queued,
           count(*) filter (where state = 'active') as active,
           count(*) filter (where state = 'failed') as failed
      from pgboss.job where name not like '\\_\\_pgboss\\_\\_%' group by name order by name`.execute(tx);
  return new Map(rows.map(({ name, ...counts }) => [name, counts]));
}
