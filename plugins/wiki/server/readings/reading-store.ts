import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AccessSubject } from '@kontor/schema';
import { sql } from 'kysely';

export interface RequestRow {
  id: string;
  page: string;
  version: number;
  readers: AccessSubject[] | null;
  until: IsoDate | null;
  asked_by: string | null;
  asked_at: Date;
  is_changed: boolean;
  superseded_at: Date | null;
}

export interface ConfirmationRow {
  request: string;
  person: string;
  confirmed_at: Date;
}

export async function findRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`select * from wiki_reading_requests where id = ${id}`.execute(tx);
  return rows[0];
}

/** The one that still asks. */
export async function findCurrentRequest(tx: Tx, page: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select * from wiki_reading_requests where page = ${page} and superseded_at is null`.execute(tx);
  return rows[0];
}

/** Newest first. */
export async function listRequestsOf(tx: Tx, page: string): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select * from wiki_reading_requests where page = ${page} order by superseded_at is null desc, asked_at desc, id desc`.execute(
    tx,
  );
  return rows;
}

/** Takes the place of the one that asked before. */
export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  const { id, page, version, readers, until, asked_by: by, asked_at: at } = row;
  await sql`
    update wiki_reading_requests set superseded_at = ${at} where page = ${page} and superseded_at is null`.execute(tx);
  await sql`
    insert into wiki_reading_requests (id, page, version, readers, until, asked_by, asked_at)
    values (${id}, ${page}, ${version}, ${readers === null ? null : JSON.stringify(readers)}::jsonb, ${until}, ${by},
            ${at})`.execute(tx);
}

export async function setChanged(tx: Tx, id: string, isChanged: boolean): Promise<void> {
  await sql`update wiki_reading_requests set is_changed = ${isChanged} where id = ${id}`.execute(tx);
}

/** With all that was confirmed. */
export async function deleteRequest(tx: Tx, id: string): Promise<void> {
  await sql`delete from wiki_reading_requests where id = ${id}`.execute(tx);
}

/** The same for every page; answers with the pages that asked. */
export async function deleteAllRequests(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ page: string }>`delete from wiki_reading_requests returning page`.execute(tx);
  return [...new Set(rows.map(({ page }) => page))];
}

export async function deleteSupersededBefore(tx: Tx, before: Date): Promise<void> {
  await sql`delete from wiki_reading_requests where superseded_at < ${before}`.execute(tx);
}

/** Those that still ask, on pages that are there, in pages in order of ids. */
export async function listCurrentRequests(tx: Tx, after: string | undefined, limit: number): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select request.* from wiki_reading_requests request join wiki_pages on wiki_pages.id = page
     where superseded_at is null and trashed_at is null
       and ${after === undefined ? sql`true` : sql`request.id > ${after}`}
     order by request.id limit ${limit}`.execute(tx);
  return rows;
}

/** Twice is once. */
export async function insertConfirmation(tx: Tx, { request, person, confirmed_at }: ConfirmationRow): Promise<void> {
  await sql`
    insert into wiki_readings (request, person, confirmed_at) values (${request}, ${person}, ${confirmed_at})
        on conflict do nothing`.execute(tx);
}

export async function deleteConfirmation(tx: Tx, request: string, person: string): Promise<void> {
  await sql`delete from wiki_readings where request = ${request} and person = ${person}`.execute(tx);
}

export async function findConfirmedAt(tx: Tx, request: string, person: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select confirmed_at as at from wiki_readings where request = ${request} and person = ${person}`.execute(tx);
  return rows[0]?.at;
}

export async function countConfirmations(tx: Tx, request: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from wiki_readings where request = ${request}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** By request, in order of time. */
export async function listConfirmations(tx: Tx, requests: readonly string[]): Promise<Map<string, ConfirmationRow[]>> {
  const { rows } = await sql<ConfirmationRow>`
    select * from wiki_readings where request = any(${[...requests]}::uuid[]) order by confirmed_at, person`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ request }) => request);
}

/** What somebody confirmed, for their archive. */
export async function listConfirmationsOf(tx: Tx, person: string): Promise<{ title: string; confirmed_at: Date }[]> {
  const { rows } = await sql<{ title: string; confirmed_at: Date }>`
    select title, confirmed_at from wiki_readings
      join wiki_reading_requests request on request.id = wiki_readings.request
      join wiki_pages on wiki_pages.id = page
     where person = ${person} order by confirmed_at, request.id`.execute(tx);
  return rows;
}

/** What somebody asked others to read, for their archive. */
export async function listRequestsBy(tx: Tx, person: string): Promise<{ title: string; asked_at: Date }[]> {
  const { rows } = await sql<{ title: string; asked_at: Date }>`
    select title, asked_at from wiki_reading_requests join wiki_pages on wiki_pages.id = page
     where asked_by = ${person} order by asked_at, wiki_reading_requests.id`.execute(tx);
  return rows;
}
