import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { FileRow } from '../file-store.ts';

export type AttachedFile = Omit<FileRow, 'ref'> & { readonly ref: Ref };

/** Those of these files that belong to an object, each with its words as far as they were read. */
export async function findAttachedWithText(
  tx: Tx,
  ids: readonly string[],
): Promise<(AttachedFile & { readonly text: string | null })[]> {
  const { rows } = await sql<AttachedFile & { text: string | null }>`
    select files_files.*, text from files_files left join files_texts using (hash)
     where id = any(${[...ids]}::uuid[]) and ref is not null order by id`.execute(tx);
  return rows;
}

export async function listAttachedIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from files_files
     where ref is not null and media_type not like 'image/%' and (${after ?? null}::uuid is null or id > ${after ?? null})
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function listAttachedWith(tx: Tx, hash: string): Promise<AttachedFile[]> {
  const { rows } = await sql<AttachedFile>`
    select * from files_files where hash = ${hash} and ref is not null order by id`.execute(tx);
  return rows;
}

export async function isRead(tx: Tx, hash: string): Promise<boolean> {
  const { rows } = await sql`select 1 from files_texts where hash = ${hash}`.execute(tx);
  return rows.length > 0;
}

export async function insertText(tx: Tx, hash: string, text: string | null, at: Date): Promise<void> {
  await sql`
    insert into files_texts (hash, text, read_at) values (${hash}, ${text}, ${at})
    on conflict (hash) do update set text = excluded.text, read_at = excluded.read_at`.execute(tx);
}

/** With the bytes goes what was read of them. */
export async function deleteText(tx: Tx, hash: string): Promise<void> {
  await sql`delete from files_texts where hash = ${hash}`.execute(tx);
}

/** Attached files whose words were never read: from before there was a search over them. */
export async function listUnread(tx: Tx, limit: number): Promise<AttachedFile[]> {
  const { rows } = await sql<AttachedFile>`
    select distinct on (hash) files_files.* from files_files
     where ref is not null and media_type not like 'image/%'
       and not exists (select 1 from files_texts where files_texts.hash = files_files.hash)
     order by hash, id limit ${limit}`.execute(tx);
  return rows;
}
