import type { Ref } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import { sql } from 'kysely';
import { fieldLists, fragmentForms, type SearchDocument, sortKeyOf } from '../shared/index.ts';
import type { DocumentTerms } from './document-terms.ts';
import { facetToken } from './facet-store.ts';

/** What other tables count of a document. */
export interface IndexedDocument {
  readonly lexemes: readonly string[];
  readonly facets: readonly number[];
}

/** The same of those of the documents that exist. */
export async function findIndexed(tx: Tx, refs: readonly Ref[]): Promise<IndexedDocument[]> {
  const { rows } = await sql<IndexedDocument>`select tsvector_to_array(terms) as lexemes, facets
    from search_documents where ref = any(${refs}::text[])`.execute(tx);
  return rows;
}

interface DocumentRow {
  readonly document: SearchDocument;
  readonly terms: DocumentTerms;
  readonly audience: number;
  readonly facets: readonly number[];
}

/** The facet values of a document, each once. */
export function facetTokens({ facets }: SearchDocument): string[] {
  const tokens = Object.entries(facets ?? {}).flatMap(([name, values]) =>
    values.map((value) => facetToken(name, value)),
  );
  return [...new Set(tokens)];
}

/** Adds documents or replaces them by ref. */
export async function upsertDocuments(tx: Tx, rows: readonly DocumentRow[]): Promise<void> {
  const json = JSON.stringify(rows.map(recordOf));
  await sql`insert into search_documents (ref, type, title, sort_key, audience, facets, authors, updated_at, compact_fragments,
      aliases, fragments, fields, data, body, terms, filling)
    select ref, type, title, sort_key, audience, facets, authors, updated_at, compact_fragments,
      aliases, fragments, fields, data, body, terms::tsvector, (select last_value from search_fillings)
    from json_to_recordset(${json}::json) as d(ref text, type text, title text, sort_key text, audience integer,
      facets integer[], authors text[], updated_at timestamptz, compact_fragments text, aliases text[], fragments text[], fields jsonb,
      data jsonb, body text, terms text)
    on conflict (ref) do update set type = excluded.type, title = excluded.title, sort_key = excluded.sort_key,
      audience = excluded.audience, facets = excluded.facets, updated_at = excluded.updated_at,
      authors = excluded.authors, filling = excluded.filling,
      compact_fragments = excluded.compact_fragments, aliases = excluded.aliases, fragments = excluded.fragments,
      fields = excluded.fields, data = excluded.data, body = excluded.body, terms = excluded.terms`.execute(tx);
}

function recordOf({ document, terms, audience, facets }: DocumentRow) {
  return {
    ref: document.ref,
    type: document.type,
    title: document.title,
    sort_key: sortKeyOf(document.sortTitle ?? document.title),
    audience,
    facets,
    authors: [...new Set(document.authors ?? [])],
    updated_at: document.updatedAt,
    compact_fragments: (document.fragments ?? []).flatMap(fragmentForms).join('|'),
    aliases: document.aliases ?? [],
    fragments: document.fragments ?? [],
    fields: fieldLists(document.fields),
    data: document.data ?? {},
    body: document.body ?? '',
    terms: terms.vector,
  };
}

/** What was last written before a filling of the index began. */
export async function findLeftFrom(database: Database, filling: number): Promise<Ref[]> {
  const { rows } = await sql<{ ref: Ref }>`
    select ref from search_documents where filling < ${filling}`.execute(database.kysely);
  return rows.map(({ ref }) => ref);
}

/** Deletes documents, of a filling before one when that is given, and answers with what they were. */
export async function deleteDocuments(tx: Tx, refs: readonly Ref[], before?: number): Promise<IndexedDocument[]> {
  const { rows } = await sql<IndexedDocument>`
    delete from search_documents where ref = any(${refs}::text[]) and filling < coalesce(${before ?? null}::bigint, filling + 1)
    returning tsvector_to_array(terms) as lexemes, facets`.execute(tx);
  return rows;
}

export async function updateAudiences(tx: Tx, refs: readonly Ref[], audiences: readonly number[]): Promise<void> {
  await sql`update search_documents d set audience = c.audience
    from unnest(${refs}::text[], ${audiences}::integer[]) as c(ref, audience) where d.ref = c.ref`.execute(tx);
}
