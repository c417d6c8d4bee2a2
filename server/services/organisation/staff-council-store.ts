import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface StaffCouncilRow {
  since: Date | null;
  asked_by: string | null;
  asked_account: string | null;
  asked_at: Date | null;
  reason: string | null;
}

export async function readStaffCouncil(tx: Tx): Promise<StaffCouncilRow> {
  const { rows } = await sql<StaffCouncilRow>`
    select since, asked_by, asked_account, asked_at, reason from organisation_staff_council`.execute(tx);
  return rows[0] ?? { since: null, asked_by: null, asked_account: null, asked_at: null, reason: null };
}

/** Since when it holds; whatever was asked for is settled with it. */
export async function setSince(tx: Tx, since: Date | null): Promise<void> {
  await sql`
    update organisation_staff_council
       set since = ${since}, asked_by = null, asked_account = null, asked_at = null, reason = null`.execute(tx);
}

export async function setEnding(
  tx: Tx,
  ending: { readonly person: string; readonly account: string; readonly at: Date; readonly reason: string } | null,
): Promise<void> {
  await sql`
    update organisation_staff_council
       set asked_by = ${ending?.person ?? null}, asked_account = ${ending?.account ?? null},
           asked_at = ${ending?.at ?? null}, reason = ${ending?.reason ?? null}`.execute(tx);
}
