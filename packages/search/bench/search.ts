import { openTestDatabase } from '@kontor/database/testing';
import { BuiltInIndex, searchMigrations } from '../server/index.ts';
import type { SearchDocument, SearchIndex } from '../shared/index.ts';
import { startMeilisearch } from '../testing/meilisearch.ts';
import { pages, people, randomOf, vocabularyOf } from './synthetic-text.ts';
import { describe, measureTyping, type Typing, typingOf } from './typing.ts';

const seed = 20_261_122;
const batch = 2_000;

interface Case {
  readonly name: string;
  readonly goalMs: number;
  readonly documents: readonly SearchDocument[];
  readonly typing: readonly Typing[];
  readonly tokens: readonly string[];
}

/**
 * Measures both engines, the built-in one alone when Meilisearch is not present: indexing, disk, memory, search as you
 * type with rights, interleaved, and how soon a change is found. Arguments: `small` leaves out the 250,000 documents, a number replaces it, `alone` leaves
 * out Meilisearch.
 */
export async function run(args: readonly string[]): Promise<void> {
  const large = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 250_000);
  const alone = args.includes('alone');
  await measure(directoryCase(), alone);
  if (!args.includes('small')) await measure(everythingCase(large), alone);
}

function directoryCase(): Case {
  const random = randomOf(seed);
  const documents = [...people(5_000, vocabularyOf(3_000, random), random)];
  const typing = typingOf(documents, 150, random);
  return { name: 'S1: 5,000 people', goalMs: 10, documents, typing, tokens: ['everyone'] };
}

function everythingCase(count: number): Case {
  const random = randomOf(seed);
  const vocabulary = vocabularyOf(200_000, random);
  const persons = Math.min(5_000, Math.floor(count / 10));
  const documents = [
    ...people(persons, vocabulary, random),
    ...pages(count - persons, vocabulary, random, { words: 80, spaces: 400 }),
  ];
  const typing = typingOf(documents, 150, random);
  const tokens = ['everyone', ...Array.from({ length: 120 }, (_, space) => `space:${space * 3}`)];
  return { name: `S2: ${count.toLocaleString('en')} documents`, goalMs: 50, documents, typing, tokens };
}

async function measure(bench: Case, alone: boolean): Promise<void> {
  console.log(`\n${bench.name} (seed ${seed}), goal p95 <= ${bench.goalMs} ms`);
  const database = await openTestDatabase({ migrations: searchMigrations });
  const meilisearch = alone ? { absent: 'not asked for' } : await startMeilisearch();
  const engines: SearchIndex[] = [new BuiltInIndex(database)];
  if ('index' in meilisearch) engines.push(meilisearch.index);
  else console.log(`  without Meilisearch: ${meilisearch.absent}`);
  try {
    for (const index of engines) {
      await index.open();
      await measureIndexing(index, bench.documents);
    }
    const { rows } = await database.pool.query<{ size: string }>(
      'select pg_size_pretty(pg_database_size(current_database())) as size',
    );
    console.log(`  database on disk ${rows[0]?.size}, memory of this process ${megabytes(process.memoryUsage().rss)}`);
    if ('size' in meilisearch) {
      const { memory, disk } = meilisearch.size();
      console.log(`  Meilisearch on disk ${megabytes(disk)}, memory of its process ${megabytes(memory)}`);
    }
    await measureTyping(engines, bench.typing, bench.tokens);
    for (const index of engines) await measureFreshness(index, bench.documents);
  } finally {
    for (const index of engines) await index.close();
    if ('stop' in meilisearch) await meilisearch.stop();
    await database.close();
  }
}

async function measureIndexing(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
  const start = performance.now();
  for (let first = 0; first < documents.length; first += batch) await index.put(documents.slice(first, first + batch));
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `  ${index.engine}: indexed ${documents.length} in ${seconds.toFixed(1)} s, ${Math.round(documents.length / seconds)}/s`,
  );
  console.log(`  ${index.engine}: ${(await index.state()).detail}`);
}

/** From handing over one changed document until a search has found it, as one edit after another. */
async function measureFreshness(index: SearchIndex, documents: readonly SearchDocument[]): Promise<void> {
  const times: number[] = [];
  for (let change = 0; change < 100; change += 1) {
    const document = documents[Math.floor((change / 100) * documents.length)];
    if (!document) continue;
    const word = `frisch${change}x${index.engine.length}`;
    const start = performance.now();
    await index.put([{ ...document, title: `${document.title} ${word}`, audience: ['everyone'] }]);
    const { total } = await index.search({ text: word, tokens: ['everyone'], limit: 1 });
    if (total !== 1) throw new Error(`${index.engine} did not find ${word}`);
    times.push(performance.now() - start);
  }
  console.log(`  ${describe(`${index.engine}, fresh`, times)}`);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}

if (import.meta.main) {
  await run(process.argv.slice(2));
  process.exit(0);
}
