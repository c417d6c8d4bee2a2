import type { Tx } from '@kontor/database';
import type { RangePiece } from '@kontor/editor/shared';
import { sql } from 'kysely';
import type { Suggestion } from '../../shared/index.ts';

export interface SuggestionRow {
  id: string;
  page: string;
  anchor: Suggestion['anchor'];
  original: string;
  replacement: string;
  reason: string;
  author: string;
  created_at: Date;
  state: Suggestion['state'];
  settled_at: Date | null;
  settled_by: string | null;
  answer: string;
  before: readonly RangePiece[] | null;
  after: string | null;
}

export async function listSuggestionsOf(tx: Tx, page: string): Promise<SuggestionRow[]> {
  const { rows } = await sql<SuggestionRow>`
    select * from wiki_suggestions where page = ${page} order by created_at, id`.execute(tx);
  return rows;
}

/** Nobody else changes it until the end of the transaction. */
export async function lockSuggestion(tx: Tx, id: string): Promise<SuggestionRow | undefined> {
  const { rows } = await sql<SuggestionRow>`select * from wiki_suggestions where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** All that somebody suggested, with where: for the personal archive. */
export async function listSuggestionsBy(tx: Tx, person: string): Promise<(SuggestionRow & { title: string })[]> {
  const { rows } = await sql<SuggestionRow & { title: string }>`
    select wiki_suggestions.*, title from wiki_suggestions join wiki_pages on wiki_pages.id = page
     where author = ${person} order by wiki_suggestions.created_at, wiki_suggestions.id`.execute(tx);
  return rows;
}

export async function insertSuggestion(tx: Tx, row: SuggestionRow): Promise<void> {
  const { id, page, anchor, original, replacement, reason, author, created_at: at } = row;
  await sql`
    insert into wiki_suggestions (id, page, anchor, original, replacement, reason, author, created_at)
    values (${id}, ${page}, ${JSON.stringify(anchor)}::jsonb, ${original}, ${replacement}, ${reason}, ${author}, ${at})`.execute(
    tx,
  );
}

/** Writes all that changes after it was made. */
export async function writeSuggestion(tx: Tx, row: SuggestionRow): Promise<void> {
  const { id, anchor, state, settled_at: at, settled_by: by, answer, before, after } = row;
  await sql`
    update wiki_suggestions
       set anchor = ${JSON.stringify(anchor)}::jsonb, state = ${state}, settled_at = ${at}, settled_by = ${by},
           answer = ${answer}, before = ${before === null ? null : JSON.stringify(before)}::jsonb, after = ${after}
     where id = ${id}`.execute(tx);
}
