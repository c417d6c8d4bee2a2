import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface DeputyRow {
  office: string;
  person: string;
}

export async function listDeputies(tx: Tx): Promise<DeputyRow[]> {
  const { rows } = await sql<DeputyRow>`select office, person from instructions_deputies order by person`.execute(tx);
  return rows;
}

/** Makes exactly these the office's. */
export async function putDeputies(tx: Tx, office: string, persons: readonly string[], by: string): Promise<void> {
  await sql`
    delete from instructions_deputies where office = ${office} and not person = any(${[...persons]}::uuid[])`.execute(
    tx,
  );
  await sql`
    insert into instructions_deputies (office, person, named_by)
    select ${office}, person, ${by} from unnest(${[...persons]}::uuid[]) as person
    on conflict do nothing`.execute(tx);
}
