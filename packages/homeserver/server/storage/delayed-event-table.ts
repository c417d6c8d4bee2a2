import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface DelayedEventRow {
  readonly delay_id: string;
  readonly user_id: string;
  readonly device_id: string | null;
  readonly room_id: string;
  readonly type: string;
  readonly state_key: string | null;
  readonly transaction_id: string | null;
  /** JSON */
  readonly content: string;
  readonly delay: number;
  readonly running_since: number;
}

export async function listDelayedEvents(tx: Tx): Promise<DelayedEventRow[]> {
  const found = await sql<DelayedEventRow>`
    select * from homeserver.delayed_events order by running_since, delay_id`.execute(tx);
  return found.rows;
}

export async function addDelayedEvent(tx: Tx, row: DelayedEventRow): Promise<void> {
  await sql`
    insert into homeserver.delayed_events
      (delay_id, user_id, device_id, room_id, type, state_key, transaction_id, content, delay, running_since)
    values (${row.delay_id}, ${row.user_id}, ${row.device_id}, ${row.room_id}, ${row.type}, ${row.state_key},
      ${row.transaction_id}, ${row.content}, ${row.delay}, ${row.running_since})`.execute(tx);
}

export async function restartDelayedEvent(tx: Tx, delayId: string, runningSince: number): Promise<void> {
  await sql`
    update homeserver.delayed_events set running_since = ${runningSince} where delay_id = ${delayId}`.execute(tx);
}

export async function deleteDelayedEvents(tx: Tx, delayIds: readonly string[]): Promise<void> {
  await sql`delete from homeserver.delayed_events where delay_id = any(${delayIds as string[]})`.execute(tx);
}
