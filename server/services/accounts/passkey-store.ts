import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface PasskeyRow {
  id: string;
  account: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

export type ChallengePurpose = 'register' | 'second_factor' | 'sign_in';

export interface ChallengeRow {
  id: string;
  purpose: ChallengePurpose;
  account: string | null;
  challenge: string;
  expires_at: Date;
}

export async function listPasskeys(tx: Tx, account: string): Promise<PasskeyRow[]> {
  const { rows } = await sql<PasskeyRow>`
    select * from accounts_passkeys where account = ${account} order by created_at, id`.execute(tx);
  return rows;
}

export async function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`
    select * from accounts_passkeys where credential_id = ${credentialId} for update`.execute(tx);
  return rows[0];
}

/** False when the credential is stored already, for whomever. */
export async function insertPasskey(tx: Tx, row: PasskeyRow): Promise<boolean> {
  const { rows } = await sql`
    insert into accounts_passkeys (id, account, credential_id, public_key, counter, transports, name, created_at)
    values (${row.id}, ${row.account}, ${row.credential_id}, ${row.public_key}, ${row.counter},
            ${row.transports}::text[], ${row.name}, ${row.created_at})
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function markPasskeyUsed(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await sql`update accounts_passkeys set counter = ${counter}, last_used_at = ${now} where id = ${id}`.execute(tx);
}

export async function deletePasskey(tx: Tx, account: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from accounts_passkeys where account = ${account} and id = ${id} returning id`.execute(tx);
  return rows.length > 0;
}

export async function deletePasskeys(tx: Tx, account: string): Promise<number> {
  const { rows } = await sql`delete from accounts_passkeys where account = ${account} returning id`.execute(tx);
  return rows.length;
}

export async function insertChallenge(tx: Tx, row: ChallengeRow): Promise<void> {
  await sql`
    insert into accounts_challenges (id, purpose, account, challenge, expires_at)
    values (${row.id}, ${row.purpose}, ${row.account}, ${row.challenge}, ${row.expires_at})`.execute(tx);
}

/** Takes the challenge away, whatever comes of the answer to it: each is good for one try. */
export async function takeChallenge(
  tx: Tx,
  wanted: { id: string; purpose: ChallengePurpose; account: string | null; now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ challenge: string }>`
    delete from accounts_challenges
     where id = ${wanted.id} and purpose = ${wanted.purpose}
       and account is not distinct from ${wanted.account}::uuid and expires_at > ${wanted.now}
     returning challenge`.execute(tx);
  return rows[0]?.challenge;
}

export async function deleteExpiredChallenges(tx: Tx, now: Date): Promise<void> {
  await sql`delete from accounts_challenges where expires_at <= ${now}`.execute(tx);
}
