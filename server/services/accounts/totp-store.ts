import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Both sealed; see `AccountsContext.openSecrets`. */
export interface TotpRow {
  /** In force. */
  secret: string | null;
  /** Waits for its first code. */
  pending_secret: string | null;
}

export async function findTotp(tx: Tx, account: string): Promise<TotpRow | undefined> {
  const { rows } = await sql<TotpRow>`
    select secret, pending_secret from accounts_totp where account = ${account} for update`.execute(tx);
  return rows[0];
}

/** Keeps a new secret until it is confirmed; the one in force stays so until then. */
export async function offerTotp(tx: Tx, account: string, secret: string): Promise<void> {
  await sql`
    insert into accounts_totp (account, pending_secret) values (${account}, ${secret})
    on conflict (account) do update set pending_secret = excluded.pending_secret`.execute(tx);
}

/** Puts the waiting secret in force; the step of its first code is used by that. */
export async function confirmTotp(tx: Tx, account: string, step: number, now: Date): Promise<void> {
  await sql`
    update accounts_totp
       set secret = pending_secret, pending_secret = null, confirmed_at = ${now}, last_step = ${step}
     where account = ${account} and pending_secret is not null`.execute(tx);
}

/** Marks the step of a code as used; false when it, or a later one, was used before. */
export async function useTotpStep(tx: Tx, account: string, step: number): Promise<boolean> {
  const { rows } = await sql`
    update accounts_totp set last_step = ${step}
     where account = ${account} and last_step < ${step} and secret is not null returning account`.execute(tx);
  return rows.length > 0;
}

/** Answers whether one was in force. */
export async function deleteTotp(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`
    delete from accounts_totp where account = ${account} returning secret is not null as confirmed`.execute(tx);
  return rows[0]?.confirmed ?? false;
}

export async function replaceRecoveryCodes(tx: Tx, account: string, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from accounts_recovery_codes where account = ${account}`.execute(tx);
  if (hashes.length === 0) return;
  const values = sql.join(hashes.map((hash) => sql`(${account}::uuid, ${hash}::bytea)`));
  await sql`insert into accounts_recovery_codes (account, code_hash) values ${values}`.execute(tx);
}

/** Takes the code away; false when there is none such. */
export async function useRecoveryCode(tx: Tx, account: string, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    delete from accounts_recovery_codes where account = ${account} and code_hash = ${hash} returning account`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function countRecoveryCodes(tx: Tx, account: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from accounts_recovery_codes where account = ${account}`.execute(tx);
  return rows[0]?.count ?? 0;
}
