import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

export interface ConfirmationRow {
  id: string;
  version: string;
  person: string;
  person_name: string;
  given_at: Date;
  arrived_at: Date;
}

/** Twice is once: what came first stays. Answers with what is stored. */
export async function insertConfirmation(tx: Tx, row: ConfirmationRow): Promise<ConfirmationRow | undefined> {
  await sql`
    insert into instructions_confirmations (id, version, person, person_name, given_at, arrived_at)
    values (${row.id}, ${row.version}, ${row.person}, ${row.person_name}, ${row.given_at}, ${row.arrived_at})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<ConfirmationRow>`
    select * from instructions_confirmations where version = ${row.version} and person = ${row.person}`.execute(tx);
  return rows[0];
}

/** In order of arrival. */
export async function listConfirmations(tx: Tx, versions: readonly string[]): Promise<ConfirmationRow[]> {
  if (versions.length === 0) return [];
  const { rows } = await sql<ConfirmationRow>`
    select * from instructions_confirmations where version = any(${[...versions]}::uuid[])
     order by arrived_at, id`.execute(tx);
  return rows;
}

/** A proof with what it is a proof of. */
export interface ProofRow extends ConfirmationRow {
  instruction: string;
  office_name: string;
  number: number;
  title: string;
  issued_at: Date;
  valid_from: string;
  deadline: string | null;
  is_current: boolean;
}

/** All that somebody has confirmed, the newest first. */
export async function listProofsOf(tx: Tx, person: string): Promise<ProofRow[]> {
  const { rows } = await sql<ProofRow>`
    select confirmation.*, version.instruction, version.number, version.title, version.issued_at, version.valid_from,
           version.deadline, instruction.office_name,
           version.superseded_at is null and instruction.withdrawn_at is null as is_current
      from instructions_confirmations confirmation
      join instructions_versions version on version.id = confirmation.version
      join instructions_instructions instruction on instruction.id = version.instruction
     where confirmation.person = ${person} order by confirmation.given_at desc, confirmation.id desc`.execute(tx);
  return rows;
}

/** What somebody has issued or taken back, and what they are named for: for their archive. */
export async function listActsOf(tx: Tx, person: string) {
  const { rows: issued } = await sql<{ title: string; number: number; at: Date }>`
    select title, number, issued_at as at from instructions_versions where issued_by = ${person}
     order by issued_at`.execute(tx);
  const { rows: withdrawn } = await sql<{ id: string; at: Date }>`
    select id, withdrawn_at as at from instructions_instructions where withdrawn_by = ${person}
     order by withdrawn_at`.execute(tx);
  const { rows: named } = await sql<{ office: string; own: boolean }>`
    select office, person = ${person} as own from instructions_deputies
     where ${person} in (person, named_by) order by office`.execute(tx);
  return { issued, withdrawn, named };
}
