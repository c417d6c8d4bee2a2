import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSpace } from '@kontor/schema';
import {
  type ApiClient,
  apiClient,
  KontorProcesses,
  MatrixBrowser,
  newBrowser,
  setUpKontor,
} from '@kontor/server/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { listProcesses } from '../../testing/kontor-process.ts';

// Whole processes start, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const processes = new KontorProcesses();
afterEach(() => processes.end());

async function textsIn(browser: MatrixBrowser, room: string): Promise<string[]> {
  const { chunk } = await browser.call('GET', `/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=50`);
  return chunk.flatMap(({ content }: { content: { body?: string } }) => content.body ?? []);
}

/** Where the browser of before goes on: the server may have another port. */
const again = (url: string, { cookie }: ApiClient) => apiClient(url, cookie);

test('kill -9, a restart, and a restore elsewhere: what was said is there, once, and no process stays', async () => {
  const folder = processes.makeDataFolder();
  const first = processes.startServer(folder);
  const { url, setupCode = '' } = await first.ready();
  const { administrator } = await setUpKontor(url, setupCode);
  const space = await administrator.call(createSpace, {
    slug: 'runde',
    name: 'Runde',
    description: '',
    visibility: 'open',
    parent: null,
    inherits: true,
  });
  expect(space.role).toBe('owner');
  const device = newBrowser();
  const browser = await MatrixBrowser.open(administrator, device);
  const rooms = await browser.joinedRooms();
  const names = await Promise.all(rooms.map((room) => browser.state(room, 'm.room.name')));
  const room = rooms[names.findIndex(({ name }) => name === 'Allgemein')] ?? '';
  await browser.send(room, 'Vor dem Sturm');
  const commandLines = listProcesses(folder).map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  expect(commandLines.some((line) => line.includes('homeserver/server/main.ts'))).toBe(true);
  // Anybody on this computer may read how processes were called.
  for (const line of commandLines) expect(line).not.toMatch(/postgres:\/\//);

  first.kill('SIGKILL');
  await first.ended;
  await expect.poll(() => listProcesses(folder), { timeout: 15_000 }).toEqual([]);

  const second = processes.startServer(folder);
  const client = again((await second.ready()).url, administrator);
  const later = await MatrixBrowser.open(client, device);
  expect(later.userId).toBe(browser.userId);
  expect(later.session.deviceId).toBe(browser.session.deviceId);
  await later.send(room, 'Nach dem Sturm');
  expect(await textsIn(later, room)).toEqual(['Nach dem Sturm', 'Vor dem Sturm']);
  const file = join(processes.makeDataFolder(), 'kontor.tar.gz');
  expect((await processes.runCommand(folder, ['backup', file]).ended).code).toBe(0);
  second.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
  expect(listProcesses(folder)).toEqual([]);

  const restored = processes.makeDataFolder();
  const { code, output } = await processes.runCommand(restored, ['restore', file]).ended;
  expect(code, output).toBe(0);
  const third = processes.startServer(restored);
  const elsewhere = await MatrixBrowser.open(again((await third.ready()).url, administrator), device);
  expect(await textsIn(elsewhere, room)).toEqual(['Nach dem Sturm', 'Vor dem Sturm']);
  await elsewhere.send(room, 'Woanders');
  third.kill('SIGTERM');
  expect((await third.ended).code).toBe(0);
});

test('the registration for a Synapse is printed, the same each time, with the name fixed by the first call', async () => {
  const folder = processes.makeDataFolder();
  const environment = { KONTOR_URL: 'https://kontor.stadt.example', KONTOR_SERVER_NAME: 'stadt.example' };
  const run = (more = {}) =>
    processes.runCommand(folder, ['homeserver-registration'], { ...environment, ...more }).ended;
  const { code, output } = await run();
  expect(code, output).toBe(0);
  expect(output).toMatch(/^id: kontor$/m);
  expect(output).toMatch(/^url: https:\/\/kontor\.stadt\.example$/m);
  expect(output).toMatch(/^sender_localpart: kontor$/m);
  expect(output).toContain('@k-[a-z2-7]{16}:stadt\\\\.example');
  expect(await run()).toEqual({ code, output });
  const renamed = await run({ KONTOR_SERVER_NAME: 'dorf.example' });
  expect(renamed.code).toBe(1);
  expect(renamed.output.trim()).toMatch(
    /^KONTOR_SERVER_NAME is dorf\.example, but this Kontor is called stadt\.example/,
  );
  const missing = await run({ KONTOR_APPSERVICE_FILE: join(folder, 'none.yaml') });
  expect(missing.output.trim()).toMatch(/^KONTOR_APPSERVICE_FILE is not usable: there is no file /);
});
