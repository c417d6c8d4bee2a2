import type { Tx } from '@kontor/database';
import {
  onlyTitles,
  presentHit,
  rankDocument,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
  type Synonyms,
  type TermDictionary,
  TextMatcher,
} from '../shared/index.ts';
import type { FacetNames } from './facet-store.ts';
import { type Candidate, findBodies, findCandidates, findStored, findTier, tiersOf } from './hit-store.ts';
import { findAll, findMatches, type Matches } from './match-store.ts';
import { type PlanLevel, planSearch } from './search-plan.ts';

/** What a process knows of the index beside its tables. */
export interface Known {
  readonly dictionary: TermDictionary;
  readonly synonyms: Synonyms;
  readonly facetNames: FacetNames;
}

/** Hits are ranked finely in blocks of this size, so that turning pages neither repeats nor skips one. */
const block = 100;

/** Answers one query within a transaction that sees one state of the index, so that rights and counts agree. */
export async function searchBuiltIn(tx: Tx, known: Known, query: SearchQuery): Promise<SearchResult> {
  const { matcher, levels } = planSearch(known.dictionary, known.synonyms, query);
  if (matcher.terms.length === 0) return browse(tx, known, query);
  const reach = Math.ceil(((query.offset ?? 0) + query.limit) / block) * block;
  for (const level of levels) {
    // The best tier is mostly wanted too, and shares the round trip.
    const [first = ''] = tiersOf(level);
    const [matches, best] = await Promise.all([
      findMatches(tx, query, level, reach),
      first === '' ? [] : findTier(tx, query, first, reach),
    ]);
    if (matches.total === 0) continue;
    const [hits, facets] = await Promise.all([
      rankedPage(tx, query, { level, matches, best, matcher, reach }),
      nameFacets(tx, known, query, matches),
    ]);
    return { hits, total: matches.total, totalIsExact: matches.totalIsExact, facets };
  }
  return { hits: [], total: 0, totalIsExact: true, facets: emptyFacets(query) };
}

interface Found {
  readonly level: PlanLevel;
  readonly matches: Matches;
  /** Ids of the best tier. */
  readonly best: readonly number[];
  readonly matcher: TextMatcher;
  readonly reach: number;
}

async function rankedPage(tx: Tx, query: SearchQuery, found: Found): Promise<SearchHit[]> {
  const ids = found.matches.total <= block ? found.matches.ids : await coarseOrder(tx, query, found);
  const offset = query.offset ?? 0;
  const end = offset + query.limit;
  const page: Ranked[] = [];
  for (let start = Math.floor(offset / block) * block; start < Math.min(end, ids.length); start += block) {
    const ordered = await fineOrder(tx, query, ids.slice(start, start + block), found);
    page.push(...ordered.slice(Math.max(0, offset - start), end - start));
  }
  const long = page.filter(({ candidate }) => candidate.hasBody).map(({ candidate }) => candidate.id);
  const bodies = await findBodies(tx, long);
  return page.map(({ candidate, score }) =>
    presentHit(found.matcher, { ...candidate, body: bodies.get(candidate.id) ?? '' }, score),
  );
}

/** Documents of the best tiers first, then the rest. */
async function coarseOrder(tx: Tx, query: SearchQuery, found: Found): Promise<number[]> {
  const ids = new Set(found.best);
  for (const tier of tiersOf(found.level).slice(1)) {
    if (ids.size >= found.reach) break;
    for (const id of await findTier(tx, query, tier, found.reach)) ids.add(id);
  }
  for (const id of found.matches.ids) ids.add(id);
  return [...ids].slice(0, found.reach);
}

interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
}

async function fineOrder(
  tx: Tx,
  { titlesOnly }: SearchQuery,
  ids: readonly number[],
  { level, matcher }: Found,
): Promise<Ranked[]> {
  const stored = await findCandidates(tx, ids, level);
  const candidates = titlesOnly ? stored.map((each) => ({ ...onlyTitles(each), hasBody: false })) : stored;
  return (
    candidates
      // A match that only a rarer spelling makes has no rank of its own, but it is a match.
      .map((candidate) => ({
        candidate,
        score: rankDocument(matcher, candidate, Math.max(0.02, candidate.bodyRank)),
      }))
      .sort(
        (a, b) => b.score - a.score || b.candidate.updatedAt - a.candidate.updatedAt || a.candidate.id - b.candidate.id,
      )
  );
}

/** Without words: every document, by title. */
async function browse(tx: Tx, known: Known, query: SearchQuery): Promise<SearchResult> {
  const matches = await findAll(tx, query, query.offset ?? 0);
  const [stored, facets] = await Promise.all([findStored(tx, matches.ids), nameFacets(tx, known, query, matches)]);
  const matcher = new TextMatcher([]);
  const hits = stored.map((document) => presentHit(matcher, document, 0));
  return { hits, total: matches.total, totalIsExact: matches.totalIsExact, facets };
}

/** The counts by name and value instead of by number. */
async function nameFacets(
  tx: Tx,
  { facetNames }: Known,
  query: SearchQuery,
  { types, facets }: Matches,
): Promise<SearchResult['facets']> {
  const groups = emptyFacets(query);
  groups.type = types;
  if (facets.size === 0) return groups;
  const tokens = await facetNames.find(tx, facets.keys());
  for (const [number, count] of facets) {
    const token = tokens.get(number) ?? '';
    const separator = token.indexOf('=');
    const name = token.slice(0, separator);
    const group = name === 'type' ? undefined : groups[name];
    if (group) group[token.slice(separator + 1)] = count;
  }
  return groups;
}

function emptyFacets(query: SearchQuery): Record<string, Record<string, number>> {
  return Object.fromEntries(['type', ...(query.facets ?? [])].map((name) => [name, {}]));
}
