import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface RoomIndexRow {
  readonly room_id: string;
  /** Of the newest event of the kinds asked for; 0 without one. */
  readonly bump: number;
  readonly room_type: string | null;
  readonly is_encrypted: boolean;
}

/** What lists of rooms are ordered and filtered by. */
export async function listRoomIndex(
  tx: Tx,
  roomIds: readonly string[],
  bumpTypes: readonly string[],
): Promise<RoomIndexRow[]> {
  const found = await sql<RoomIndexRow>`
    select r.id as room_id, coalesce(newest.position, 0) as bump,
      (
        select e.body::jsonb -> 'content' ->> 'type'
        from homeserver.room_state s join homeserver.events e on e.position = s.position
        where s.room_id = r.id and s.type = 'm.room.create' and s.state_key = ''
      ) as room_type,
      exists (
        select 1 from homeserver.room_state s
        where s.room_id = r.id and s.type = 'm.room.encryption' and s.state_key = ''
      ) as is_encrypted
    from unnest(${roomIds as string[]}::text[]) as r (id)
    left join lateral (
      select e.position from homeserver.events e
      where e.room_id = r.id and e.type = any(${bumpTypes as string[]})
      order by e.position desc limit 1
    ) newest on true`.execute(tx);
  return found.rows;
}
