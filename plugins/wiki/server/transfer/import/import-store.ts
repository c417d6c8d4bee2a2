import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import type { PageImport } from '../../../shared/index.ts';

/** What a check found; kept as it is. */
export type ImportReport = Pick<PageImport, 'name' | 'pages' | 'files' | 'titles' | 'counts' | 'findings'>;

export interface ImportRow {
  id: string;
  person: string;
  space: string;
  parent: string | null;
  file: string | null;
  state: PageImport['state'];
  report: ImportReport;
  progress_done: number | null;
  progress_total: number | null;
  page: string | null;
  begun_by: Omit<Actor, 'roles'> | null;
  created_at: Date;
}

type NewImport = Pick<ImportRow, 'id' | 'person' | 'space' | 'parent' | 'file' | 'report' | 'created_at'>;

export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  await sql`
    insert into wiki_imports (id, person, space, parent, file, state, report, created_at)
    values (${row.id}, ${row.person}, ${row.space}, ${row.parent}, ${row.file}, 'checked',
            ${JSON.stringify(row.report)}::jsonb, ${row.created_at})`.execute(tx);
}

export async function findImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from wiki_imports where id = ${id}`.execute(tx);
  return rows[0];
}

/** Locked until the end of the transaction. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from wiki_imports where id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function setRunning(tx: Tx, id: string, { account, person, session }: Actor): Promise<void> {
  const by = JSON.stringify({ account, person, session });
  await sql`update wiki_imports set state = 'running', begun_by = ${by}::jsonb where id = ${id}`.execute(tx);
}

export async function setProgress(tx: Tx, id: string, done: number, total: number): Promise<void> {
  await sql`
    update wiki_imports set progress_done = ${done}, progress_total = ${total} where id = ${id}`.execute(tx);
}

/** Forgets the upload, too. */
export async function setEnd(tx: Tx, id: string, end: Pick<ImportRow, 'state' | 'page'>): Promise<void> {
  await sql`
    update wiki_imports set state = ${end.state}, page = ${end.page}, file = null where id = ${id}`.execute(tx);
}

/** Takes those away that are older, and answers with their uploads that are still there. */
export async function deleteOldImports(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ file: string | null }>`
    delete from wiki_imports where created_at < ${before} and state <> 'running' returning file`.execute(tx);
  return rows.flatMap(({ file }) => file ?? []);
}

export async function listImportsOf(tx: Tx, person: string): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select * from wiki_imports where person = ${person} order by created_at, id`.execute(tx);
  return rows;
}
