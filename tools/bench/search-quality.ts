import { openTestDatabase } from '@kontor/database/testing';
import { BuiltInIndex, searchMigrations } from '@kontor/search/server';
import type { SearchIndex } from '@kontor/search/shared';
import { startMeilisearch } from '@kontor/search/testing';
import { englishQueries } from '../search-quality/english-queries.ts';
import { citySynonyms, germanQueries } from '../search-quality/german-queries.ts';
import { corpusAbsence, qualityCorpus } from '../search-quality/quality-corpus.ts';
import { recallOf } from '../search-quality/recall.ts';

/**
 * Prints the recall at ten of both engines over the query set, kind by kind, and with `missed` what each did not find; and
 * what it costs to index these documents. Needs `../shared/data`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const absence = corpusAbsence();
  if (absence !== undefined) return console.log(absence);
  const database = await openTestDatabase({ migrations: searchMigrations });
  const meilisearch = await startMeilisearch();
  if ('absent' in meilisearch) console.log(`without Meilisearch: ${meilisearch.absent}`);
  const engines: SearchIndex[] = [new BuiltInIndex(database), ...('index' in meilisearch ? [meilisearch.index] : [])];
  try {
    const documents = qualityCorpus();
    for (const index of engines) {
      await index.open();
      const start = performance.now();
      await index.put(documents);
      const each = (performance.now() - start) / documents.length;
      console.log(`  ${index.engine.padEnd(12)} ${each.toFixed(2)} ms to index a document`);
      await index.setSynonyms(citySynonyms);
    }
    console.log(`Recall at 10 over ${documents.length} documents`);
    for (const [language, sets] of Object.entries({ German: germanQueries, English: englishQueries })) {
      for (const [kind, cases] of Object.entries(sets)) {
        for (const index of engines) {
          const { recall, searches, missed } = await recallOf(index, cases);
          const name = `${language}, ${kind} (${searches})`;
          console.log(`  ${name.padEnd(28)} ${index.engine.padEnd(12)} ${recall.toFixed(3)}`);
          if (args.includes('missed')) for (const line of missed) console.log(`      ${line}`);
        }
      }
    }
  } finally {
    for (const index of engines) await index.close();
    if ('stop' in meilisearch) await meilisearch.stop();
    await database.close();
  }
}

if (import.meta.main) {
  await run(process.argv.slice(2));
  process.exit(0);
}
