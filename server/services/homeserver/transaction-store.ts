import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** False when the transaction was taken before. */
export async function takeTransaction(tx: Tx, transaction: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into homeserver_transactions (transaction, received_at) values (${transaction}, ${now})
    on conflict do nothing returning transaction`.execute(tx);
  return rows.length > 0;
}

export async function deleteTransactions(tx: Tx, before: Date): Promise<void> {
  await sql`delete from homeserver_transactions where received_at < ${before}`.execute(tx);
}
