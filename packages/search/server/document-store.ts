import type { Ref } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { fieldLists, fragmentForms, type SearchDocument, sortKeyOf } from '../shared/index.ts';
import type { DocumentTerms } from './document-terms.ts';

/** A facet value as it is kept: `name=value`. */
export function facetToken(name: string, value: string): string {
  return `${name}=${value}`;
}

/** The lexemes of those of the documents that exist. */
export async function findLexemes(tx: Tx, refs: readonly Ref[]): Promise<string[][]> {
  const { rows } = await sql<{ lexemes: string[] }>`
    select tsvector_to_array(terms) as lexemes from search_documents where ref = any(${refs}::text[])`.execute(tx);
  return rows.map((row) => row.lexemes);
}

interface DocumentRow {
  readonly document: SearchDocument;
  readonly terms: DocumentTerms;
  readonly audience: number;
}

/** Adds documents or replaces them by ref. */
export async function upsertDocuments(tx: Tx, rows: readonly DocumentRow[]): Promise<void> {
  const json = JSON.stringify(rows.map(recordOf));
  await sql`insert into search_documents (ref, type, title, sort_key, audience, facets, updated_at, compact_fragments,
      aliases, fragments, fields, data, body, terms)
    select ref, type, title, sort_key, audience, facets, updated_at, compact_fragments,
      aliases, fragments, fields, data, body, terms::tsvector
    from json_to_recordset(${json}::json) as d(ref text, type text, title text, sort_key text, audience integer,
      facets text[], updated_at timestamptz, compact_fragments text, aliases text[], fragments text[], fields jsonb,
      data jsonb, body text, terms text)
    on conflict (ref) do update set type = excluded.type, title = excluded.title, sort_key = excluded.sort_key,
      audience = excluded.audience, facets = excluded.facets, updated_at = excluded.updated_at,
      compact_fragments = excluded.compact_fragments, aliases = excluded.aliases, fragments = excluded.fragments,
      fields = excluded.fields, data = excluded.data, body = excluded.body, terms = excluded.terms`.execute(tx);
}

function recordOf({ document, terms, audience }: DocumentRow) {
  return {
    ref: document.ref,
    type: document.type,
    title: document.title,
    sort_key: sortKeyOf(document.sortTitle ?? document.title),
    audience,
    facets: Object.entries(document.facets ?? {}).flatMap(([name, values]) =>
      [...new Set(values)].map((value) => facetToken(name, value)),
    ),
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

/** Deletes documents and answers with the lexemes they had. */
export async function deleteDocuments(tx: Tx, refs: readonly Ref[]): Promise<string[][]> {
  const { rows } = await sql<{ lexemes: string[] }>`
    delete from search_documents where ref = any(${refs}::text[])
    returning tsvector_to_array(terms) as lexemes`.execute(tx);
  return rows.map((row) => row.lexemes);
}

export async function updateAudiences(tx: Tx, refs: readonly Ref[], audiences: readonly number[]): Promise<void> {
  await sql`update search_documents d set audience = c.audience
    from unnest(${refs}::text[], ${audiences}::integer[]) as c(ref, audience) where d.ref = c.ref`.execute(tx);
}
