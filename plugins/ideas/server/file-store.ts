import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface FileRow {
  file: string;
  idea: string;
  name: string;
  media_type: string;
  size: number;
  added_at: Date;
}

export async function listFiles(tx: Tx, idea: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select file, idea, name, media_type, size::float8 as size, added_at from ideas_files
     where idea = ${idea} order by added_at, file`.execute(tx);
  return rows;
}

export async function insertFile(tx: Tx, row: FileRow): Promise<void> {
  await sql`
    insert into ideas_files (file, idea, name, media_type, size, added_at)
    values (${row.file}, ${row.idea}, ${row.name}, ${row.media_type}, ${row.size}, ${row.added_at})
    on conflict (file) do nothing`.execute(tx);
}

export async function deleteFile(tx: Tx, idea: string, file: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from ideas_files where idea = ${idea} and file = ${file}`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
