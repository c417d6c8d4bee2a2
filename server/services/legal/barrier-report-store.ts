import type { Tx } from '@kontor/database';
import type { BarrierReport } from '@kontor/schema';
import { sql } from 'kysely';

export interface ReportRow {
  readonly id: string;
  readonly reference: string;
  readonly message: string;
  readonly contact: string;
  readonly page: string;
  readonly state: BarrierReport['state'];
  readonly created_at: Date;
}

const mostShown = 200;

export async function insertReport(tx: Tx, report: Omit<ReportRow, 'state'>): Promise<void> {
  await sql`
    insert into legal_reports (id, reference, message, contact, page, created_at)
    values (${report.id}, ${report.reference}, ${report.message}, ${report.contact}, ${report.page},
            ${report.created_at})`.execute(tx);
}

export async function listReports(tx: Tx, state: ReportRow['state']): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select * from legal_reports where state = ${state} order by created_at desc limit ${mostShown}`.execute(tx);
  return rows;
}

export async function findReports(tx: Tx, ids: readonly string[]): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`select * from legal_reports where id = any (${ids}::uuid[])`.execute(tx);
  return rows;
}

export async function setState(
  tx: Tx,
  id: string,
  change: { readonly state: ReportRow['state']; readonly doneAt: Date | null },
): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    update legal_reports set state = ${change.state}, done_at = ${change.doneAt} where id = ${id} returning *`.execute(
    tx,
  );
  return rows[0];
}

/** Adds one to the count of `key` and answers with it; a count whose time is over begins at one. */
export async function countReport(tx: Tx, key: Buffer, now: Date, endsAt: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into legal_report_counts as c (key, count, ends_at) values (${key}, 1, ${endsAt})
    on conflict (key) do update
      set count = case when c.ends_at <= ${now} then 1 else c.count + 1 end,
          ends_at = case when c.ends_at <= ${now} then excluded.ends_at else c.ends_at end
    returning count`.execute(tx);
  return rows[0]?.count ?? 1;
}

/** Removes what is done since long, everything very old, and counts whose time is over. */
export async function expireReports(
  tx: Tx,
  before: { readonly done: Date; readonly all: Date; readonly counts: Date },
): Promise<void> {
  await sql`delete from legal_reports where done_at < ${before.done} or created_at < ${before.all}`.execute(tx);
  await sql`delete from legal_report_counts where ends_at < ${before.counts}`.execute(tx);
}
