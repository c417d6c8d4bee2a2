import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface FileRow {
  id: string;
  hash: string;
  name: string;
  media_type: string;
  size: number;
  uploader: string | null;
  ref: Ref | null;
  created_at: Date;
}

/** Bytes are put in place and collected under this lock, so that neither happens while the other looks. */
export async function lockHash(tx: Tx, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files ${hash}`}, 0))`.execute(tx);
}

/** Two uploads of one person at once must not both fit into the same rest of the quota. */
export async function lockUploader(tx: Tx, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files of ${person}`}, 0))`.execute(tx);
}

export async function insertFile(tx: Tx, file: FileRow): Promise<void> {
  await sql`
    insert into files_files (id, hash, name, media_type, size, uploader, ref, created_at)
    values (${file.id}, ${file.hash}, ${file.name}, ${file.media_type}, ${file.size}, ${file.uploader}, ${file.ref},
            ${file.created_at})`.execute(tx);
}

export async function findFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select * from files_files where id = ${id}`.execute(tx);
  return rows[0];
}

/** Files by id, in the order of their upload; unknown ids are left out. */
export async function findFiles(tx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select * from files_files where id = any(${ids}::uuid[]) order by created_at, id`.execute(tx);
  return rows;
}

/** All that a person uploaded, oldest first. */
export async function listUploads(tx: Tx, person: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select * from files_files where uploader = ${person} order by created_at, id`.execute(tx);
  return rows;
}

export async function countUploads(tx: Tx, person: string): Promise<{ count: number; bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select count(*)::bigint as count, coalesce(sum(size), 0)::bigint as bytes
      from files_files where uploader = ${person}`.execute(tx);
  return rows[0] ?? { count: 0, bytes: 0 };
}

export async function lockFile(tx: Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select * from files_files where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Those of these files that belong to a ref; nobody removes them before the end of the transaction. */
export async function holdFilesOf(tx: Tx, ref: Ref, ids: readonly string[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select * from files_files where id = any(${[...ids]}::uuid[]) and ref = ${ref} order by created_at, id
       for share`.execute(tx);
  return rows;
}

export async function setRef(tx: Tx, id: string, ref: Ref): Promise<void> {
  await sql`update files_files set ref = ${ref} where id = ${id}`.execute(tx);
}

/** Answers with what is gone, whose bytes may now be without a file. */
export async function deleteFile(tx: Tx, id: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`delete from files_files where id = ${id} returning *`.execute(tx);
  return rows;
}

/** The same for all of these objects. */
export async function deleteFilesOf(tx: Tx, refs: readonly Ref[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    delete from files_files where ref = any(${[...refs]}::text[]) returning *`.execute(tx);
  return rows;
}

/** Bytes of a person's files that belong to nothing yet, and of all that they uploaded, equal ones once. */
export async function sumUploads(tx: Tx, person: string): Promise<{ unattached: number; total: number }> {
  const { rows } = await sql<{ unattached: number; total: number }>`
    select (select coalesce(sum(size), 0) from files_files where uploader = ${person} and ref is null)::bigint as unattached,
           (select coalesce(sum(size), 0)
              from (select distinct hash, size from files_files where uploader = ${person}) as stored)::bigint as total`.execute(
    tx,
  );
  return rows[0] ?? { unattached: 0, total: 0 };
}

export async function deleteUnattached(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    delete from files_files where ref is null and created_at < ${before} returning hash`.execute(tx);
  return [...new Set(rows.map((row) => row.hash))];
}

/** Those of one person; answers with the hashes whose bytes may now be without a file. */
export async function deleteUnattachedOf(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    delete from files_files where uploader = ${person} and ref is null returning hash`.execute(tx);
  return [...new Set(rows.map((row) => row.hash))];
}

export async function clearUploader(tx: Tx, person: string): Promise<void> {
  await sql`update files_files set uploader = null where uploader = ${person}`.execute(tx);
}

/** Those of these hashes that some file has. */
export async function findUsedHashes(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    select distinct hash from files_files where hash = any(${hashes}::text[])`.execute(tx);
  return new Set(rows.map((row) => row.hash));
}
