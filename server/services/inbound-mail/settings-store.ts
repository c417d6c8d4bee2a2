import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface SettingsRow {
  readonly url: string | null;
  readonly username: string | null;
  readonly password_sealed: string | null;
  readonly address: string | null;
  readonly trusted: string | null;
}

export async function findSettings(tx: Tx): Promise<SettingsRow | undefined> {
  const { rows } = await sql<SettingsRow>`
    select url, username, password_sealed, address, trusted from inbound_mail_settings`.execute(tx);
  return rows[0];
}

export async function replaceSettings(tx: Tx, row: SettingsRow): Promise<void> {
  await sql`
    insert into inbound_mail_settings (url, username, password_sealed, address, trusted)
    values (${row.url}, ${row.username}, ${row.password_sealed}, ${row.address}, ${row.trusted})
    on conflict (single) do update set url = excluded.url, username = excluded.username,
      password_sealed = excluded.password_sealed, address = excluded.address, trusted = excluded.trusted`.execute(tx);
}
