import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface SealedUse {
  readonly mediaId: string;
  readonly position: number;
  readonly sender: string;
}

export async function putSealedUse(tx: Tx, { mediaId, position, sender }: SealedUse): Promise<void> {
  await sql`
    insert into homeserver.sealed_media_uses (media_id, position, sender) values (${mediaId}, ${position}, ${sender})
    on conflict do nothing`.execute(tx);
}

/** No event names it any more, but for one at this position, and it is nobody's picture. */
const isUnused = (serverName: string, but: number | null) => sql`
  not exists (
    select 1 from homeserver.media_uses u join homeserver.events e on e.position = u.position
    where u.media_id = m.media_id and e.redacted_by is null)
  and not exists (
    select 1 from homeserver.sealed_media_uses s join homeserver.events e on e.position = s.position
    where s.media_id = m.media_id and e.redacted_by is null and e.position is distinct from ${but}::bigint)
  and not exists (
    select 1 from homeserver.users p
    where p.profile ->> 'avatar_url' = 'mxc://' || ${serverName}::text || '/' || m.media_id)`;

/** Whoever uploaded it has told in which encrypted events they sent it: else it may be in others, of which nothing is known. */
const isTold = sql`
  exists (select 1 from homeserver.sealed_media_uses s where s.media_id = m.media_id and s.sender = m.user_id)`;

/** Files that were sent with an encrypted event alone, which is redacted now; their ids. */
export async function deleteSealedOf(tx: Tx, position: number, serverName: string): Promise<string[]> {
  const { rows } = await sql<{ media_id: string }>`
    delete from homeserver.media m
    where media_id in (select media_id from homeserver.sealed_media_uses where position = ${position})
      and ${isTold} and ${isUnused(serverName, position)}
    returning media_id`.execute(tx);
  return rows.map((row) => row.media_id);
}

/**
 * Files whose messages are gone, and those uploaded before a moment that nobody sent; their ids. Encrypted ones of which
 * nobody has told where they were sent stay.
 */
export async function deleteUnsent(
  tx: Tx,
  { before, serverName }: { readonly before: Date; readonly serverName: string },
): Promise<string[]> {
  const { rows } = await sql<{ media_id: string }>`
    delete from homeserver.media m
    where bytes is not null and not is_preview and ${isUnused(serverName, null)}
      and (${isTold} or created_at < ${before} and (
        name is not null or type <> 'application/octet-stream'
        or exists (select 1 from homeserver.media_uses u where u.media_id = m.media_id)))
    returning media_id`.execute(tx);
  return rows.map((row) => row.media_id);
}
