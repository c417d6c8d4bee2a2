import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface MailRow {
  readonly url: string | null;
  readonly username: string | null;
  readonly password_sealed: string | null;
  readonly from_address: string | null;
}

export async function findMailRow(tx: Tx): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow>`
    select url, username, password_sealed, from_address from mail_settings`.execute(tx);
  return rows[0];
}

export async function replaceMailRow(tx: Tx, row: MailRow): Promise<void> {
  await sql`
    insert into mail_settings (url, username, password_sealed, from_address)
    values (${row.url}, ${row.username}, ${row.password_sealed}, ${row.from_address})
    on conflict (single) do update set url = excluded.url, username = excluded.username,
      password_sealed = excluded.password_sealed, from_address = excluded.from_address`.execute(tx);
}
