import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { ReportReason } from '../../shared/index.ts';

export interface ReportRow {
  id: string;
  reporter: string;
  room: string;
  event: string;
  reason: ReportReason;
  reported_at: Date;
}

export type NewReport = Omit<ReportRow, 'id'>;

/** Nothing where the person has reported the message before. */
export async function insertReport(tx: Tx, report: NewReport): Promise<ReportRow | undefined> {
  const { reporter, room, event, reason, reported_at: at } = report;
  const { rows } = await sql<ReportRow>`
    insert into chat_reports (id, reporter, room, event, reason, reported_at)
    values (${newId()}, ${reporter}, ${room}, ${event}, ${reason}, ${at})
    on conflict (reporter, room, event) do nothing returning *`.execute(tx);
  return rows[0];
}

export async function findReports(tx: Tx, ids: readonly string[]): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`select * from chat_reports where id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function listReportsOf(tx: Tx, person: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select * from chat_reports where reporter = ${person} order by reported_at, id`.execute(tx);
  return rows;
}

export async function expireReports(tx: Tx, before: Date): Promise<void> {
  await sql`delete from chat_reports where reported_at < ${before}`.execute(tx);
}
