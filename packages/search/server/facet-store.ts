import type { Tx } from '@kontor/database';
import { sql } from 'kysely';

/** A facet value as it is kept: `name=value`. */
export function facetToken(name: string, value: string): string {
  return `${name}=${value}`;
}

/** Numbers for facet values: documents hold numbers, which are counted far faster than texts. The caller holds the writers' lock. */
export async function ensureFacets(tx: Tx, tokens: ReadonlySet<string>): Promise<(token: string) => number> {
  const wanted = [...tokens];
  const numbers = new Map<string, number>();
  if (wanted.length > 0) {
    const { rows } = await sql<{ id: number; token: string }>`
      with wanted as (select unnest(${wanted}::text[]) as token), added as (
        insert into search_facets (token)
        select token from wanted w where not exists (select 1 from search_facets f where f.token = w.token)
        returning id, token
      )
      select id, token from added union all select f.id, f.token from search_facets f join wanted using (token)`.execute(
      tx,
    );
    for (const { id, token } of rows) numbers.set(token, id);
  }
  return (token) => {
    const number = numbers.get(token);
    if (number === undefined) throw new Error(`The facet ${token} was not stored`);
    return number;
  };
}

/** Forgets those of the values that no document has any more: an erased person's own words are gone. */
export async function deleteUnusedFacets(tx: Tx, numbers: Iterable<number>): Promise<void> {
  const candidates = [...new Set(numbers)];
  if (candidates.length === 0) return;
  await sql`delete from search_facets f where f.id = any(${candidates}::integer[])
    and not exists (select 1 from search_documents d where d.facets @> array[f.id])`.execute(tx);
}

/** The values behind the numbers, remembered: a number is never used for another value. */
export class FacetNames {
  readonly #tokens = new Map<number, string>();

  async find(tx: Tx, numbers: Iterable<number>): Promise<ReadonlyMap<number, string>> {
    const missing = [...numbers].filter((number) => !this.#tokens.has(number));
    if (missing.length > 0) {
      const { rows } = await sql<{ id: number; token: string }>`
        select id, token from search_facets where id = any(${missing}::integer[])`.execute(tx);
      for (const { id, token } of rows) this.#tokens.set(id, token);
    }
    return this.#tokens;
  }
}

/** Counts each number in arrays as PostgreSQL writes them, joined: `{1,2},{},{2}` gives 1: 1, 2: 2. */
export function countNumbers(arrays: string): Map<number, number> {
  const counts = new Map<number, number>();
  let number = -1;
  for (let index = 0; index < arrays.length; index += 1) {
    const digit = arrays.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) {
      number = (number < 0 ? 0 : number * 10) + digit;
    } else if (number >= 0) {
      counts.set(number, (counts.get(number) ?? 0) + 1);
      number = -1;
    }
  }
  return counts;
}
