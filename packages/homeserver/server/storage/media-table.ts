import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MediaRow {
  readonly media_id: string;
  readonly user_id: string;
  /** As declared. */
  readonly type: string;
  readonly sniffed_type: string | null;
  readonly name: string | null;
  /** Null until everything has arrived. */
  readonly bytes: number | null;
  readonly quarantined_by: string | null;
  readonly created_at: Date;
}

export async function addMedia(tx: Tx, mediaId: string, userId: string): Promise<void> {
  await sql`
    insert into homeserver.media (media_id, user_id, created_at) values (${mediaId}, ${userId}, now())`.execute(tx);
}

export async function findMedia(tx: Tx, mediaId: string): Promise<MediaRow | undefined> {
  const found = await sql<MediaRow>`select * from homeserver.media where media_id = ${mediaId}`.execute(tx);
  return found.rows[0];
}

export async function deleteMedia(tx: Tx, mediaId: string): Promise<void> {
  await sql`delete from homeserver.media where media_id = ${mediaId}`.execute(tx);
}

export async function markPreview(tx: Tx, mediaId: string): Promise<void> {
  await sql`update homeserver.media set is_preview = true where media_id = ${mediaId}`.execute(tx);
}

/** Old pictures of previews that nobody has sent on; their ids. */
export async function deletePreviews(tx: Tx, olderThan: Date): Promise<string[]> {
  const gone = await sql<{ media_id: string }>`
    delete from homeserver.media m where is_preview and created_at < ${olderThan}
      and not exists (select 1 from homeserver.media_uses u where u.media_id = m.media_id)
    returning media_id`.execute(tx);
  return gone.rows.map((row) => row.media_id);
}

/** Reserved and not yet filled. */
export async function countWaiting(tx: Tx, userId: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*) as count from homeserver.media where user_id = ${userId} and bytes is null`.execute(tx);
  return found.rows[0]?.count ?? 0;
}

/** What was reserved and never filled, or whose upload broke off. */
export async function deleteWaiting(tx: Tx, olderThan: Date): Promise<void> {
  await sql`delete from homeserver.media where bytes is null and created_at < ${olderThan}`.execute(tx);
}

export async function putChunk(tx: Tx, mediaId: string, number: number, content: Buffer): Promise<void> {
  await sql`
    insert into homeserver.media_chunks (media_id, number, content) values (${mediaId}, ${number}, ${content})`.execute(
    tx,
  );
}

export async function deleteChunks(tx: Tx, mediaId: string): Promise<void> {
  await sql`delete from homeserver.media_chunks where media_id = ${mediaId}`.execute(tx);
}

export async function findChunk(tx: Tx, mediaId: string, number: number): Promise<Buffer | undefined> {
  const found = await sql<{ content: Buffer }>`
    select content from homeserver.media_chunks where media_id = ${mediaId} and number = ${number}`.execute(tx);
  return found.rows[0]?.content;
}

export async function completeMedia(
  tx: Tx,
  mediaId: string,
  row: Pick<MediaRow, 'type' | 'sniffed_type' | 'name' | 'bytes'>,
): Promise<void> {
  await sql`
    update homeserver.media
    set type = ${row.type}, sniffed_type = ${row.sniffed_type}, name = ${row.name}, bytes = ${row.bytes}
    where media_id = ${mediaId}`.execute(tx);
}

/** Nothing as `by` takes them out again; the ids that there were. */
export async function setQuarantined(tx: Tx, mediaIds: readonly string[], by: string | null): Promise<string[]> {
  const changed = await sql<{ media_id: string }>`
    update homeserver.media set quarantined_by = ${by}
    where media_id = any(${mediaIds as string[]}) returning media_id`.execute(tx);
  return changed.rows.map((row) => row.media_id);
}

export async function listMediaOfRoom(tx: Tx, roomId: string): Promise<string[]> {
  const found = await sql<{ media_id: string }>`
    select distinct u.media_id from homeserver.media_uses u join homeserver.media m using (media_id)
    where u.room_id = ${roomId}`.execute(tx);
  return found.rows.map((row) => row.media_id);
}

export async function listMediaOfUser(tx: Tx, userId: string): Promise<string[]> {
  const found = await sql<{ media_id: string }>`
    select media_id from homeserver.media where user_id = ${userId}`.execute(tx);
  return found.rows.map((row) => row.media_id);
}

export interface Thumbnail {
  readonly type: string;
  readonly content: Buffer;
}

export async function findThumbnail(tx: Tx, mediaId: string, variant: string): Promise<Thumbnail | undefined> {
  const found = await sql<Thumbnail>`
    select type, content from homeserver.media_thumbnails
    where media_id = ${mediaId} and variant = ${variant}`.execute(tx);
  return found.rows[0];
}

export async function putThumbnail(tx: Tx, mediaId: string, variant: string, made: Thumbnail): Promise<void> {
  await sql`
    insert into homeserver.media_thumbnails (media_id, variant, type, content)
    values (${mediaId}, ${variant}, ${made.type}, ${made.content}) on conflict do nothing`.execute(tx);
}
