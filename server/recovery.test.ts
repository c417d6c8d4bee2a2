import { newId } from '@kontor/base';
import {
  addGrant,
  createSpace,
  getSession,
  getSpace,
  inboxChanged,
  listNotifications,
  searchAll,
  spaceAccessChanged,
  spaceUpdated,
  updateSpace,
} from '@kontor/schema';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type ApiClient, apiClient } from './testing/api-client.ts';
import { setUpKontor } from './testing/first-visit.ts';
import { KontorProcesses, listProcesses, postmasterOf } from './testing/kontor-process.ts';
import { liveClient } from './testing/live-client.ts';

// Each test starts whole processes, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const kept = new KontorProcesses();
const processes = new KontorProcesses();

let setUpFolder: string;
let sessions: { readonly administrator: string; readonly colleague: string };
let colleaguePerson: string;

beforeAll(async () => {
  setUpFolder = kept.makeDataFolder();
  const server = kept.startServer(setUpFolder);
  const { url, setupCode = '' } = await server.ready();
  const made = await setUpKontor(url, setupCode);
  sessions = { administrator: made.administrator.cookie, colleague: made.colleague.cookie };
  colleaguePerson = made.colleaguePerson;
  server.kill('SIGTERM');
  await server.ended;
});

afterEach(() => processes.end());
afterAll(() => kept.end());

async function start(folder: string) {
  const server = processes.startServer(folder);
  const { url } = await server.ready();
  const administrator = apiClient(url, sessions.administrator);
  return { server, administrator, colleague: apiClient(url, sessions.colleague) };
}

/** A space with an unusual name, into which the colleague is invited: a search document, a notification, events. */
async function inviteIntoSpace(administrator: ApiClient): Promise<{ id: string; name: string; slug: string }> {
  const slug = `space-${newId().slice(-12)}`;
  const space = await administrator.call(createSpace, { slug, name: `Bereich ${slug}`, visibility: 'hidden' });
  const subject = { kind: 'person', id: colleaguePerson } as const;
  await administrator.call(addGrant, { space: space.id, subject, role: 'editor' });
  return space;
}

async function expectFoundOnce(client: ApiClient, name: string): Promise<void> {
  const find = async () => (await client.call(searchAll, { q: `"${name}"`, type: ['space'] })).hits;
  await expect.poll(async () => (await find()).map(({ title }) => title), { timeout: 20_000 }).toEqual([name]);
}

test.each([
  ['the server', (server: number) => [server]],
  ['the server and its PostgreSQL', (server: number, postmaster: number) => [postmaster, server]],
])('kill -9 of %s right after an answer: the next start loses nothing and doubles nothing', async (_what, victims) => {
  const folder = processes.copyDataFolder(setUpFolder);
  const before = await start(folder);
  const { cursor } = await before.colleague.call(getSession, {});
  const space = await inviteIntoSpace(before.administrator);
  for (const pid of victims(before.server.pid, postmasterOf(folder))) process.kill(pid, 'SIGKILL');
  await before.server.ended;

  const { server, administrator, colleague } = await start(folder);
  expect(await colleague.call(getSpace, { space: space.slug })).toMatchObject({ id: space.id, role: 'editor' });
  await expectFoundOnce(colleague, space.name);
  const { notifications } = await colleague.call(listNotifications, {});
  expect(notifications.filter(({ ref }) => ref === `spaces/space/${space.id}`)).toHaveLength(1);

  const live = await liveClient(colleague, cursor);
  // What comes after everything else: by then a second copy of an event would have been seen.
  await administrator.call(updateSpace, { space: space.id, revision: 1, description: 'later' });
  await live.waitFor(({ kind, payload }) => kind === spaceUpdated.kind && payload.space === space.id, 20_000);
  const seen = (kind: string) => live.events.filter((event) => event.kind === kind).length;
  expect([seen(spaceAccessChanged.kind), seen(inboxChanged.kind), seen(spaceUpdated.kind)]).toEqual([1, 1, 1]);
  live.close();

  server.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  expect(listProcesses(folder)).toEqual([]);
});

test('kill -9 of PostgreSQL alone: the running server recovers, with every committed row and live clients', async () => {
  const folder = processes.copyDataFolder(setUpFolder);
  const { server, administrator, colleague } = await start(folder);
  const live = await liveClient(colleague, (await colleague.call(getSession, {})).cursor);
  const early = await inviteIntoSpace(administrator);
  const killed = postmasterOf(folder);
  process.kill(killed, 'SIGKILL');
  // Until it is back, calls are refused.
  await expect
    .poll(
      () =>
        administrator.call(getSpace, { space: early.id }).then(
          ({ name }) => name,
          () => 'refused',
        ),
      {
        timeout: 30_000,
      },
    )
    .toBe(early.name);
  expect(postmasterOf(folder)).not.toBe(killed);
  const late = await inviteIntoSpace(administrator);
  for (const { id, name } of [early, late]) {
    await expectFoundOnce(colleague, name);
    await live.waitFor(({ kind, payload }) => kind === spaceAccessChanged.kind && payload.space === id, 20_000);
  }
  expect(live.events.filter(({ kind }) => kind === inboxChanged.kind)).toHaveLength(2);
  live.close();
  server.kill('SIGTERM');
  expect((await server.ended).code).toBe(0);
  expect(listProcesses(folder)).toEqual([]);
});
