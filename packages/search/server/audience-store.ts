import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** A set of tokens as a key: sorted, each once. */
function keyOf(tokens: readonly string[]): string {
  return JSON.stringify(tokens);
}

function tidy(tokens: readonly string[]): string[] {
  return [...new Set(tokens)].sort();
}

/**
 * Numbers for sets of tokens. Many documents share few audiences, so that a search compares one number per document
 * instead of two lists; the caller holds the writers' lock.
 */
export async function ensureAudiences(
  tx: Tx,
  audiences: ReadonlyArray<readonly string[]>,
): Promise<(tokens: readonly string[]) => number> {
  const wanted = new Map(audiences.map((tokens) => [keyOf(tidy(tokens)), tidy(tokens)]));
  const numbers = new Map<string, number>();
  const { rows } = await sql<{ id: number; tokens: string[] }>`
    with wanted as (
      select array(select jsonb_array_elements_text(value)) as tokens
      from jsonb_array_elements(${JSON.stringify([...wanted.values()])}::jsonb)
    ), added as (
      insert into search_audiences (tokens)
      select w.tokens from wanted w where not exists (select 1 from search_audiences a where a.tokens = w.tokens)
      returning id, tokens
    ), added_tokens as (
      insert into search_audience_tokens (token, audience) select unnest(tokens), id from added
    )
    select id, tokens from added
    union all
    select a.id, a.tokens from search_audiences a join wanted w on a.tokens = w.tokens`.execute(tx);
  for (const { id, tokens } of rows) numbers.set(keyOf(tokens), id);
  return (tokens) => {
    const number = numbers.get(keyOf(tidy(tokens)));
    if (number === undefined) throw new Error(`The audience ${keyOf(tokens)} was not stored`);
    return number;
  };
}
