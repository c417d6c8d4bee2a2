import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface AttemptCount {
  readonly key: Buffer;
  readonly count: number;
  readonly ends_at: Date;
}

/** Adds one to each count and answers with them; a count whose time is over begins at one. Keys come sorted. */
export async function countAttempts(tx: Tx, keys: readonly Buffer[], now: Date, endsAt: Date): Promise<AttemptCount[]> {
  const values = sql.join(keys.map((key) => sql`(${key}::bytea, 1, ${endsAt}::timestamptz)`));
  const { rows } = await sql<AttemptCount>`
    insert into accounts_attempts as a (key, count, ends_at) values ${values}
    on conflict (key) do update
      set count = case when a.ends_at <= ${now} then 1 else a.count + 1 end,
          ends_at = case when a.ends_at <= ${now} then excluded.ends_at else a.ends_at end
    returning key, count, ends_at`.execute(tx);
  return rows;
}

export async function readAttempts(tx: Tx, keys: readonly Buffer[], now: Date): Promise<AttemptCount[]> {
  const { rows } = await sql<AttemptCount>`
    select key, count, ends_at from accounts_attempts
     where key = any (${keys}::bytea[]) and ends_at > ${now}`.execute(tx);
  return rows;
}

export async function giveBackAttempts(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  // Locked in the order of keys, as counting does: two sign-ins must not wait for each other.
  await sql`
    with locked as (
      select key from accounts_attempts where key = any (${keys}::bytea[]) order by key for update
    )
    update accounts_attempts set count = count - 1 from locked
     where accounts_attempts.key = locked.key and count > 0`.execute(tx);
}

export async function forgetAttempts(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await sql`
    with locked as (
      select key from accounts_attempts where key = any (${keys}::bytea[]) order by key for update
    )
    delete from accounts_attempts using locked where accounts_attempts.key = locked.key`.execute(tx);
}

export async function deleteOldAttempts(tx: Tx, now: Date): Promise<void> {
  await sql`delete from accounts_attempts where ends_at <= ${now}`.execute(tx);
}
