import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { EntryRow } from './notification-store.ts';

export interface Owned {
  readonly id: string;
  readonly person: string;
}

/** Those whose owners could be told of them elsewhere than in Kontor: they have a device, or want such by mail. */
export async function findReachable(tx: Tx, entries: readonly Owned[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select given.id from unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ person }) => person)}::uuid[])
      as given (id, person)
     where exists (select 1 from notifications_devices d where d.person = given.person)
        or exists (select 1 from notifications_settings s where s.person = given.person and s.by_mail)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** An entry of which its owner has not been told elsewhere and that still is unread, locked. */
export async function lockUnreached(tx: Tx, id: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select * from notifications_entries
     where id = ${id} and state = 'unread' and later_until is null and not reached for update`.execute(tx);
  return rows[0];
}

export async function setReached(tx: Tx, id: string, by: 'push' | 'mail' | 'nothing'): Promise<void> {
  await sql`
    update notifications_entries set reached = ${by !== 'nothing'}, mailed = mailed or ${by === 'mail'}
     where id = ${id}`.execute(tx);
}
