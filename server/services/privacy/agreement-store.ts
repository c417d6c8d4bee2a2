import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import type { WorksFacts } from './works-facts.ts';
import type { WorksFormat } from './works-formats.ts';

/** Each text as it was read when it was agreed: `de.html`. */
export type StoredDocuments = Readonly<Record<`${Language}.${WorksFormat}`, string>>;

export interface AgreementRow {
  version: number;
  agreed_at: Date;
  agreed_by: string | null;
  note: string;
  hash: string;
}

/** Newest first. */
export async function listAgreements(tx: Tx): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select version, agreed_at, agreed_by, note, hash from privacy_agreements order by version desc`.execute(tx);
  return rows;
}

export async function findLatestFacts(tx: Tx): Promise<WorksFacts | undefined> {
  const { rows } = await sql<{ facts: WorksFacts }>`
    select facts from privacy_agreements order by version desc limit 1`.execute(tx);
  return rows[0]?.facts;
}

/** Of the newest version without one. */
export async function findText(
  tx: Tx,
  version: number | undefined,
  name: keyof StoredDocuments,
): Promise<{ version: number; text: string } | undefined> {
  const wanted = version === undefined ? sql`true` : sql`version = ${version}`;
  const { rows } = await sql<{ version: number; text: string }>`
    select version, documents ->> ${name}::text as text from privacy_agreements
     where ${wanted} order by version desc limit 1`.execute(tx);
  return rows[0];
}

/** Of two at once the later one waits and gets the next number. */
export async function lockAgreements(tx: Tx): Promise<number> {
  await sql`lock table privacy_agreements in exclusive mode`.execute(tx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(version), 0) + 1 as next from privacy_agreements`.execute(tx);
  return rows[0]?.next ?? 1;
}

export async function insertAgreement(
  tx: Tx,
  row: AgreementRow & { readonly facts: WorksFacts; readonly documents: StoredDocuments },
): Promise<void> {
  await sql`
    insert into privacy_agreements (version, agreed_at, agreed_by, note, hash, facts, documents)
    values (${row.version}, ${row.agreed_at}, ${row.agreed_by}, ${row.note}, ${row.hash},
            ${JSON.stringify(row.facts)}::jsonb, ${JSON.stringify(row.documents)}::jsonb)`.execute(tx);
}

export async function listAgreedBy(
  tx: Tx,
  person: string,
): Promise<Pick<AgreementRow, 'version' | 'agreed_at' | 'note'>[]> {
  const { rows } = await sql<Pick<AgreementRow, 'version' | 'agreed_at' | 'note'>>`
    select version, agreed_at, note from privacy_agreements where agreed_by = ${person} order by version`.execute(tx);
  return rows;
}
