import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase } from '@kontor/database/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../contract/harness/free-port.ts';
import { ServerProcess, type StartOptions } from '../contract/harness/server-process.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
/** What is promised from the second start on; the first makes the database. */
const laterStartMs = 5_000;
/** The other tests want the processor too. */
const tries = 3;

const started: ServerProcess[] = [];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-homeserver-'));
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755);
  for (const name of ['here', 'home', 'temporary', 'npm']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'bridge.yaml'),
    'id: bridge\nurl: null\nas_token: of-the-service\nhs_token: of-the-server\nsender_localpart: bridge\nnamespaces: {}\n',
  );
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.kill()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(args: readonly string[], options?: StartOptions): ServerProcess {
  const server = new ServerProcess(args, options);
  started.push(server);
  return server;
}

/** As its help says, from a folder and with a home that nothing may be written to. */
async function startByNpm(): Promise<{ readonly server: ServerProcess; readonly url: string; readonly ms: number }> {
  const port = await findFreePort();
  const [data, bridge] = [join(folder, 'data'), join(folder, 'bridge.yaml')];
  const line = `--port ${port} --server-name localhost --data ${data} --registration open --shared-secret s --appservice ${bridge} --no-rate-limits`;
  const begin = performance.now();
  const server = start(line.split(' '), {
    through: 'npm',
    folder: join(folder, 'here'),
    env: {
      HOME: join(folder, 'home'),
      TMPDIR: join(folder, 'temporary'),
      // What npm writes for itself.
      NODE_DISABLE_COMPILE_CACHE: '1',
      npm_config_cache: join(folder, 'npm'),
    },
  });
  const url = await server.ready();
  const versions = await fetch(`${url}/_matrix/client/versions`);
  const ms = performance.now() - begin;
  expect(versions.status).toBe(200);
  expect(url).toBe(`http://127.0.0.1:${port}`);
  return { server, url, ms };
}

const post = (url: string, body: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

const frida = { username: 'frida', password: 'Drei Räder im Regen 7', auth: { type: 'm.login.dummy' } };

/** Processes that were told of the folder: the server, and PostgreSQL in it. */
function leftRunning(): string[] {
  return execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((args) => args.includes(folder));
}

test('npm run homeserver serves from an empty folder, ends on SIGINT and SIGTERM, and writes nothing elsewhere', {
  timeout: 120_000,
}, async () => {
  const before = readdirSync(repository);
  const first = await startByNpm();
  const registered = await post(`${first.url}/_matrix/client/v3/register`, frida);
  expect(await registered.json()).toMatchObject({ user_id: '@frida:localhost' });
  const headers = { authorization: 'Bearer of-the-service' };
  const bridge = await fetch(`${first.url}/_matrix/client/v3/account/whoami`, { headers });
  expect(await bridge.json()).toMatchObject({ user_id: '@bridge:localhost' });
  expect((await fetch(`${first.url}/_synapse/admin/v1/register`)).status).toBe(200);
  first.server.signal('SIGINT');
  expect(await first.server.ended).toMatchObject({ code: 0, complaints: '' });
  expect(leftRunning()).toEqual([]);

  const later: number[] = [];
  while (later.length < tries && Math.min(...later) >= laterStartMs) {
    const { server, url, ms } = await startByNpm();
    later.push(ms);
    const taken = await fetch(`${url}/_matrix/client/v3/register/available?username=frida`);
    expect(await taken.json()).toMatchObject({ errcode: 'M_USER_IN_USE' });
    server.signal('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, complaints: '' });
    expect(leftRunning()).toEqual([]);
  }
  const figures = `first start ${Math.round(first.ms)} ms, later ${later.map(Math.round).join(', ')} ms`;
  process.stdout.write(`npm run homeserver: ${figures}\n`);
  expect(Math.min(...later)).toBeLessThan(laterStartMs);

  const filled = ['here', 'home', 'temporary'].filter((name) => readdirSync(join(folder, name)).length > 0);
  expect(filled).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['bridge.yaml', 'data', 'here', 'home', 'npm', 'temporary']);
  expect(readdirSync(repository)).toEqual(before);
  expect(existsSync(join(folder, 'data', 'postgres-place.txt'))).toBe(false);
});

test('ends at once although somebody waits for news', { timeout: 180_000 }, async () => {
  const server = start(['--port', '0', '--server-name', 'localhost', '--data', join(folder, 'data')]);
  const url = await server.ready();
  const login = {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: 'frida' },
    password: frida.password,
  };
  const { access_token: token } = (await (await post(`${url}/_matrix/client/v3/login`, login)).json()) as {
    access_token: string;
  }; // as specified
  const headers = { authorization: `Bearer ${token}` };
  const synced = await fetch(`${url}/_matrix/client/v3/sync`, { headers });
  const { next_batch: since } = (await synced.json()) as { next_batch: string }; // as specified
  const parked = fetch(`${url}/_matrix/client/v3/sync?timeout=60000&since=${since}`, { headers });
  parked.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  server.signal('SIGINT');
  expect(await server.ended).toMatchObject({ code: 0, complaints: '' });
  expect(leftRunning()).toEqual([]);
});

test('works on the PostgreSQL of --database, and accepts --insecure-skip-verify', { timeout: 180_000 }, async () => {
  const database = await openTestDatabase();
  try {
    const args = ['--port', '0', '--server-name', 'localhost', '--database', database.url, '--insecure-skip-verify'];
    const server = start(args);
    const versions = await fetch(`${await server.ready()}/_matrix/client/versions`);
    expect(versions.status).toBe(200);
    const { code, complaints } = await start(args).ended;
    expect(complaints).toMatch(/^Another homeserver already works with this database\. [^\n]+\n$/);
    expect(code).toBe(1);
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);
  } finally {
    await Promise.all(started.map((server) => server.kill()));
    await database.close();
  }
});
