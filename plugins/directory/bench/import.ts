import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@kontor/database/embedded';
import { type ApiClient, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { applyImport, getImport, type ImportReport, importUploadAddress } from '../shared/index.ts';
import { type Change, type ChangeKind, changeKinds, startProbes } from './change-probes.ts';
import { type City, makeCity, randomOf } from './synthetic-city.ts';

const seed = 20_261_126;
/** So many that their first import takes about half a minute on two cores; other numbers may be given. */
const peopleCount = Number(process.argv[2] ?? 60_000);
const everyMs = Number(process.argv[3] ?? 250);
const goalMs = 1000;

/**
 * What an import of very many people costs everybody else: while it is checked, written and indexed, somebody makes a
 * change every 250 ms, which reaches a third person. Everything runs as in use: a durable PostgreSQL, imports through their doors, one event loop.
 */
async function run(): Promise<void> {
  console.log(`Import: ${peopleCount} people, seed ${seed}, goal: nobody's live event later than ${goalMs} ms`);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  process.env.KONTOR_TEST_DATABASE_URL = postgres.url;
  try {
    const server = await startTestServer({ poolSize: 20 });
    const { client } = await aSignedInPerson(server, { roles: ['administrator'] });
    await measure(server, 'nothing else', () => pause(5000));
    const city = makeCity(peopleCount, randomOf(seed));
    await measureImport(server, client, 'all new', city);
    await measureImport(server, client, 'all moved', moved(city));
    await server.stop();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same people, each in the next unit and with another room: every row changes, and so do everybody's rights. */
function moved(city: City): City {
  const units = Math.ceil(peopleCount / 50);
  const people = city.people.toString().replace(/,U(\d+),/g, (_whole, unit) => `,U${(Number(unit) + 1) % units},`);
  return { ...city, people: Buffer.from(people.replace(/,(\d)\.(\d\d),/g, ',$1.$2a,')) };
}

async function measureImport(server: TestServer, client: ApiClient, name: string, city: City): Promise<void> {
  await measure(server, name, async (enter) => {
    enter('checked');
    const { id, state } = await upload(client, city);
    if (state !== 'checked') throw new Error(`The import is ${state}`);
    enter('written');
    await client.call(applyImport, { import: id });
    await until(async () => {
      const report = await client.call(getImport, { import: id });
      if (report.state === 'failed') throw new Error('The import failed');
      return report.state === 'done';
    });
    enter('indexed');
    await until(async () => {
      const { unstamped, behind } = await server.application.events.backlog();
      return unstamped === 0 && behind === 0;
    });
  });
}

async function upload(client: ApiClient, { people, orgUnits }: City): Promise<ImportReport> {
  const form = new FormData();
  form.append('people', new Blob([Uint8Array.from(people)]), 'people.csv');
  form.append('orgUnits', new Blob([Uint8Array.from(orgUnits)]), 'org-units.csv');
  const response = await client.fetch(importUploadAddress({ removeMissing: false }), { method: 'POST', body: form });
  // The contract of the door; a refusal has no state and stops the benchmark.
  return (await response.json()) as ImportReport;
}

/** Runs `work`, which says what it enters, with changes by others beside it, and prints what they met. */
async function measure(
  server: TestServer,
  name: string,
  work: (enter: (part: string) => void) => Promise<void>,
): Promise<void> {
  const probes = await startProbes(server, everyMs);
  const parts = [{ name, at: performance.now() }];
  await work((part) => parts.push({ name: `${name}, ${part}`, at: performance.now() }));
  const end = performance.now();
  const changes = await probes.stop();
  parts.forEach((part, index) => {
    const until = parts[index + 1]?.at ?? end;
    if (until - part.at < 1) return;
    console.log(`${part.name}: ${((until - part.at) / 1000).toFixed(1)} s`);
    const within = changes.filter(({ dueAt }) => dueAt >= part.at && dueAt < until);
    for (const kind of changeKinds) print(kind, within);
  });
}

function print(kind: ChangeKind, changes: readonly Change[]): void {
  const own = changes.filter((change) => change.kind === kind);
  if (own.length === 0) return;
  const refused = own.flatMap((change) => change.refused ?? []);
  const answered = describe(own.flatMap(({ dueAt, answeredAt }) => (answeredAt ? answeredAt - dueAt : [])));
  const seen = describe(own.flatMap(({ dueAt, seenAt }) => (seenAt ? seenAt - dueAt : [])));
  const refusals = refused.length > 0 ? `  refused ${refused.length} (${[...new Set(refused)].join(', ')})` : '';
  console.log(`  ${kind.padEnd(9)} ${String(own.length).padStart(4)}  answered ${answered}  live ${seen}${refusals}`);
}

function describe(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const p50 = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `p50 ${p50.toFixed(0).padStart(5)}  max ${(sorted.at(-1) ?? 0).toFixed(0).padStart(6)} ms`;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await pause(100);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

await run();
process.exit(0);
