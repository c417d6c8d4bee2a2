import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** How it ended when the browser came back. */
export type Outcome = 'proven' | 'denied' | 'failed' | 'unknown';

export interface PendingSignIn {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
  /** On a computer that others use too. */
  readonly shared: boolean;
  /** The path of this site to go to afterwards. */
  readonly next: string;
  readonly outcome: Outcome | null;
  readonly person: string | null;
  /** Whether the provider said that there was a second factor, and is trusted with it. */
  readonly secondFactor: boolean;
}

export async function insertSignIn(
  tx: Tx,
  hash: Buffer,
  pending: Pick<PendingSignIn, 'provider' | 'state' | 'nonce' | 'verifier' | 'shared' | 'next'>,
  expiresAt: Date,
): Promise<void> {
  const { provider, state, nonce, verifier, shared, next } = pending;
  await sql`
    insert into openid_sign_ins (token_hash, provider, state, nonce, verifier, shared, next, expires_at)
    values (${hash}, ${provider}, ${state}, ${nonce}, ${verifier}, ${shared}, ${next}, ${expiresAt})`.execute(tx);
}

/** Locked until the end of the transaction: what two ask for at once is answered to one. */
export async function lockSignIn(tx: Tx, hash: Buffer, now: Date): Promise<PendingSignIn | undefined> {
  const { rows } = await sql<PendingSignIn>`
    select provider, state, nonce, verifier, shared, next, outcome, person, second_factor as "secondFactor"
      from openid_sign_ins where token_hash = ${hash} and expires_at > ${now} for update`.execute(tx);
  return rows[0];
}

export async function settleSignIn(
  tx: Tx,
  hash: Buffer,
  settled: { readonly outcome: Outcome; readonly person?: string; readonly secondFactor?: boolean },
  expiresAt: Date,
): Promise<void> {
  await sql`
    update openid_sign_ins
       set outcome = ${settled.outcome}, person = ${settled.person ?? null},
           second_factor = ${settled.secondFactor ?? false}, expires_at = ${expiresAt}
     where token_hash = ${hash}`.execute(tx);
}

/** Marks that the browser came back, before anybody is asked: the same answer of a provider is taken once. */
export async function claimSignIn(tx: Tx, hash: Buffer, now: Date): Promise<PendingSignIn | undefined> {
  const pending = await lockSignIn(tx, hash, now);
  if (!pending || pending.outcome !== null) return undefined;
  await sql`update openid_sign_ins set outcome = 'failed' where token_hash = ${hash}`.execute(tx);
  return pending;
}

export async function deleteSignIn(tx: Tx, hash: Buffer): Promise<void> {
  await sql`delete from openid_sign_ins where token_hash = ${hash}`.execute(tx);
}

export async function deleteExpiredSignIns(tx: Tx, now: Date): Promise<void> {
  await sql`delete from openid_sign_ins where expires_at <= ${now}`.execute(tx);
}
