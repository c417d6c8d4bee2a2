import { openTestDatabase, type TestDatabase } from '@kontor/database/testing';
import { BuiltInIndex, searchMigrations } from '@kontor/search/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { englishQueries } from './english-queries.ts';
import { citySynonyms, germanQueries } from './german-queries.ts';
import { corpusAbsence, qualityCorpus } from './quality-corpus.ts';
import { recallOf } from './recall.ts';

const absence = corpusAbsence();
const suite = describe.skipIf(absence !== undefined);
/** Recall at ten that the built-in engine must reach. */
const goals = { clean: 0.95, inflection: 0.95, umlaut: 0.95, phrase: 0.95, synonym: 0.95, typo: 0.9, compound: 0.9 };
const kinds = { German: germanQueries, English: { ...englishQueries, umlaut: [], compound: [] } };

let database: TestDatabase;
let index: BuiltInIndex;

suite(`the first ten of a search${absence ? ` (${absence})` : ''}`, () => {
  beforeAll(async () => {
    database = await openTestDatabase({ migrations: searchMigrations });
    index = new BuiltInIndex(database);
    await index.open();
    await index.put(qualityCorpus());
    await index.setSynonyms(citySynonyms);
  }, 60_000);
  afterAll(async () => {
    await index?.close();
    await database?.close();
  });

  it('are asked for by at least 200 German and 100 English searches, whose targets exist', () => {
    const german = Object.values(germanQueries).flat();
    const english = Object.values(englishQueries).flat();
    expect(german.length).toBeGreaterThanOrEqual(200);
    expect(english.length).toBeGreaterThanOrEqual(100);
    const known = new Set(qualityCorpus().map(({ data }) => data?.key));
    expect([...german, ...english].flatMap(({ wanted }) => wanted).filter((key) => !known.has(key))).toEqual([]);
  });

  for (const [language, sets] of Object.entries(kinds)) {
    for (const [kind, cases] of Object.entries(sets)) {
      if (cases.length === 0) continue;
      const goal = goals[kind as keyof typeof goals]; // the sets have the same kinds
      it(`hold what was wanted: ${language}, ${kind}`, async () => {
        const { recall, missed } = await recallOf(index, cases);
        expect(recall, `recall ${recall.toFixed(3)}, missed:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(goal);
      });
    }
  }
});
