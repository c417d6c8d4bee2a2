import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export type KeyUsage = 'master' | 'self_signing' | 'user_signing';

export interface CrossSigningRow {
  readonly user_id: string;
  readonly usage: KeyUsage;
  readonly body: string;
  readonly replaceable_until: Date | null;
}

export interface KeySignatureRow {
  readonly signer: string;
  readonly target_user: string;
  readonly target_key: string;
  /** JSON: signatures by the names of the signer's keys. */
  readonly signatures: string;
  readonly position: number;
}

export async function listCrossSigningKeys(tx: Tx, userIds: readonly string[]): Promise<CrossSigningRow[]> {
  const found = await sql<CrossSigningRow>`
    select * from homeserver.cross_signing_keys where user_id = any(${userIds as string[]})`.execute(tx);
  return found.rows;
}

export async function putCrossSigningKey(tx: Tx, userId: string, usage: KeyUsage, body: string): Promise<void> {
  await sql`
    insert into homeserver.cross_signing_keys (user_id, usage, body) values (${userId}, ${usage}, ${body})
    on conflict (user_id, usage) do update set body = excluded.body, replaceable_until = null`.execute(tx);
}

export async function deleteCrossSigningKeys(tx: Tx, userId: string): Promise<void> {
  await sql`delete from homeserver.cross_signing_keys where user_id = ${userId}`.execute(tx);
  await sql`
    delete from homeserver.key_signatures where target_user = ${userId} or signer = ${userId}`.execute(tx);
}

/** Whether there is a master key to be replaced. */
export async function allowReplacing(tx: Tx, userId: string, until: Date): Promise<boolean> {
  const found = await sql<{ user_id: string }>`
    update homeserver.cross_signing_keys set replaceable_until = ${until}
    where user_id = ${userId} and usage = 'master' returning user_id`.execute(tx);
  return found.rows.length > 0;
}

/** What others have signed of these people that `viewer` may see: their own signatures, and those on their own key. */
export async function listKeySignatures(
  tx: Tx,
  userIds: readonly string[],
  viewer: string,
): Promise<KeySignatureRow[]> {
  const found = await sql<KeySignatureRow>`
    select * from homeserver.key_signatures
    where target_user = any(${userIds as string[]}) and (signer = ${viewer} or target_user = ${viewer})`.execute(tx);
  return found.rows;
}

/** With further signatures; nothing else about the key changes. */
export async function updateCrossSigningKey(tx: Tx, userId: string, usage: KeyUsage, body: string): Promise<void> {
  await sql`
    update homeserver.cross_signing_keys set body = ${body}
    where user_id = ${userId} and usage = ${usage}`.execute(tx);
}
