import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Stores the name where there is none yet, and answers with the one that counts. */
export async function fixName(tx: Tx, name: string): Promise<string> {
  await sql`insert into homeserver_name (server_name) values (${name}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ server_name: string }>`select server_name from homeserver_name`.execute(tx);
  return rows[0]?.server_name ?? name;
}
