import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { LegalDocument } from '@kontor/schema';
import { sql } from 'kysely';

export interface TextRow {
  readonly document: LegalDocument;
  readonly language: Language;
  /** Null after somebody went back to the proposal. */
  readonly content: string | null;
  readonly revision: number;
  readonly changed_at: Date;
}

export async function listTexts(tx: Tx): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`select * from legal_texts`.execute(tx);
  return rows;
}

export async function findText(tx: Tx, document: LegalDocument, language: Language): Promise<TextRow | undefined> {
  const { rows } = await sql<TextRow>`
    select * from legal_texts where document = ${document} and language = ${language}`.execute(tx);
  return rows[0];
}

/** Writes the revision after `base`; nothing when the text no longer has that revision. */
export async function replaceText(
  tx: Tx,
  text: Pick<TextRow, 'document' | 'language' | 'content'> & { readonly base: number; readonly now: Date },
): Promise<TextRow | undefined> {
  const { document, language, content, base, now } = text;
  const { rows } = await sql<TextRow>`
    insert into legal_texts (document, language, content, revision, changed_at)
    select ${document}, ${language}, ${content}, ${base} + 1, ${now}
     where ${base} = 0 or exists (select 1 from legal_texts where document = ${document} and language = ${language})
    on conflict (document, language) do update
      set content = excluded.content, revision = excluded.revision, changed_at = excluded.changed_at
      where legal_texts.revision = ${base}
    returning *`.execute(tx);
  return rows[0];
}
