import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import {
  presentHit,
  rankDocument,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
  type TermDictionary,
  TextMatcher,
} from '../shared/index.ts';
import { findByTiers, findRanked, findStored } from './hit-store.ts';
import { findAll, findMatches, type Matches } from './match-store.ts';
import { type PlanLevel, planSearch } from './search-plan.ts';

/** Hits are ranked finely in blocks of this size, so that turning pages neither repeats nor skips one. */
const block = 100;

/** Answers one query within a transaction that sees one state of the index. */
export async function searchBuiltIn(tx: Tx, dictionary: TermDictionary, query: SearchQuery): Promise<SearchResult> {
  await prepareReading(tx);
  const plan = planSearch(dictionary, query.text);
  if (plan.matcher.terms.length === 0) return browse(tx, query);
  const reach = Math.ceil(((query.offset ?? 0) + query.limit) / block) * block;
  for (const level of plan.levels) {
    const matches = await findMatches(tx, query, level, reach);
    if (matches.total === 0) continue;
    const hits = await rankedPage(tx, query, { level, matches, matcher: plan.matcher, reach });
    return { hits, total: matches.total, totalIsExact: matches.totalIsExact, facets: matches.facets };
  }
  return { hits: [], total: 0, totalIsExact: true, facets: emptyFacets(query) };
}

/**
 * One state of the index for all questions of a search, so that rights and counts agree. And matches must come from the
 * word index: with a LIMIT the planner may prefer to read the whole table until enough is found, or compile a query that
 * runs for milliseconds. One round trip for all three.
 */
async function prepareReading(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read, read only;
    set local enable_seqscan = off; set local jit = off`.execute(tx);
}

interface Found {
  readonly level: PlanLevel;
  readonly matches: Matches;
  readonly matcher: TextMatcher;
  readonly reach: number;
}

async function rankedPage(tx: Tx, query: SearchQuery, found: Found): Promise<SearchHit[]> {
  const { level, matches, matcher, reach } = found;
  const ids = matches.total <= block ? matches.ids : await coarseOrder(tx, query, level, matches, reach);
  const offset = query.offset ?? 0;
  const end = offset + query.limit;
  const scores = new Map<number, number>();
  const page: number[] = [];
  for (let start = Math.floor(offset / block) * block; start < Math.min(end, ids.length); start += block) {
    const ordered = await fineOrder(tx, ids.slice(start, start + block), level, matcher, scores);
    page.push(...ordered.slice(Math.max(0, offset - start), end - start));
  }
  const stored = await findStored(tx, page);
  return stored.map((document, index) => presentHit(matcher, document, scores.get(page[index] ?? 0) ?? 0));
}

/** Documents of the best tiers first, then the rest. */
async function coarseOrder(
  tx: Tx,
  query: SearchQuery,
  level: PlanLevel,
  matches: Matches,
  reach: number,
): Promise<number[]> {
  const best = await findByTiers(tx, query, level, reach);
  return [...new Set([...best, ...matches.ids])].slice(0, reach);
}

async function fineOrder(
  tx: Tx,
  ids: readonly number[],
  level: PlanLevel,
  matcher: TextMatcher,
  scores: Map<number, number>,
): Promise<number[]> {
  const rows = await findRanked(tx, ids, level);
  // A match that only a rarer spelling makes has no rank of its own, but it is a match.
  for (const row of rows) scores.set(row.id, rankDocument(matcher, row, Math.max(0.02, row.bodyRank)));
  return rows
    .sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || b.updatedAt - a.updatedAt || a.id - b.id)
    .map(({ id }) => id);
}

/** Without words: every document, by title. */
async function browse(tx: Tx, query: SearchQuery): Promise<SearchResult> {
  const matches = await findAll(tx, query, query.offset ?? 0);
  const stored = await findStored(tx, matches.ids);
  const matcher = new TextMatcher([]);
  const hits = stored.map((document) => ({ ...presentHit(matcher, { ...document, body: '' }, 0) }));
  return { hits, total: matches.total, totalIsExact: matches.totalIsExact, facets: matches.facets };
}

function emptyFacets(query: SearchQuery): SearchResult['facets'] {
  return Object.fromEntries(['type', ...(query.facets ?? [])].map((name) => [name, {}]));
}
