import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MediaUse {
  readonly room_id: string;
  readonly position: number;
  /** What `userId` is in the room, if anything. */
  readonly membership: string | null;
}

/** More uses of one file are not looked at; rooms the reader is in come first. */
const mostUses = 200;

/**
 * Where the file was sent by whoever uploaded it, or by somebody who might pass it on, and was not redacted since: rooms
 * of `userId` first.
 */
export async function listUses(tx: Tx, mediaId: string, userId: string): Promise<MediaUse[]> {
  const found = await sql<MediaUse>`
    select u.room_id, u.position, m.membership
    from homeserver.media_uses u
    join homeserver.media f on f.media_id = u.media_id
    join homeserver.events e on e.position = u.position
    left join homeserver.memberships m on m.room_id = u.room_id and m.user_id = ${userId}
    where u.media_id = ${mediaId} and (u.sender is null or u.sender = f.user_id) and e.redacted_by is null
    order by m.membership is not distinct from 'join' desc, u.position desc limit ${mostUses}`.execute(tx);
  return found.rows;
}

/** Whether whoever uploaded it has sent it in a room: from then on it is that room's. */
export async function isInRoom(tx: Tx, mediaId: string): Promise<boolean> {
  const found = await sql`
    select 1 from homeserver.media_uses u join homeserver.media f on f.media_id = u.media_id
    where u.media_id = ${mediaId} and u.sender = f.user_id limit 1`.execute(tx);
  return found.rows.length > 0;
}

/** Whether it is somebody's picture of themselves: uploaded by them, or for them by an administrator or a service. */
export async function isAvatar(tx: Tx, mediaId: string, address: string): Promise<boolean> {
  const found = await sql`
    select 1 from homeserver.media f
    join homeserver.users uploader on uploader.user_id = f.user_id
    join homeserver.users u on u.profile ->> 'avatar_url' = ${address}
    where f.media_id = ${mediaId}
      and (u.user_id = f.user_id or uploader.is_admin or uploader.kind = 'service') limit 1`.execute(tx);
  return found.rows.length > 0;
}

/**
 * Forgets where files were sent whose events are gone from a room, and deletes those that were nowhere else: not in another
 * event, and nobody's picture. The ids of the deleted ones.
 */
export async function deleteUnusedMedia(tx: Tx, roomId: string, serverName: string): Promise<string[]> {
  const gone = await sql<{ media_id: string }>`
    delete from homeserver.media_uses u
    where room_id = ${roomId} and not exists (select 1 from homeserver.events e where e.position = u.position)
    returning media_id`.execute(tx);
  return deleteWithoutUse(tx, gone.rows, serverName);
}

/** The same for the files that one event named, which is redacted now. */
export async function deleteMediaOfRedacted(tx: Tx, position: number, serverName: string): Promise<string[]> {
  const gone = await sql<{ media_id: string }>`
    delete from homeserver.media_uses where position = ${position} returning media_id`.execute(tx);
  return deleteWithoutUse(tx, gone.rows, serverName);
}

async function deleteWithoutUse(
  tx: Tx,
  gone: readonly { readonly media_id: string }[],
  serverName: string,
): Promise<string[]> {
  const mediaIds = [...new Set(gone.map((row) => row.media_id))];
  if (mediaIds.length === 0) return [];
  const deleted = await sql<{ media_id: string }>`
    delete from homeserver.media m
    where media_id = any(${mediaIds}::text[])
      and not exists (
        select 1 from homeserver.media_uses u join homeserver.events e on e.position = u.position
        where u.media_id = m.media_id and e.redacted_by is null
      )
      and not exists (
        select 1 from homeserver.sealed_media_uses s join homeserver.events e on e.position = s.position
        where s.media_id = m.media_id and e.redacted_by is null
      )
      and not exists (
        select 1 from homeserver.users p
        where p.profile ->> 'avatar_url' = 'mxc://' || ${serverName}::text || '/' || m.media_id
      )
    returning media_id`.execute(tx);
  return deleted.rows.map((row) => row.media_id);
}
