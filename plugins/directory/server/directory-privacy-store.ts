import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** Persons whose profile names this one as their manager. */
export async function listManagedBy(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from directory_profiles where manager = ${person} order by person`.execute(tx);
  return rows.map((row) => row.person);
}

/** Imports that somebody applied; their files and reports are about others and stay here. */
export async function readImportsForArchive(tx: Tx, person: string): Promise<readonly unknown[]> {
  const { rows } = await sql`
    select id, state, created_at as "appliedAt" from directory_imports
     where begun_by ->> 'person' = ${person} order by created_at`.execute(tx);
  return rows;
}
