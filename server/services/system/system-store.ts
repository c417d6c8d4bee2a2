import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function readDatabaseFacts(tx: Tx): Promise<{ version: string; bytes: number }> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::bigint as bytes`.execute(
    tx,
  );
  return rows[0] ?? { version: '', bytes: 0 };
}

/** Uploads that share their content count once. */
export async function readStorageFacts(tx: Tx): Promise<{ files: number; bytes: number }> {
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*)::bigint as files, coalesce(sum(size), 0)::bigint as bytes
      from (select distinct on (hash) size from files_files) as content`.execute(tx);
  return rows[0] ?? { files: 0, bytes: 0 };
}
