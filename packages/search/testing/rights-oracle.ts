import { isDeepStrictEqual } from 'node:util';
import type { SearchDocument, SearchHit, SearchIndex, SearchQuery, SearchResult } from '../shared/index.ts';

const words = [
  'wohngeld',
  'bauamt',
  'antrag',
  'schutz',
  'brandschutz',
  'plan',
  '3641491712',
  'bauordnung',
  'kita',
  'lastenzuschuss',
];
const tokens = ['everyone', 'space:1', 'space:2', 'space:3', 'unit:1', 'person:1', 'person:2'];
const units = ['Hochbau', 'Tiefbau'];
const spaces = ['a', 'b', 'c'];
const authors = ['anna', 'bert', 'cem'];
const days = ['01', '02', '03', '04', '05'].map((day) => `2026-11-${day}T00:00:00.000Z`);
const texts = [
  ...words,
  'brandschtuz',
  'wohn',
  's',
  'ki',
  'antrag plan',
  '"antrag plan"',
  '491712',
  'amt für bau',
  'lastenzuschuss',
  '',
];
const synonyms = [
  ['bauamt', 'amt für bau', 'bauordnung'],
  ['wohngeld', 'lastenzuschuss'],
];
/** Sees everything, so that what answers a text is known without knowing how it is found. */
const allSeeing = 'person:all';
const documentsAtOnce = 40;
const pairsPerFilling = 400;

/** A leak, or a find too few: what was asked, by whom, and what is wrong with the answer. */
export interface Fault {
  readonly query: SearchQuery;
  readonly fault: string;
}

/**
 * Asks an index by random people for random words under random filters, and compares every answer with what looking at all
 * documents says: hits, totals, facets and highlights. Answers with what is wrong.
 */
export async function findFaults(index: SearchIndex, pairs: number, random: () => number): Promise<Fault[]> {
  const faults: Fault[] = [];
  await index.setSynonyms(synonyms);
  for (let done = 0; done < pairs; done += pairsPerFilling) {
    const documents = await fill(index, random);
    const answering = new Map<string, ReadonlySet<string>>();
    for (let pair = 0; pair < Math.min(pairsPerFilling, pairs - done); pair += 1) {
      const query = drawQuery(random);
      const key = JSON.stringify([query.text, query.titlesOnly]);
      const known = answering.get(key) ?? (await answersTo(index, query));
      answering.set(key, known);
      const fault = check(documents, known, query, await index.search(query));
      if (fault !== undefined) faults.push({ query, fault });
    }
  }
  return faults;
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item; // never beyond the end
}

function some<Item>(items: readonly Item[], most: number, random: () => number): Item[] {
  const count = Math.floor(random() * (most + 1));
  return [...new Set(Array.from({ length: count }, () => pick(items, random)))];
}

async function fill(index: SearchIndex, random: () => number): Promise<SearchDocument[]> {
  const documents = Array.from({ length: documentsAtOnce }, (_, id): SearchDocument => {
    const text = (least: number, most: number) =>
      Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick(words, random)).join(' ');
    return {
      ref: `wiki/page/${id}`,
      type: pick(['page', 'person'], random),
      title: text(1, 3),
      body: text(0, 5),
      fragments: id % 3 === 0 ? ['+49 3641 49-1712'] : [],
      audience: some(tokens, 4, random),
      authors: some(authors, 2, random),
      facets: { orgUnit: [pick(units, random)], space: [pick(spaces, random)] },
      updatedAt: pick(days, random),
    };
  });
  await index.clear();
  // Half of them are put for all first, so that an audience that is only changed is tested, too.
  const shown = documents.map((document) => ({ ...document, audience: [allSeeing, ...document.audience] }));
  await index.put(shown.map((document, at) => (at % 2 === 0 ? document : { ...document, audience: [...tokens] })));
  await index.updateAudience(
    shown.filter((_document, at) => at % 2 === 1).map(({ ref, audience }) => ({ ref, audience })),
  );
  return documents;
}

