import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../contract/harness/server-process.ts';
import { homeserverMigrations } from './storage/migrations/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-homeserver-'));
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'letter.txt'), 'Sehr geehrte Damen und Herren');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What it says where it does not start: one line, no stack, and a code that says so. */
async function refusal(...args: readonly string[]): Promise<string> {
  const server = new ServerProcess(['--port', '0', '--server-name', 'stadt.example', ...args]);
  const giveUp = setTimeout(() => server.signal('SIGKILL'), 60_000);
  const { code, output, complaints } = await server.ended;
  clearTimeout(giveUp);
  expect({ code, output }, complaints).toEqual({ code: 1, output: '' });
  expect(complaints).toMatch(/^[^\n]+\n$/);
  expect(complaints).not.toMatch(/\.[jt]s:\d|^Error/);
  return complaints.trim();
}

const data = (...parts: readonly string[]) => ['--data', join(folder, ...parts)];

test('a folder that cannot be used', { timeout: 180_000 }, async () => {
  const refused = await Promise.all([
    refusal(...data('letter.txt')),
    refusal(...data('letter.txt', 'below')),
    refusal(...data()),
  ]);
  expect(refused).toEqual([
    expect.stringMatching(/^The data folder .*letter\.txt cannot be written to \(ENOTDIR\)\. .* --data\.$/),
    expect.stringMatching(/^The data folder .*below cannot be written to \(ENOTDIR\)\. .* --data\.$/),
    expect.stringMatching(/^The folder .* holds other files and no database of Kontor\. .* --data /),
  ]);
  expect(readdirSync(folder)).toEqual(['letter.txt']);
});

// Root may write wherever modes forbid it, but not there.
test.skipIf(!existsSync('/proc/self'))('a folder that nobody may write to', async () => {
  const [one, below] = await Promise.all([refusal('--data', '/proc/kontor'), refusal('--data', '/proc/kontor/data')]);
  expect(one).toMatch(/^The data folder \/proc\/kontor cannot be written to \(ENOENT\)\. .* --data\.$/);
  expect(below).toMatch(/^The data folder \/proc\/kontor\/data cannot be written to \(ENOENT\)\. .* --data\.$/);
});

test.skipIf(process.getuid?.() === 0)('a folder of somebody else', async () => {
  mkdirSync(join(folder, 'closed'), { mode: 0o555 });
  expect(await refusal(...data('closed'))).toMatch(/cannot be written to \(EACCES\)/);
});

test('a folder in use, one of another server, and a port in use', { timeout: 180_000 }, async () => {
  const first = new ServerProcess(['--port', '0', '--server-name', 'stadt.example', ...data('data')]);
  try {
    const { port } = new URL(await first.ready());
    const [inUse, portTaken] = await Promise.all([refusal(...data('data')), refusal(...data('other'), '--port', port)]);
    expect(inUse).toMatch(
      /^The data folder .*data is already in use by a running Kontor \(process \d+\)\. .* --data\.$/,
    );
    expect(portTaken).toBe(`Port ${port} of 127.0.0.1 is taken. Choose another one with --port.`);
    first.signal('SIGINT');
    expect((await first.ended).code).toBe(0);
    const named = await refusal(...data('data'), '--server-name', 'dorf.example');
    expect(named).toMatch(/^This database belongs to the homeserver stadt\.example, not to dorf\.example\. /);
  } finally {
    await first.kill();
  }
});

test('a database of a newer version, which stays as it is', { timeout: 180_000 }, async () => {
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  try {
    const step = '29991231-2359-from-the-future';
    const history = () =>
      database.transaction((tx) => sql<{ name: string }>`select name from kontor_migrations`.execute(tx));
    await database.transaction((tx) =>
      sql`insert into kontor_migrations (name, timestamp) values (${step}, ${new Date().toISOString()})`.execute(tx),
    );
    const before = (await history()).rows;
    expect(await refusal('--database', database.url)).toMatch(
      /^The database is of a newer version .* its step 29991231-2359-from-the-future\. Start the version /,
    );
    expect((await history()).rows).toEqual(before);
  } finally {
    await database.close();
  }
});

test('a database that cannot be reached, without telling its password', { timeout: 180_000 }, async () => {
  const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo; // it listens on TCP
  const database = await openTestDatabase();
  const [missing, stranger] = [new URL(database.url), new URL(database.url)];
  missing.pathname = '/nowhere';
  stranger.password = 'geheim';
  try {
    const refused = await Promise.all([
      refusal('--database', 'postgres://kontor:geheim@127.0.0.1:1/kontor'),
      refusal('--database', `postgres://kontor:geheim@127.0.0.1:${port}/kontor`),
      refusal('--database', 'postgres://kontor:geheim@nowhere.invalid/kontor'),
      refusal('--database', missing.href),
      refusal('--database', stranger.href),
    ]);
    for (const each of refused) expect(each).toMatch(/^The PostgreSQL of --database cannot be reached \(.+\)\. Check /);
    expect(refused.join(' ')).not.toContain('geheim');
  } finally {
    silent.close();
    await database.close();
  }
});

test('arguments that do not fit, and a file of an application service that is missing or broken', {
  timeout: 180_000,
}, async () => {
  const broken = join(folder, 'letter.txt');
  const refused = await Promise.all([
    refusal(),
    refusal(...data('x'), '--nonsense'),
    refusal(...data('x'), '--appservice', join(folder, 'missing.yaml')),
    refusal(...data('x'), '--appservice', broken),
    refusal(...data('x'), '--bind', '192.0.2.1'),
  ]);
  expect(refused).toEqual([
    expect.stringMatching(/^Either --data or --database says where /),
    expect.stringMatching(/^Unknown option '--nonsense'.* Usage: npm run homeserver -- /),
    expect.stringMatching(/^The registration file .*missing\.yaml cannot be used: ENOENT.*\. Correct the file /),
    expect.stringMatching(/^The registration file .*letter\.txt cannot be used: it has no fields\. Correct the file /),
    expect.stringMatching(/^Nothing can listen at 192\.0\.2\.1 \(EADDRNOTAVAIL\)\. Choose another address /),
  ]);
});
