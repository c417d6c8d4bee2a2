import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export async function readInboxForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, ref, text, state, later_until as "laterUntil", created_at as "createdAt"
      from notifications_entries where person = ${person} order by created_at, id`.execute(tx);
  return rows;
}

export async function readSettingsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, is_on as "isOn" from notifications_settings where person = ${person} order by kind`.execute(tx);
  return rows;
}

export async function readQuietForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`select hours, always from notifications_quiet where person = ${person}`.execute(tx);
  return rows;
}
