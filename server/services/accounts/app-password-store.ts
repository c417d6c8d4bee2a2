import type { Tx } from '@kontor/database';
import type { AppPassword } from '@kontor/schema';
import { sql } from 'kysely';

export type AppPasswordScope = AppPassword['scopes'][number];

export interface AppPasswordRow {
  id: string;
  account: string;
  name: string;
  scopes: AppPasswordScope[];
  secret_hash: Buffer;
  created_at: Date;
  last_used_at: Date | null;
}

export async function listAppPasswords(tx: Tx, account: string): Promise<AppPasswordRow[]> {
  const { rows } = await sql<AppPasswordRow>`
    select * from accounts_app_passwords where account = ${account} order by created_at, id`.execute(tx);
  return rows;
}

export async function insertAppPassword(tx: Tx, row: AppPasswordRow): Promise<void> {
  await sql`
    insert into accounts_app_passwords (id, account, name, scopes, secret_hash, created_at)
    values (${row.id}, ${row.account}, ${row.name}, ${row.scopes}::text[], ${row.secret_hash},
            ${row.created_at})`.execute(tx);
}

export async function findAppPassword(tx: Tx, secretHash: Buffer): Promise<AppPasswordRow | undefined> {
  const { rows } = await sql<AppPasswordRow>`
    select * from accounts_app_passwords where secret_hash = ${secretHash}`.execute(tx);
  return rows[0];
}

export async function markAppPasswordUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update accounts_app_passwords set last_used_at = ${now} where id = ${id}`.execute(tx);
}

export async function deleteAppPassword(tx: Tx, account: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from accounts_app_passwords where account = ${account} and id = ${id} returning id`.execute(tx);
  return rows.length > 0;
}

const unused = (before: Date) => sql`coalesce(last_used_at, created_at) < ${before}`;

export async function countUnused(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from accounts_app_passwords where ${unused(before)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function deleteUnused(tx: Tx, before: Date, limit: number): Promise<{ id: string; account: string }[]> {
  const { rows } = await sql<{ id: string; account: string }>`
    delete from accounts_app_passwords where id in (
      select id from accounts_app_passwords where ${unused(before)} order by id limit ${limit} for update skip locked)
    returning id, account`.execute(tx);
  return rows;
}