function drawQuery(random: () => number): SearchQuery {
  const often = (share: number) => random() < share;
  return {
    text: pick(texts, random),
    tokens: some(tokens, 4, random),
    limit: 200,
    facets: ['orgUnit', 'space'],
    ...(often(0.3) && { types: [pick(['page', 'person'], random)] }),
    ...(often(0.3) && { filters: { space: [pick(spaces, random)] } }),
    ...(often(0.3) && { author: pick(authors, random) }),
    ...(often(0.3) && { updated: { from: pick(days, random), ...(often(0.5) && { until: pick(days, random) }) } }),
    ...(often(0.2) && { titlesOnly: true }),
  };
}

async function answersTo(index: SearchIndex, { text, titlesOnly }: SearchQuery): Promise<ReadonlySet<string>> {
  const { hits } = await index.search({ text, tokens: [allSeeing], limit: 200, ...(titlesOnly && { titlesOnly }) });
  return new Set(hits.map(({ ref }) => ref));
}

function check(
  documents: readonly SearchDocument[],
  answering: ReadonlySet<string>,
  query: SearchQuery,
  result: SearchResult,
): string | undefined {
  const visible = new Map(documents.filter((document) => isVisible(document, query)).map((each) => [each.ref, each]));
  const expected = [...visible.keys()].filter((ref) => answering.has(ref));
  const found = new Set(result.hits.map(({ ref }) => ref));
  const leaked = [...found].filter((ref) => !visible.has(ref));
  if (leaked.length > 0) return `shows ${leaked.join(', ')}`;
  // Where nothing visible answers all words, fewer words are asked for; rights hold all the same.
  if (expected.length > 0 && !isDeepStrictEqual([...found].sort(), expected.sort()))
    return `misses or adds some: ${[...found]}, not ${expected}`;
  for (const hit of result.hits) {
    const document = visible.get(hit.ref);
    if (document && !isOwnText(hit, document)) return `shows another text with ${hit.ref}`;
  }
  return checkCounts(
    query,
    result,
    [...found].flatMap((ref) => visible.get(ref) ?? []),
  );
}

function isVisible(document: SearchDocument, { tokens: held, types, filters, author, updated }: SearchQuery): boolean {
  return (
    document.audience.some((token) => held.includes(token)) &&
    (!types || types.includes(document.type)) &&
    (!filters?.space || filters.space.some((space) => document.facets?.space?.includes(space))) &&
    (author === undefined || (document.authors ?? []).includes(author)) &&
    (updated?.from === undefined || document.updatedAt >= updated.from) &&
    (updated?.until === undefined || document.updatedAt < updated.until)
  );
}

function isOwnText(hit: SearchHit, document: SearchDocument): boolean {
  const { title, body = '', fragments = [] } = document;
  const shown = Object.values(hit.fieldMatches).every(({ text }) => fragments.includes(text));
  const inside = hit.titleMatches.every(([start, end]) => start < end && end <= title.length);
  return hit.title === title && shown && inside && (hit.snippet === undefined || body.includes(hit.snippet.text));
}

function checkCounts(
  query: SearchQuery,
  { total, facets }: SearchResult,
  found: readonly SearchDocument[],
): string | undefined {
  if (query.author !== undefined) {
    const tells = total > 1 || total !== Math.min(1, found.length) || Object.keys(facets).length > 0;
    return tells ? `counts what somebody wrote: ${total} ${JSON.stringify(facets)}` : undefined;
  }
  const expected = {
    type: countBy(found, (document) => document.type),
    orgUnit: countBy(found, (document) => document.facets?.orgUnit?.[0] ?? ''),
    space: countBy(found, (document) => document.facets?.space?.[0] ?? ''),
  };
  if (total !== found.length) return `counts ${total} of ${found.length}`;
  return isDeepStrictEqual(facets, expected)
    ? undefined
    : `counts ${JSON.stringify(facets)}, not ${JSON.stringify(expected)}`;
}

function countBy(
  documents: readonly SearchDocument[],
  keyOf: (document: SearchDocument) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) counts[keyOf(document)] = (counts[keyOf(document)] ?? 0) + 1;
  return counts;
}
