import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { applyImport } from '../server/import/import-applier.ts';
import { PeopleSearchService } from '../server/people-search-service.ts';
import { directoryPlugin } from '../server/plugin.ts';
import { type City, makeCity, randomOf, typeTargets } from './synthetic-city.ts';

const seed = 20_261_122;
const peopleCount = 5000;
const goalMs = 10;
const queriesAtMost = 1500;
const warmUp = 200;
const meilisearchScript = fileURLToPath(new URL('../../../../shared/tools/meilisearch.sh', import.meta.url));
const meilisearch = { KONTOR_MEILI_URL: 'http://127.0.0.1:7700', KONTOR_MEILI_KEY: 'kontor-test-master-key' };

interface Candidate {
  readonly name: string;
  readonly server: TestServer;
  /** One empty transaction: what this machine takes at this moment for nothing. */
  readonly floor: () => Promise<unknown>;
  readonly search: (text: string) => Promise<unknown>;
}

/**
 * Search as you type over 5,000 people at the directory's service, with rights, rows, facets and highlights: the
 * built-in engine twice (the A/A pair tells the noise), Meilisearch where it can be started, and an empty transaction as
 * the floor, in turn per query.
 */
async function run(): Promise<void> {
  const random = randomOf(seed);
  const city = makeCity(peopleCount, random);
  const queries = sample(typeTargets(city.targets, random), queriesAtMost);
  console.log(`Directory: ${peopleCount} people, ${queries.length} queries, seed ${seed}, goal p95 <= ${goalMs} ms`);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const candidates: Candidate[] = [await prepare('built-in', city, {})];
  if (startMeilisearch()) candidates.push(await prepare('meilisearch', city, meilisearch));
  try {
    await measure(candidates, queries);
  } finally {
    for (const { server } of candidates) await server.stop();
    if (candidates.length > 1) execFileSync(meilisearchScript, ['stop']);
  }
}

/** As many as fit, evenly from all. */
function sample<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(most, items.length) }, (_, index) => items[Math.floor(index * step)] as Item);
}

function startMeilisearch(): boolean {
  if (!existsSync(meilisearchScript)) {
    console.log('without Meilisearch: its script is not beside the repository');
    return false;
  }
  execFileSync(meilisearchScript, ['start'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return true;
}

async function prepare(name: string, city: City, environment: Readonly<Record<string, string>>): Promise<Candidate> {
  let found: ServerHost | undefined;
  const host = { id: 'bench', register: (given: ServerHost) => (found = given) };
  const server = await startTestServer({ environment, plugins: [directoryPlugin, host] });
  if (!found) throw new Error('The server registered no plugin');
  const ready = await (await fetch(`${server.url}/readyz`)).text();
  if (!ready.includes(name)) throw new Error(`The server does not use ${name}: ${ready}`);
  const { actor } = await aSignedInPerson(server);
  await importCity(found, name, city);
  await waitUntilIndexed(server, name);
  const service = new PeopleSearchService(found);
  const { database } = found;
  const floor = () => database.transaction((tx) => sql`select 1`.execute(tx));
  return { name, server, floor, search: (text) => search(service, actor, text) };
}

function search(service: PeopleSearchService, actor: Actor, text: string): Promise<unknown> {
  return service.search(actor, { q: text, limit: 30, offset: 0 });
}

async function importCity(host: ServerHost, name: string, city: City): Promise<void> {
  const start = performance.now();
  const onProgress = async () => undefined;
  await applyImport(host, undefined, city, { removeMissing: false, onProgress });
  console.log(`  ${name}: imported in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

async function waitUntilIndexed(server: TestServer, name: string): Promise<void> {
  const start = performance.now();
  for (;;) {
    const { unstamped, behind } = await server.application.events.backlog();
    if (unstamped === 0 && behind === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  console.log(`  ${name}: indexed ${((performance.now() - start) / 1000).toFixed(1)} s later`);
}

async function measure(candidates: readonly Candidate[], queries: readonly string[]): Promise<void> {
  const [first] = candidates;
  const others = candidates.slice(1);
  const turns = first
    ? [first, { ...first, name: `${first.name} (again)` }, ...others, { ...first, name: 'floor', search: first.floor }]
    : [];
  const times = new Map<string, { text: string; ms: number }[]>(turns.map(({ name }) => [name, []]));
  for (const text of queries.slice(0, warmUp)) for (const turn of turns) await turn.search(text);
  for (const [index, text] of queries.entries()) {
    // A B B A: whoever comes second finds the caches of the database warm.
    for (const { name, search } of index % 2 === 0 ? turns : turns.toReversed()) {
      const start = performance.now();
      await search(text);
      times.get(name)?.push({ text, ms: performance.now() - start });
    }
  }
  for (const [name, list] of times) console.log(describe(name, list));
}

function describe(name: string, times: readonly { text: string; ms: number }[]): string {
  const sorted = times.toSorted((a, b) => a.ms - b.ms);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms.toFixed(1);
  const slowest = sorted.at(-1);
  const percentiles = `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms`;
  return `  ${name.padEnd(20)} ${percentiles}  slowest "${slowest?.text}" ${slowest?.ms.toFixed(1)} ms`;
}

await run();
process.exit(0);
