import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '@kontor/database';
import { startEmbeddedPostgres } from '@kontor/database/embedded';
import { collabMigrations } from '../server/index.ts';
import { measureOpening } from './opening.ts';
import { cpuOf, end, type MeasuredServer, memoryOf, startOurs, startReference } from './servers.ts';
import { type Load, type Typed, Typists } from './typists.ts';

const loads: Readonly<Record<string, Load>> = {
  '50 writers in one page': { pages: 1, writersPerPage: 50, perSecond: 4, seconds: 4 },
  '200 pages with 2 writers': { pages: 200, writersPerPage: 2, perSecond: 1.5, seconds: 4 },
};

/**
 * Our server, which stores durably before it acknowledges, against y-websocket's, which stores nothing: in one run, in turns.
 * `small` only shows that it works.
 */
async function run(args: readonly string[]): Promise<void> {
  const rounds = args.includes('small') ? 1 : 5;
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755);
  console.log(`Shared documents: ${cpus().length} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`);
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'data') });
  const servers: MeasuredServer[] = [];
  try {
    const database = await openDatabase({ url: postgres.url });
    await migrate(database, collabMigrations);
    const [ours, reference] = [await startOurs(postgres.url), await startReference(mkdtempSync(join(folder, 'npm-')))];
    servers.push(ours, reference);
    for (const [name, load] of Object.entries(loads)) await compare(name, load, { ours, reference, rounds });
    await measureMemory(ours);
    await measureOpening(database);
    await database.close();
  } finally {
    await Promise.all(servers.map(end));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sum extends Typed {
  readonly cpu: number;
}

async function compare(
  name: string,
  load: Load,
  { ours, reference, rounds }: { ours: MeasuredServer; reference: MeasuredServer; rounds: number },
): Promise<void> {
  const sums = new Map<MeasuredServer, Sum>();
  const crowds = new Map<MeasuredServer, Typists>();
  for (const server of [ours, reference]) {
    const typists = new Typists(load);
    crowds.set(server, typists);
    await typists.open(server.url);
    await typists.type();
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const server of round % 2 === 0 ? [ours, reference] : [reference, ours]) {
      const before = cpuOf(server);
      const typed = await crowds.get(server)?.type();
      if (typed) sums.set(server, addUp(sums.get(server), { ...typed, cpu: cpuOf(server) - before }));
    }
  }
  await Promise.all([...crowds.values()].map((typists) => typists.close()));
  console.log(name);
  const figures = [ours, reference].map((server) => {
    const { cpu, delivered, sent, times } = sums.get(server) ?? { cpu: 0, delivered: 0, sent: 0, times: [] };
    const sorted = [...times].sort((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    const each = (cpu * 1_000) / delivered;
    console.log(
      `  ${server.name.padEnd(12)} ${sent} sent, ${delivered} delivered, ${each.toFixed(1)} µs of CPU for each, p50 ${at(0.5).toFixed(1)}, p99 ${at(0.99).toFixed(1)} ms`,
    );
    return { each, p99: at(0.99) };
  });
  const [own, other] = figures;
  if (own && other) {
    console.log(
      `  CPU ${(own.each / other.each).toFixed(2)}x (goal 0.6x), p99 ${(own.p99 / other.p99).toFixed(2)}x (goal 1.2x)`,
    );
  }
}

function addUp(sum: Sum | undefined, added: Sum): Sum {
  if (!sum) return added;
  return {
    sent: sum.sent + added.sent,
    delivered: sum.delivered + added.delivered,
    cpu: sum.cpu + added.cpu,
    times: [...sum.times, ...added.times],
  };
}

/** What everybody had open is open no more. */
async function measureMemory(ours: MeasuredServer): Promise<void> {
  const before = await memoryOf(ours);
  const typists = new Typists({ pages: 200, writersPerPage: 2, perSecond: 2, seconds: 2 });
  await typists.open(ours.url);
  await typists.type();
  await typists.close();
  const after = await memoryOf(ours);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(
    `Memory ${megabytes(before)} MB before, ${megabytes(after)} MB after 200 pages were open: ${(after / before).toFixed(2)}x (goal 1.1x)`,
  );
}

await run(process.argv.slice(2));
