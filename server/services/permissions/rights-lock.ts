import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Arbitrary and ours: one advisory lock of the database. */
const lockNumber = 7_220_001;

/**
 * Lets only one transaction at a time change rights (grants, positions, groups, validity), until its end. Two that
 * each take away half of the reasons for a right would otherwise both see the other half, and nobody would notice
 * that it is gone: the last owner could go, and a loss would not be announced. Take it before the lock of any row that
 * others know, and late: everybody else who changes rights waits until the commit.
 */
export async function lockRights(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(tx);
}
