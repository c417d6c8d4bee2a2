import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export type BackupState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface BackupRow {
  id: string;
  file: string;
  state: BackupState;
  created_at: Date;
  done: number;
  total: number;
  bytes: number | null;
  sha256: string | null;
  missing: number;
}

const tables = (tx: Tx) => tx.withTables<{ backups_runs: BackupRow }>();

export async function listBackups(tx: Tx): Promise<BackupRow[]> {
  return tables(tx).selectFrom('backups_runs').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
}

export async function lockBackup(tx: Tx, id: string): Promise<BackupRow | undefined> {
  return tables(tx).selectFrom('backups_runs').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Nothing while another one waits or runs. */
export async function insertBackup(
  tx: Tx,
  backup: { readonly id: string; readonly file: string; readonly now: Date },
): Promise<BackupRow | undefined> {
  const { rows } = await sql<BackupRow>`
    insert into backups_runs (id, file, state, created_at) values (${backup.id}, ${backup.file}, 'waiting', ${backup.now})
    on conflict do nothing returning *`.execute(tx);
  return rows[0];
}

/** Changes a backup that is in one of these states; false when it is not (any more). */
export async function changeBackup(
  tx: Tx,
  id: string,
  states: readonly BackupState[],
  change: Partial<Omit<BackupRow, 'id'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('backups_runs')
    .set(change)
    .where('id', '=', id)
    .where('state', 'in', [...states])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteBackup(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('backups_runs').where('id', '=', id).execute();
}

/** What was under way when the server ended, or when the backup was made that was restored here. */
export async function failInterrupted(tx: Tx): Promise<void> {
  await sql`update backups_runs set state = 'failed' where state in ('waiting', 'running')`.execute(tx);
}
