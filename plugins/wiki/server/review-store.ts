import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { PageRow } from './page-store.ts';

export interface ReportRow {
  id: string;
  page: string;
  person: string;
  note: string;
  at: Date;
}

export async function countReports(tx: Tx, pages: readonly string[]): Promise<Map<string, number>> {
  if (pages.length === 0) return new Map();
  const { rows } = await sql<{ page: string; count: number }>`
    select page, count(*)::int as count from wiki_reports where page = any(${[...pages]}::uuid[]) group by page`.execute(
    tx,
  );
  return new Map(rows.map(({ page, count }) => [page, count]));
}

export async function listReportsOf(tx: Tx, page: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select * from wiki_reports where page = ${page} order by at desc, id`.execute(tx);
  return rows;
}

/** All that somebody reported and that is not answered yet. */
export async function listReportsBy(tx: Tx, person: string): Promise<(ReportRow & { title: string })[]> {
  const { rows } = await sql<ReportRow & { title: string }>`
    select wiki_reports.*, title from wiki_reports join wiki_pages on wiki_pages.id = page
     where person = ${person} order by at, wiki_reports.id`.execute(tx);
  return rows;
}

export async function insertReport(tx: Tx, report: ReportRow): Promise<void> {
  const { id, page, person, note, at } = report;
  await sql`
    insert into wiki_reports (id, page, person, note, at) values (${id}, ${page}, ${person}, ${note}, ${at})`.execute(
    tx,
  );
}

/** Takes one report away, and answers with it; only one of two who do so at once gets it. */
export async function takeReport(tx: Tx, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`delete from wiki_reports where id = ${id} returning *`.execute(tx);
  return rows[0];
}

/** Answers with those who had reported it. */
export async function takeReports(tx: Tx, page: string): Promise<string[]> {
  const { rows } = await sql<{
    person: string;
  }>`delete from wiki_reports where page = ${page} returning person`.execute(tx);
  return [...new Set(rows.map(({ person }) => person))];
}

/** Pages to be checked by that day at the latest, in pages, in order of ids. */
export async function listDue(tx: Tx, until: IsoDate, after: string | undefined, limit: number): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages
     where review_on <= ${until}::date and not obsolete and trashed_at is null and draft_of is null
       and ${after === undefined ? sql`true` : sql`id > ${after}`}
     order by id limit ${limit}`.execute(tx);
  return rows;
}

/** Pages that somebody is responsible for, with who: to find those who are gone. */
export async function listOwners(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ owner: string }>`
    select distinct owner from wiki_pages where owner is not null and trashed_at is null`.execute(tx);
  return rows.map(({ owner }) => owner);
}

export async function listOwnedBy(tx: Tx, person: string): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select * from wiki_pages where owner = ${person} and trashed_at is null order by space, position, id`.execute(tx);
  return rows;
}
