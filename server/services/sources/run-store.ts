import type { Tx } from '@kontor/database';
import type { RunCounts, SourceProblem, SourceReport, SourceRun } from '@kontor/schema';
import { sql } from 'kysely';

interface RunRow {
  id: string;
  state: SourceRun['state'];
  dry_run: boolean;
  created_at: Date;
  ended_at: Date | null;
  counts: RunCounts;
  failure: string | null;
}

export const noCounts: RunCounts = {
  entries: 0,
  create: 0,
  change: 0,
  unchanged: 0,
  join: 0,
  leave: 0,
  comeBack: 0,
  groups: 0,
  photos: 0,
};

const columns = sql`id, state, dry_run, created_at, ended_at, counts, failure`;

/** Answers whether it was begun: a source is synchronised once at a time. */
export async function beginRun(
  tx: Tx,
  run: { readonly id: string; readonly source: string; readonly dryRun: boolean; readonly force: boolean; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into sources_runs (id, source, state, dry_run, force, created_at, counts, problems, leaving)
    values (${run.id}, ${run.source}, 'running', ${run.dryRun}, ${run.force}, ${run.now},
            ${JSON.stringify(noCounts)}::jsonb, '[]', '[]')
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** A run that is under way. */
export async function findRunning(
  tx: Tx,
  id: string,
): Promise<{ readonly source: string; readonly dryRun: boolean; readonly force: boolean } | undefined> {
  const { rows } = await sql<{ source: string; dryRun: boolean; force: boolean }>`
    select source, dry_run as "dryRun", force from sources_runs where id = ${id} and state = 'running'`.execute(tx);
  return rows[0];
}

export interface RunEnd {
  readonly state: Exclude<SourceRun['state'], 'running'>;
  readonly counts: RunCounts;
  readonly problems: readonly SourceProblem[];
  readonly leaving: readonly string[];
  readonly failure: string | null;
}

export async function endRun(tx: Tx, id: string, end: RunEnd, now: Date): Promise<void> {
  await sql`
    update sources_runs
       set state = ${end.state}, ended_at = ${now}, counts = ${JSON.stringify(end.counts)}::jsonb,
           problems = ${JSON.stringify(end.problems)}::jsonb, leaving = ${JSON.stringify(end.leaving)}::jsonb,
           failure = ${end.failure}
     where id = ${id} and state = 'running'`.execute(tx);
}

/** Runs that nobody carries on any more, as the server ended in the middle of them. */
export async function failAbandoned(tx: Tx, before: Date, now: Date): Promise<void> {
  await sql`
    update sources_runs set state = 'failed', ended_at = ${now}, failure = 'interrupted'
     where state = 'running' and created_at < ${before}`.execute(tx);
}

export async function deleteRunsBefore(tx: Tx, before: Date): Promise<void> {
  await sql`delete from sources_runs where created_at < ${before} and state <> 'running'`.execute(tx);
}

export async function findRun(tx: Tx, source: string, id: string): Promise<SourceReport | undefined> {
  const { rows } = await sql<RunRow & { problems: SourceProblem[]; leaving: string[] }>`
    select ${columns}, problems, leaving from sources_runs where id = ${id} and source = ${source}`.execute(tx);
  return rows[0] && { ...toRun(rows[0]), problems: rows[0].problems, leaving: rows[0].leaving };
}

/** The last run of each source. */
export async function listLastRuns(tx: Tx): Promise<Map<string, SourceRun>> {
  const { rows } = await sql<RunRow & { source: string }>`
    select distinct on (source) source, ${columns} from sources_runs order by source, created_at desc`.execute(tx);
  return new Map(rows.map((row) => [row.source, toRun(row)]));
}

function toRun(row: RunRow): SourceRun {
  return {
    id: row.id,
    state: row.state,
    dryRun: row.dry_run,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    counts: row.counts,
    failure: row.failure,
  };
}
