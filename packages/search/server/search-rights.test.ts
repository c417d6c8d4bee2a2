import { openTestDatabase } from '@kontor/database/testing';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { SearchDocument, SearchQuery } from '../shared/index.ts';
import { BuiltInIndex, searchMigrations } from './index.ts';

const database = await openTestDatabase({ migrations: searchMigrations });
const index = new BuiltInIndex(database);
await index.open();
afterAll(async () => {
  await index.close();
  await database.close();
});

const words = ['wohngeld', 'bauamt', 'antrag', 'schutz', 'brandschutz', 'plan', '3641491712'];
const tokens = ['everyone', 'space:1', 'space:2', 'space:3', 'unit:1', 'person:1', 'person:2'];
const units = ['Hochbau', 'Tiefbau'];
const queries = [...words, 'brandschtuz', 'wohn', 's', 'antrag plan', '"antrag plan"', '491712', ''];

const someTokens = fc.uniqueArray(fc.constantFrom(...tokens), { maxLength: 4 });
const documentsOf = fc.array(
  fc.record({
    title: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }),
    body: fc.array(fc.constantFrom(...words), { maxLength: 5 }),
    audience: someTokens,
    type: fc.constantFrom('page', 'person'),
    unit: fc.constantFrom(...units),
  }),
  { minLength: 1, maxLength: 40 },
);

it('shows, counts and facets only what the asker may see, as a brute-force check says', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(documentsOf, fc.array(someTokens, { minLength: 5, maxLength: 5 }), async (drawn, askers) => {
      const documents = drawn.map(
        ({ title, body, audience, type, unit }, id): SearchDocument => ({
          ref: `wiki/page/${id}`,
          type,
          title: title.join(' '),
          body: body.join(' '),
          fragments: id % 3 === 0 ? ['+49 3641 49-1712'] : [],
          audience,
          facets: { orgUnit: [unit] },
          updatedAt: '2026-11-22T09:00:00.000Z',
        }),
      );
      await index.clear();
      // Everything is put for all first, so that an audience that is only changed is tested, too.
      await index.put(documents.map((document) => ({ ...document, audience: ['person:all', ...document.audience] })));
      for (const text of queries) await compareWithOracle(documents, text, askers);
    }),
    { numRuns: 12 },
  );
});

async function compareWithOracle(documents: SearchDocument[], text: string, askers: string[][]): Promise<void> {
  const ask = (held: string[], more: Partial<SearchQuery> = {}) =>
    index.search({ text, tokens: held, facets: ['orgUnit'], limit: 200, ...more });
  const matching = new Set((await ask(['person:all'])).hits.map((hit) => hit.ref));
  for (const held of askers) {
    const visible = documents.filter((document) => document.audience.some((token) => held.includes(token)));
    const expected = visible.filter((document) => matching.has(document.ref));
    const found = await ask(held);
    // Where none of the words' joint finds is visible, fewer words are asked for; rights hold all the same.
    const relaxed = expected.length === 0;
    const refs = new Set(found.hits.map((hit) => hit.ref));
    for (const ref of refs) expect(visible.some((document) => document.ref === ref)).toBe(true);
    if (!relaxed) expect(refs).toEqual(new Set(expected.map((document) => document.ref)));
    expect(found.total).toBe(found.hits.length);
    expect(found.totalIsExact).toBe(true);
    const shown = documents.filter((document) => refs.has(document.ref));
    expect(found.facets).toEqual({
      type: countBy(shown, (document) => document.type),
      orgUnit: countBy(shown, (document) => document.facets?.orgUnit?.[0] ?? ''),
    });
  }
}

function countBy(documents: SearchDocument[], keyOf: (document: SearchDocument) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const document of documents) counts[keyOf(document)] = (counts[keyOf(document)] ?? 0) + 1;
  return counts;
}
