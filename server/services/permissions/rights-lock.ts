import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Arbitrary and ours: one advisory lock of the database. */
const lockNumber = 7_220_001;

/**
 * Lets only one transaction at a time change rights (grants, positions, groups, validity), until its end. Two that
 * each take away half of the reasons for a right would otherwise both see the other half, and nobody would notice
 * that it is gone: the last owner could go, and a loss would not be announced. Take it as late as
 * possible, as everybody else who changes rights waits until the commit: after the rows of the persons whose positions or
 * validity change, which may be somebody's for longer, and before any other row.
 */
export async function lockRights(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(tx);
}
