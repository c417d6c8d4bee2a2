import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** How far a service is: the last transaction reaches from `position` (not included) to `until`. */
export interface AppserviceRow {
  /** Everything up to here was taken by the service, or is none of its business. */
  readonly position: number;
  /** The same as `position` where nothing is being sent. */
  readonly until: number;
  readonly transaction_id: number;
}

export async function findAppservice(tx: Tx, id: string): Promise<AppserviceRow | undefined> {
  const found = await sql<AppserviceRow>`
    select position, until, transaction_id from homeserver.appservices where id = ${id}`.execute(tx);
  return found.rows[0];
}

export async function putAppservice(tx: Tx, id: string, row: AppserviceRow): Promise<void> {
  await sql`
    insert into homeserver.appservices (id, position, until, transaction_id)
    values (${id}, ${row.position}, ${row.until}, ${row.transaction_id})
    on conflict (id) do update set
      position = excluded.position, until = excluded.until, transaction_id = excluded.transaction_id`.execute(tx);
}
