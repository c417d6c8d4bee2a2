import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** What the archive of a person gets of their account: never a hash, a token or a secret. */
export async function readAccountForArchive(tx: Tx, account: string): Promise<unknown> {
  const { rows } = await sql`
    select login, state, roles, language, theme, created_at as "createdAt", password is not null as "hasPassword"
      from accounts_accounts where id = ${account}`.execute(tx);
  return rows[0] ?? null;
}

export async function readSessionsForArchive(tx: Tx, account: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select id, device, address, created_at as "begunAt", last_seen_at as "lastUsedAt", expires_at as "expiresAt"
      from accounts_sessions where account = ${account} order by created_at`.execute(tx);
  return rows;
}

export async function readFactorsForArchive(tx: Tx, account: string): Promise<unknown> {
  const { rows: apps } = await sql`
    select confirmed_at as "setUpAt" from accounts_totp where account = ${account} and secret is not null`.execute(tx);
  const { rows: passkeys } = await sql`
    select name, transports, created_at as "createdAt", last_used_at as "lastUsedAt"
      from accounts_passkeys where account = ${account} order by created_at`.execute(tx);
  const { rows: codes } = await sql<{ left: number }>`
    select count(*)::integer as left from accounts_recovery_codes where account = ${account}`.execute(tx);
  return { authenticatorApp: apps[0] ?? null, passkeys, recoveryCodesLeft: codes[0]?.left ?? 0 };
}

export async function readAppPasswordsForArchive(tx: Tx, account: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt"
      from accounts_app_passwords where account = ${account} order by created_at`.execute(tx);
  return rows;
}

export async function readOpenLinksForArchive(tx: Tx, account: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select kind, self_requested as "askedForOnTheSignInPage", expires_at as "expiresAt"
      from accounts_one_time_codes where account = ${account} order by expires_at`.execute(tx);
  return rows;
}

export async function readKnownDevicesForArchive(tx: Tx, account: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select expires_at as "knownUntil" from accounts_known_devices where account = ${account} order by expires_at`.execute(
    tx,
  );
  return rows;
}
