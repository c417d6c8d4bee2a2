import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { findPlace } from './cluster-place.ts';
import { findClusterProcesses, identifyProcess } from './process-identity.ts';
import { cleanUp, makeUsedFolder, nextExit, query, removeUsedFolder, start } from './test-folder.ts';

// Durable writes, on a machine whose disk may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const started: { parent: ChildProcess; pid: number }[] = [];

afterEach(async () => {
  for (const { parent, pid } of started.splice(0)) {
    parent.kill('SIGKILL');
    await waitUntilGone(pid);
  }
  await cleanUp();
});
afterAll(removeUsedFolder);

/** A process of its own that starts the database, says its address and process id, and then waits. */
async function startInOwnProcess(
  dataFolder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ parent: ChildProcess; url: string; pid: number }> {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    const { url, pid } = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => undefined, 60_000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  for await (const line of createInterface({ input: parent.stdout })) {
    const server: { url: string; pid: number } = JSON.parse(line);
    started.push({ parent, pid: server.pid });
    return { parent, ...server };
  }
  throw new Error('The process ended without starting the database');
}

async function kill(parent: ChildProcess): Promise<void> {
  parent.kill('SIGKILL');
  await once(parent, 'exit');
}

/** Waits for processes that are no children of ours, whose end is no event here. */
async function waitUntilGone(pid: number): Promise<void> {
  await expect.poll(() => identifyProcess(pid), { timeout: 10_000, interval: 20 }).toBeUndefined();
}

test('comes back with every committed row after kill -9 of the server', async () => {
  const lines: string[] = [];
  const postgres = await start(await makeUsedFolder(), { log: (line) => lines.push(line) });
  await query(postgres.url, 'create table notes (id int)');
  for (let id = 1; id <= 3; id += 1) {
    await query(postgres.url, `insert into notes values (${id})`);
    const [killed, exit] = [postgres.pid, nextExit(postgres)];
    process.kill(killed, 'SIGKILL');
    expect(await exit).toEqual({ code: null, signal: 'SIGKILL' });
    await expect
      .poll(() => query(postgres.url, 'select count(*)::int as notes from notes'), { timeout: 10_000 })
      .toEqual([{ notes: id }]);
    expect(postgres.pid).not.toBe(killed);
  }
  expect(lines.filter((line) => line === 'PostgreSQL is back')).toHaveLength(3);
});

test('comes back although a session of the killed server is too busy to notice', async () => {
  const postgres = await start(await makeUsedFolder());
  const busy = new pg.Client({ connectionString: postgres.url });
  busy.on('error', () => undefined);
  await busy.connect();
  const endless = busy.query('do $$ begin loop end loop; end $$');
  const failed = expect(endless).rejects.toThrow();
  const exit = nextExit(postgres);
  process.kill(postgres.pid, 'SIGKILL');
  await exit;
  await expect.poll(() => query(postgres.url, 'select 1 as one'), { timeout: 10_000 }).toEqual([{ one: 1 }]);
  await failed;
});

test('stays down when it is stopped while it was about to come back', async () => {
  const folder = await makeUsedFolder();
  const postgres = await start(folder);
  const exit = nextExit(postgres);
  process.kill(postgres.pid, 'SIGKILL');
  await exit;
  await postgres.stop();
  expect(findClusterProcesses(findPlace(folder).pgdata, undefined)).toEqual([]);
});

test('ends with its parent when that is killed, and the next start has every committed row', async () => {
  const folder = await makeUsedFolder();
  const { parent, url, pid } = await startInOwnProcess(folder);
  await query(url, 'create table notes as select 1 as one');
  await kill(parent);
  await waitUntilGone(pid);
  const postgres = await start(folder);
  expect(await query(postgres.url, 'select one from notes')).toEqual([{ one: 1 }]);
});

test('is not disturbed by a second start from another process', async () => {
  const folder = await makeUsedFolder();
  const { url } = await startInOwnProcess(folder);
  await expect(start(folder)).rejects.toMatchObject({ code: 'database.folder_in_use' });
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('stops a server that outlived its parent, where the system could not end it', async () => {
  const folder = await makeUsedFolder();
  // Without a PATH there is no setpriv, as on systems that lack it.
  const { parent, pid } = await startInOwnProcess(folder, { PATH: '/nonexistent' });
  await kill(parent);
  expect(identifyProcess(pid)).toBeDefined();
  const told: string[] = [];
  const postgres = await start(folder, { onProgress: (message) => told.push(message) });
  expect(identifyProcess(pid)).toBeUndefined();
  expect(told[0]).toMatch(/left behind/);
  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('starts although the ids in the files of a killed run now belong to another server, which goes on', async () => {
  const [folder, other] = [await makeUsedFolder(), await start(await makeUsedFolder())];
  await (await start(folder)).stop();
  const { pgdata, socketFolder } = findPlace(folder);
  writeFileSync(join(pgdata, 'postmaster.pid'), `${other.pid}\n${pgdata}\n`);
  writeFileSync(join(socketFolder, '.s.PGSQL.5432.lock'), `${other.pid}\n${pgdata}\n`);
  const postgres = await start(folder);
  expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
