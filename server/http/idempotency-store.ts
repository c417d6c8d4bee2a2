import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface RequestKey {
  readonly account: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

/** Takes the key; false when it was taken before. Whoever takes it at the same time waits until this transaction ends. */
export async function takeKey(tx: Tx, { account, key, requestHash }: RequestKey, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into http_idempotency_keys (account, key, request_hash, created_at)
    values (${account}, ${key}, ${requestHash}, ${now})
    on conflict do nothing returning key`.execute(tx);
  return rows.length > 0;
}

export async function keepAnswer(tx: Tx, { account, key }: RequestKey, answer: string): Promise<void> {
  await sql`
    update http_idempotency_keys set answer = ${answer}::jsonb where account = ${account} and key = ${key}`.execute(tx);
}

/** What a key was used for, and what was answered. */
export async function readKey(
  tx: Tx,
  { account, key }: RequestKey,
): Promise<{ request_hash: Buffer; answer: unknown } | undefined> {
  const { rows } = await sql<{ request_hash: Buffer; answer: unknown }>`
    select request_hash, answer from http_idempotency_keys where account = ${account} and key = ${key}`.execute(tx);
  return rows[0];
}

export async function deleteKeys(tx: Tx, before: Date): Promise<void> {
  await sql`delete from http_idempotency_keys where created_at < ${before}`.execute(tx);
}

export async function readKeysForArchive(tx: Tx, account: string): Promise<{ answer: unknown; created_at: Date }[]> {
  const { rows } = await sql<{ answer: unknown; created_at: Date }>`
    select answer, created_at from http_idempotency_keys where account = ${account} order by created_at`.execute(tx);
  return rows;
}

/** Those of an account, and of others whose answer has one of these words in it. */
export async function deleteKeysOf(tx: Tx, account: string | null, words: readonly string[]): Promise<void> {
  await sql`
    delete from http_idempotency_keys
     where account = ${account} or exists (
       select from unnest(${[...words]}::text[]) as word where word <> '' and position(word in answer::text) > 0)`.execute(
    tx,
  );
}
