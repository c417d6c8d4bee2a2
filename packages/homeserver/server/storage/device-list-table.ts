import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Of positions: greater than `after`, up to `until`. */
export interface DeviceListRange {
  readonly userId: string;
  readonly after: number;
  readonly until: number;
}

/** Those who share a room with somebody and whose devices changed, they themselves, and whose keys they signed. */
export async function listChanged(tx: Tx, { userId, after, until }: DeviceListRange): Promise<string[]> {
  const found = await sql<{ user_id: string }>`
    select d.user_id from homeserver.device_list_positions d
    where d.position > ${after} and d.position <= ${until} and (d.user_id = ${userId} or exists (
      select 1 from homeserver.memberships mine join homeserver.memberships theirs using (room_id)
      where mine.user_id = ${userId} and mine.membership = 'join'
        and theirs.user_id = d.user_id and theirs.membership = 'join'
    ))
    union
    select target_user from homeserver.key_signatures
    where signer = ${userId} and position > ${after} and position <= ${until}`.execute(tx);
  return found.rows.map((row) => row.user_id);
}

/** Those who share a room with somebody now, but did not before, because one of the two came. */
export async function listNewlyShared(tx: Tx, { userId, after, until }: DeviceListRange): Promise<string[]> {
  const found = await sql<{ user_id: string }>`
    select theirs.user_id
    from homeserver.memberships mine join homeserver.memberships theirs using (room_id)
    where mine.user_id = ${userId} and mine.membership = 'join'
      and theirs.membership = 'join' and theirs.user_id <> ${userId}
      and greatest(mine.position, theirs.position) > ${after} and greatest(mine.position, theirs.position) <= ${until}
      and not exists (
        select 1 from homeserver.memberships a join homeserver.memberships b using (room_id)
        where a.user_id = ${userId} and a.membership = 'join' and a.position <= ${after}
          and b.user_id = theirs.user_id and b.membership = 'join' and b.position <= ${after}
      )
    group by theirs.user_id`.execute(tx);
  return found.rows.map((row) => row.user_id);
}

/**
 * Those who shared a room with somebody and share none any more. Of a room that somebody left they learn of those alone who
 * were there with them.
 */
export async function listNoLongerShared(tx: Tx, { userId, after, until }: DeviceListRange): Promise<string[]> {
  const wasThere = sql`
    exists (
      select 1 from homeserver.events e
      where e.room_id = m.room_id and e.type = 'm.room.member' and e.state_key = m.user_id
        and e.position > ${after} and e.previous_content::json ->> 'membership' = 'join'
    )`;
  const found = await sql<{ user_id: string }>`
    with gone as (
      select m.room_id, m.position from homeserver.memberships m
      where m.user_id = ${userId} and m.membership in ('leave', 'ban')
        and m.position > ${after} and m.position <= ${until} and ${wasThere}
    ), candidates as (
      select m.user_id from homeserver.memberships mine join homeserver.memberships m using (room_id)
      where mine.user_id = ${userId} and mine.membership = 'join'
        and m.membership in ('leave', 'ban') and m.position > ${after} and m.position <= ${until} and ${wasThere}
      union
      select m.user_id from gone join homeserver.memberships m using (room_id)
      where m.membership = 'join' and m.position <= gone.position
      union
      select m.user_id from gone join homeserver.memberships m using (room_id)
      where m.membership in ('leave', 'ban') and m.position > ${after} and m.position <= gone.position and ${wasThere}
    )
    select c.user_id from candidates c
    where c.user_id <> ${userId} and not exists (
      select 1 from homeserver.memberships mine join homeserver.memberships theirs using (room_id)
      where mine.user_id = ${userId} and mine.membership = 'join'
        and theirs.user_id = c.user_id and theirs.membership = 'join'
    )`.execute(tx);
  return found.rows.map((row) => row.user_id);
}
