import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { getSession, setUpOrganisation } from '@kontor/schema';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { apiClient } from './testing/api-client.ts';
import { setUpKontor, wizardInput } from './testing/first-visit.ts';
import { KontorProcesses, listProcesses } from './testing/kontor-process.ts';
import { liveClient } from './testing/live-client.ts';

// Each test starts whole processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const kept = new KontorProcesses();
const processes = new KontorProcesses();

/** A folder that has been set up, and the session of its administrator. */
let setUpFolder: string;
let session: string;

beforeAll(async () => {
  setUpFolder = kept.makeDataFolder();
  const server = kept.startServer(setUpFolder);
  const { url, setupCode = '' } = await server.ready();
  session = (await setUpKontor(url, setupCode)).administrator.cookie;
  server.kill('SIGTERM');
  await server.ended;
});

afterEach(() => processes.end());
afterAll(() => kept.end());

test('an empty folder: prints the address and a code with which the organisation is made once', async () => {
  const server = processes.startServer(processes.makeDataFolder());
  const { url, setupCode = '' } = await server.ready();
  const [first, second] = [apiClient(url), apiClient(url)];
  await expect(first.call(setUpOrganisation, wizardInput('AAAA-AAAA-AAAA'))).rejects.toMatchObject({
    code: 'organisation.setup_code_wrong',
  });
  await first.call(setUpOrganisation, wizardInput(setupCode));
  expect((await first.call(getSession, {})).account).toMatchObject({ login: 'admin', roles: ['administrator'] });
  await expect(second.call(setUpOrganisation, wizardInput(setupCode))).rejects.toMatchObject({
    code: 'organisation.already_set_up',
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it with exit code 0 while clients wait for events, and leaves no process',
  async (signal) => {
    const folder = processes.copyDataFolder(setUpFolder);
    const server = processes.startServer(folder);
    const { url, setupCode } = await server.ready();
    expect(setupCode).toBeUndefined();
    const client = apiClient(url, session);
    const { cursor } = await client.call(getSession, {});
    const live = await liveClient(client, cursor);
    const polled = expect(client.fetch(`/api/live?cursor=${cursor}`)).rejects.toThrow();
    const begin = performance.now();
    server.kill(signal);
    expect((await server.ended).code).toBe(0);
    // Both clients would have waited for 25 s and longer.
    expect(performance.now() - begin).toBeLessThan(20_000);
    await Promise.all([polled, live.waitForClose()]);
    expect(listProcesses(folder)).toEqual([]);
    expect(existsSync(join(folder, 'kontor.lock'))).toBe(false);
  },
);

test('SIGTERM while it starts ends it in order, too', async () => {
  const folder = processes.copyDataFolder(setUpFolder);
  const server = processes.startServer(folder);
  await server.find(/Starting the database/);
  server.kill('SIGTERM');
  const { code, output } = await server.ended;
  expect(code, output).toBe(0);
  expect(output).not.toContain('Ready');
  expect(listProcesses(folder)).toEqual([]);
  expect(existsSync(join(folder, 'kontor.lock'))).toBe(false);
});

test('a second start on the same folder is refused with one sentence and does not disturb the first', async () => {
  const folder = processes.copyDataFolder(setUpFolder);
  const first = processes.startServer(folder);
  const { url } = await first.ready();
  const { code, output } = await processes.startServer(folder).ended;
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `The data folder ${folder} is already in use by a running Kontor (process ${first.pid}). ` +
      'Stop that one first, or choose another folder with KONTOR_DATA.',
  );
  const client = apiClient(url, session);
  expect((await client.call(getSession, {})).account.login).toBe('admin');
  expect((await client.fetch('/readyz')).status).toBe(200);
});

/** What it says last; above it stand only the steps of the start. */
async function refusal(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await processes.startServer(folder, environment).ended;
  expect(code, output).toBe(1);
  return output.replace(/^ +\d.*\n/gm, '').trim();
}

test('settings that nobody can start with end it with one sentence that names them', async () => {
  const folder = processes.makeDataFolder();
  const file = join(folder, 'file');
  writeFileSync(file, 'no certificate');
  const refused = (environment: NodeJS.ProcessEnv) => refusal(folder, environment);
  expect(
    await Promise.all([
      refused({ KONTOR_PORT: 'eighty' }),
      refused({ KONTOR_HOST: '0.0.0.0' }),
      refused({ KONTOR_TLS_CERT: join(folder, 'missing'), KONTOR_TLS_KEY: file }),
      refused({ KONTOR_TLS_CERT: file, KONTOR_TLS_KEY: file }),
      refused({ KONTOR_DATA: join(file, 'data') }),
      refused({ KONTOR_DATA: file }),
      refused({ KONTOR_DATABASE_URL: 'postgres://kontor:secret@127.0.0.1:1/kontor' }),
    ]),
  ).toEqual([
    'KONTOR_PORT is not usable: it has to be a whole number from 0 to 65535.',
    expect.stringMatching(/^KONTOR_HOST is 0\.0\.0\.0, which others can reach, .* KONTOR_TRUST_PROXY=true .*\.$/),
    `KONTOR_TLS_CERT is not usable: the file ${join(folder, 'missing')} cannot be read (ENOENT).`,
    expect.stringMatching(/^KONTOR_TLS_CERT and KONTOR_TLS_KEY are not usable: .*\.$/),
    `KONTOR_DATA is not usable: the folder ${join(file, 'data')} cannot be made (ENOTDIR).`,
    `KONTOR_DATA is not usable: the folder ${file} cannot be made (EEXIST).`,
    'KONTOR_DATABASE_URL is not usable: PostgreSQL cannot be reached there (connect ECONNREFUSED 127.0.0.1:1).',
  ]);
});

test('a port in use, and an address of another computer, are refused with one sentence; no process stays', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => busy.once('listening', resolve));
    const address = busy.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const folders = [processes.copyDataFolder(setUpFolder), processes.copyDataFolder(setUpFolder)] as const;
    const elsewhere = { KONTOR_HOST: '192.0.2.1', KONTOR_TRUST_PROXY: 'true' };
    expect(await Promise.all([refusal(folders[0], { KONTOR_PORT: port }), refusal(folders[1], elsewhere)])).toEqual([
      `KONTOR_PORT is ${port}, but that port is in use by another program: end that one or choose another port.`,
      'KONTOR_HOST is not usable: 192.0.2.1 is no address of this computer (EADDRNOTAVAIL).',
    ]);
    expect(folders.flatMap(listProcesses)).toEqual([]);
  } finally {
    busy.close();
  }
});
