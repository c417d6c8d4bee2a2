import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { findRunningPostgres } from '@kontor/database/embedded';
import { ServerProcess } from '../contract/harness/server-process.ts';
import { measureFloor } from './commit-floor.ts';
import { atOnce, LoadClient, type Person } from './load-client.ts';
import { readFigures } from './process-figures.ts';
import { measureSending } from './sending.ts';
import { measureInitialSync, measureParked } from './syncing.ts';

/** Of quality goal C4. */
const writers = 32;
const usual = { messages: 8_000, floorSeconds: 5, rooms: [500, 2_000], messagesInRoom: 5, parked: 500, sends: 20 };
/** To see that it works. */
const small = { messages: 500, floorSeconds: 1, rooms: [20, 50], messagesInRoom: 5, parked: 50, sends: 5 };

/**
 * Our homeserver as a process on its embedded PostgreSQL, in a folder that is removed afterwards, over loopback: messages
 * that are committed against what PostgreSQL alone commits (measured before and after, and the sending twice, which tells the
 * noise), first syncs, syncs that wait, memory. The argument `small` only shows that it works.
 */
async function run(args: readonly string[]): Promise<void> {
  const size = args.includes('small') ? small : usual;
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  console.log(
    `Homeserver: ${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${load()}`,
  );
  const server = new ServerProcess(
    `--port 0 --server-name localhost --data ${data} --registration open --no-rate-limits`.split(' '),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.signal('SIGTERM'));
  try {
    await measure(server, data, folder, size);
    server.signal('SIGTERM');
    const { code, complaints } = await server.ended;
    console.log(`Ended with code ${code}, load ${load()} ${complaints}`);
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(server: ServerProcess, data: string, folder: string, size: typeof usual): Promise<void> {
  const client = new LoadClient(await server.ready());
  const figures = () => readFigures(server.pid, data);
  const memory = (when: string) => {
    const { serverMb, postgresMb } = figures();
    console.log(`  memory ${when}: server ${serverMb.toFixed(0)} MB, PostgreSQL ${postgresMb.toFixed(0)} MB`);
  };
  memory('at the start');
  const people = await registerMany(client, Math.max(size.parked, writers));
  const crowd = people.slice(0, writers);
  const owner = people[0] as Person; // there are at least as many as write

  console.log(`Committed messages, ${writers} at once`);
  const url = findRunningPostgres(data) ?? '';
  const floor = () => measureFloor(url, folder, writers, size.floorSeconds);
  const before = await floor();
  const own: string[] = [];
  await atOnce(writers, 8, async (index) => {
    own[index] = await client.createRoom(crowd[index] as Person);
  });
  const shared = await client.createRoom(owner);
  await atOnce(writers - 1, 8, (index) => client.join(crowd[index + 1] as Person, shared));
  const load = { client, people: crowd, count: size.messages, figures };
  const many = await measureSending('a room each', { ...load, rooms: own });
  const one = await measureSending('all in one room', { ...load, rooms: [shared] });
  const oneAgain = await measureSending('all in one room (again)', { ...load, rooms: [shared] });
  const manyAgain = await measureSending('a room each (again)', { ...load, rooms: own });
  const after = await floor();
  const rate = (before.perSecond + after.perSecond) / 2;
  console.log(
    `  floor by ${before.measuredBy}: ${Math.round(before.perSecond)}/s before, ${Math.round(after.perSecond)}/s after`,
  );
  const share = (...rates: readonly [number, number]) => ((rates[0] + rates[1]) / 2 / rate).toFixed(2);
  console.log(
    `  of the floor: a room each ${share(many, manyAgain)}, one room ${share(one, oneAgain)} (goal C4: 0.15)`,
  );

  console.log(`${size.parked} parked syncs in one room`);
  const assembly = await client.createRoom(owner);
  await atOnce(size.parked - 1, 8, (index) => client.join(people[index + 1] as Person, assembly));
  await measureParked(client, { people: people.slice(0, size.parked), roomId: assembly, sends: size.sends, figures });
  memory('after that');

  console.log('Initial sync');
  const [few = 0, all = 0] = size.rooms;
  const reader = await client.register();
  const rooms: string[] = [];
  await atOnce(all, 8, async (index) => {
    rooms[index] = await client.createRoom(reader);
  });
  const newcomer = await client.register();
  await atOnce(few, 8, (index) => client.join(newcomer, rooms[index] ?? ''));
  await atOnce(all * size.messagesInRoom, writers, (index) => client.send(reader, rooms[index % all] ?? ''));
  await measureInitialSync(`${few} rooms`, client, newcomer, figures);
  await measureInitialSync(`${all} rooms`, client, reader, figures);
  memory('at the end');
  client.close();
}

async function registerMany(client: LoadClient, count: number): Promise<Person[]> {
  const people: Person[] = [];
  await atOnce(count, 4, async (index) => {
    people[index] = await client.register();
  });
  return people;
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
}

await run(process.argv.slice(2));
