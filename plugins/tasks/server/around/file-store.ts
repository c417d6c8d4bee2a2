import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface FileRow {
  file: string;
  task: string;
  name: string;
  media_type: string;
  size: number;
  added_by: string | null;
  added_at: Date;
  removed_at: Date | null;
}

/** Those not removed, in the order in which they came. */
export async function listFilesOf(tx: Tx, task: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select file, task, name, media_type, size::float8 as size, added_by, added_at, removed_at from tasks_files
     where task = ${task} and removed_at is null order by added_at, file`.execute(tx);
  return rows;
}

/** The same of several tasks. */
export async function listFilesOfAll(tx: Tx, tasks: readonly string[]): Promise<Pick<FileRow, 'task' | 'file'>[]> {
  const { rows } = await sql<Pick<FileRow, 'task' | 'file'>>`
    select task, file from tasks_files where task = any(${[...tasks]}::uuid[]) and removed_at is null`.execute(tx);
  return rows;
}

/** Also one that was removed. */
export async function findFile(tx: Tx, task: string, file: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select * from tasks_files where task = ${task} and file = ${file} for update`.execute(tx);
  return rows[0];
}

export async function insertFile(tx: Tx, row: Omit<FileRow, 'removed_at'>): Promise<void> {
  await sql`
    insert into tasks_files (file, task, name, media_type, size, added_by, added_at)
    values (${row.file}, ${row.task}, ${row.name}, ${row.media_type}, ${row.size}, ${row.added_by}, ${row.added_at})
    on conflict (file) do nothing`.execute(tx);
}

export async function writeRemoved(tx: Tx, file: string, removedAt: Date | null): Promise<void> {
  await sql`update tasks_files set removed_at = ${removedAt} where file = ${file}`.execute(tx);
}

/** Takes out those removed before, and those whose task is no more, by whatever way it went. */
export async function takeOverdueFiles(tx: Tx, removedBefore: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`
    delete from tasks_files where file in (
      select file from tasks_files f
       where removed_at < ${removedBefore} or not exists (select 1 from tasks_tasks t where t.id = f.task)
       limit ${limit} for update skip locked)
    returning file`.execute(tx);
  return rows.map(({ file }) => file);
}
