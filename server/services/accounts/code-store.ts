import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export type CodeKind = 'invitation' | 'reset';

export interface CodeRow {
  account: string;
  kind: CodeKind;
}

export interface NewCode extends CodeRow {
  readonly id: string;
  readonly selfRequested: boolean;
  readonly codeHash: Buffer;
  readonly expiresAt: Date;
}

export async function insertCode(tx: Tx, code: NewCode): Promise<void> {
  await sql`
    insert into accounts_one_time_codes (id, account, kind, self_requested, code_hash, expires_at)
    values (${code.id}, ${code.account}, ${code.kind}, ${code.selfRequested}, ${code.codeHash},
            ${code.expiresAt})`.execute(tx);
}

export async function findCode(tx: Tx, codeHash: Buffer, now: Date): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    select account, kind from accounts_one_time_codes
     where code_hash = ${codeHash} and expires_at > ${now}`.execute(tx);
  return rows[0];
}

/** Takes the code away and answers with it: of two who use it at once, one gets it. */
export async function takeCode(tx: Tx, codeHash: Buffer, now: Date): Promise<CodeRow | undefined> {
  const { rows } = await sql<CodeRow>`
    delete from accounts_one_time_codes
     where code_hash = ${codeHash} and expires_at > ${now} returning account, kind`.execute(tx);
  return rows[0];
}

export async function deleteCodes(tx: Tx, account: string, only: { selfRequested: boolean } | 'all'): Promise<void> {
  const condition = only === 'all' ? sql`true` : sql`self_requested = ${only.selfRequested}`;
  await sql`delete from accounts_one_time_codes where account = ${account} and ${condition}`.execute(tx);
}

export async function deleteExpiredCodes(tx: Tx, now: Date): Promise<void> {
  await sql`delete from accounts_one_time_codes where expires_at <= ${now}`.execute(tx);
}
