import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import type { ImportProblem, ImportReport, ImportState, ImportSummary } from '../../shared/index.ts';

interface ImportTable {
  id: string;
  state: ImportState;
  created_at: Date;
  remove_missing: boolean;
  format: string;
  summary: ImportSummary;
  errors: number;
  warnings: number;
  problems: ImportProblem[];
  progress_done: number | null;
  progress_total: number | null;
  people_file: Buffer | null;
  org_units_file: Buffer | null;
  begun_by: Importer | null;
}

/** Who applied an import. */
export type Importer = Omit<Actor, 'roles'>;

const tables = (tx: Tx) => tx.withTables<{ directory_imports: ImportTable }>();

const reportColumns = [
  'id',
  'state',
  'created_at',
  'remove_missing',
  'format',
  'summary',
  'errors',
  'warnings',
  'progress_done',
  'progress_total',
] as const;

export interface ImportFilesRow {
  readonly people: Uint8Array;
  readonly orgUnits: Uint8Array | undefined;
}

export async function insertImport(tx: Tx, report: ImportReport, files: ImportFilesRow): Promise<void> {
  await tables(tx)
    .insertInto('directory_imports')
    .values({
      id: report.id,
      state: report.state,
      created_at: new Date(report.createdAt),
      remove_missing: report.removeMissing,
      format: report.format,
      summary: sql`${JSON.stringify(report.summary)}::jsonb`,
      errors: report.errors,
      warnings: report.warnings,
      problems: sql`${JSON.stringify(report.problems)}::jsonb`,
      people_file: Buffer.from(files.people),
      org_units_file: files.orgUnits ? Buffer.from(files.orgUnits) : null,
    })
    .execute();
}

export async function findImport(tx: Tx, id: string): Promise<ImportReport | undefined> {
  const row = await tables(tx)
    .selectFrom('directory_imports')
    .select([...reportColumns, 'problems'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...toReport(row), problems: row.problems };
}

export async function listImports(tx: Tx, limit: number): Promise<Omit<ImportReport, 'problems'>[]> {
  const rows = await tables(tx)
    .selectFrom('directory_imports')
    .select(reportColumns)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toReport);
}

/** The state, locked until the end of the transaction. */
export async function lockImport(tx: Tx, id: string): Promise<ImportState | undefined> {
  const row = await tables(tx)
    .selectFrom('directory_imports')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}

/** The files of an import that is being applied, and how. */
export async function findRunningImport(
  tx: Tx,
  id: string,
): Promise<(ImportFilesRow & { readonly removeMissing: boolean; readonly importer: Importer | null }) | undefined> {
  const row = await tables(tx)
    .selectFrom('directory_imports')
    .select(['people_file', 'org_units_file', 'remove_missing', 'begun_by'])
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (!row?.people_file) return undefined;
  const { people_file: people, remove_missing: removeMissing, begun_by: importer } = row;
  return { people, orgUnits: row.org_units_file ?? undefined, removeMissing, importer };
}

export async function beginImport(tx: Tx, id: string, { account, person, session }: Importer): Promise<void> {
  const importer = JSON.stringify({ account, person, session });
  await tables(tx)
    .updateTable('directory_imports')
    .set({ state: 'running', begun_by: sql`${importer}::jsonb` })
    .where('id', '=', id)
    .execute();
}

export async function writeProgress(tx: Tx, id: string, done: number, total: number): Promise<void> {
  await tables(tx)
    .updateTable('directory_imports')
    .set({ progress_done: done, progress_total: total })
    .where('id', '=', id)
    .execute();
}

/** Notes the end, what kept it from ending well, and forgets the files. */
export async function endImport(
  tx: Tx,
  id: string,
  end: { readonly state: 'done' | 'failed'; readonly summary?: ImportSummary; readonly problem?: ImportProblem },
): Promise<void> {
  await tables(tx)
    .updateTable('directory_imports')
    .set({
      state: end.state,
      people_file: null,
      org_units_file: null,
      ...(end.summary ? { summary: sql`${JSON.stringify(end.summary)}::jsonb` } : {}),
      ...(end.problem
        ? { errors: sql`errors + 1`, problems: sql`${JSON.stringify([end.problem])}::jsonb || problems` }
        : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Reports name people: they are kept for so many days. */
export async function deleteOldImports(tx: Tx, before: Date): Promise<void> {
  await tables(tx).deleteFrom('directory_imports').where('created_at', '<', before).execute();
}

function toReport(
  row: Omit<ImportTable, 'problems' | 'people_file' | 'org_units_file' | 'begun_by'>,
): Omit<ImportReport, 'problems'> {
  const { progress_done: done, progress_total: total } = row;
  return {
    id: row.id,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    removeMissing: row.remove_missing,
    format: row.format,
    summary: row.summary,
    errors: row.errors,
    warnings: row.warnings,
    progress: done === null || total === null ? null : { done, total },
  };
}
