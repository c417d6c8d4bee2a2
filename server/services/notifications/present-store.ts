import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Somebody is busy in Kontor now. A clock that was set back does not make them wait until then. */
export async function setSeen(tx: Tx, person: string, now: Date): Promise<void> {
  await sql`
    insert into notifications_present (person, seen_at)
    select id, ${now} from people_persons where id = ${person}
    on conflict (person) do update set seen_at = excluded.seen_at`.execute(tx);
}

export async function findSeen(tx: Tx, person: string): Promise<Date | undefined> {
  const { rows } = await sql<{ seen_at: Date }>`
    select seen_at from notifications_present where person = ${person}`.execute(tx);
  return rows[0]?.seen_at;
}

/** Longer ago than it matters, or ahead of a clock that was set back. */
export async function forgetSeen(
  tx: Tx,
  { before, after }: { readonly before: Date; readonly after: Date },
): Promise<void> {
  await sql`delete from notifications_present where seen_at < ${before} or seen_at > ${after}`.execute(tx);
}
