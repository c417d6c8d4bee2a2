import { newId } from '@kontor/base';
import { getSession } from '@kontor/schema';
import { aTeam, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteFilter, filterChanged, listFilters, mostFilters, saveFilter } from '../shared/filter-api.ts';
import { foldFilters } from '../shared/filter-sync.ts';
import { assignTask, changeTask, filterNotFound, filterTooMany, listNotFound } from '../shared/index.ts';
import { filterTasks } from '../shared/matching-api.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

test('a person saves, renames and deletes filters; nobody else sees or changes them', async () => {
  const { editor, other } = await aTeam(server);
  const filter = newId();
  const given = { filter, name: 'Dringend', list: null, words: { priority: '3', due: 'week' } };
  await editor.client.call(saveFilter, given);
  await editor.client.call(saveFilter, { ...given, name: 'Brennt' });
  const kept = { id: filter, name: 'Brennt', list: null, words: given.words };
  expect(await editor.client.call(listFilters, {})).toEqual({ filters: [kept] });
  expect(await other.client.call(listFilters, {})).toEqual({ filters: [] });
  await expect(other.client.call(saveFilter, given)).rejects.toMatchObject({ code: filterNotFound.code });
  await other.client.call(deleteFilter, { filter });
  expect(await editor.client.call(listFilters, {})).toEqual({ filters: [kept] });
  await editor.client.call(deleteFilter, { filter });
  await editor.client.call(deleteFilter, { filter });
  expect(await editor.client.call(listFilters, {})).toEqual({ filters: [] });
});

test('a filter of a list is saved by those who see the list, and the number of filters is bounded', async () => {
  const { editor, stranger, space } = await aTeam(server);
  const list = (await aList(editor.client, { kind: 'space', id: space })).id;
  const save = (client: typeof editor.client, name: string) =>
    client.call(saveFilter, { filter: newId(), name, list, words: { q: 'Umzug' } });
  await expect(save(stranger.client, 'Fremd')).rejects.toMatchObject({ code: listNotFound.code });
  for (let count = 0; count < mostFilters; count += 1) await save(editor.client, `Filter ${count}`);
  await expect(save(editor.client, 'Zu viel')).rejects.toMatchObject({ code: filterTooMany.code });
});

test('all devices of a person hear of it, and nobody else', async () => {
  const { editor, other } = await aTeam(server);
  const before = await editor.client.call(listFilters, {});
  const live = await liveClient(editor.client, (await editor.client.call(getSession, {})).cursor);
  const theirs = await liveClient(other.client, (await other.client.call(getSession, {})).cursor);
  const [one, two] = [newId(), newId()];
  await editor.client.call(saveFilter, { filter: one, name: 'B', list: null, words: {} });
  await editor.client.call(saveFilter, { filter: two, name: 'A', list: null, words: { due: 'today' } });
  await editor.client.call(saveFilter, { filter: one, name: 'C', list: null, words: {} });
  const last = newId();
  await editor.client.call(saveFilter, { filter: last, name: 'D', list: null, words: {} });
  await editor.client.call(deleteFilter, { filter: last });
  await live.waitFor(({ kind, payload, object }) => kind === filterChanged.kind && payload.filter === last && !object);
  const folded = live.events
    .filter(({ kind }) => kind === filterChanged.kind)
    .reduce(
      (copy, event) => foldFilters(copy, { payload: filterChanged.payload.parse(event.payload), object: event.object }),
      before,
    );
  expect(folded).toEqual(await editor.client.call(listFilters, {}));
  expect(theirs.events.some(({ kind }) => kind === filterChanged.kind)).toBe(false);
  live.close();
  theirs.close();
});

test('in a long list the server finds what matches: all of it has to hold', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const list = (await aList(editor.client, { kind: 'space', id: space })).id;
  const make = (title: string, given: Parameters<typeof aTask>[3]) => aTask(editor.client, list, title, given);
  const long = await make('Bescheid 100 % prüfen', {
    startOn: '2026-11-02',
    dueOn: '2026-11-20',
    labels: ['Amt', 'Eilt'],
  });
  await make('Akte suchen', { dueOn: '2026-11-10', priority: 3 });
  await make('Karton', { note: 'Der Bescheid liegt darin', priority: 1 });
  const done = await make('Erledigter Bescheid', {});
  await editor.client.call(changeTask, { task: done.id, revision: done.revision, state: 'done' });
  await editor.client.call(assignTask, { task: long.id, subject: { kind: 'person', id: reader.person.id } });
  const found = async (asked: Omit<Parameters<typeof reader.client.call<typeof filterTasks>>[1], 'list'>) =>
    (await reader.client.call(filterTasks, { list, ...asked })).tasks.map(({ title }) => title);
  expect(await found({ text: 'bescheid' })).toEqual(['Bescheid 100 % prüfen', 'Karton']);
  expect(await found({ text: '100 %' })).toEqual(['Bescheid 100 % prüfen']);
  expect(await found({ text: '1%0' })).toEqual([]);
  expect(await found({ state: 'done' })).toEqual(['Erledigter Bescheid']);
  expect(await found({ label: ['Eilt', 'Fehlt'] })).toEqual(['Bescheid 100 % prüfen']);
  expect(await found({ priority: [1, 3] })).toEqual(['Akte suchen', 'Karton']);
  expect(await found({ assignee: reader.person.id })).toEqual(['Bescheid 100 % prüfen']);
  expect(await found({ assignee: 'nobody', dated: 'yes' })).toEqual(['Akte suchen']);
  expect(await found({ from: '2026-11-12', until: '2026-11-15' })).toEqual(['Bescheid 100 % prüfen']);
  expect(await found({ dueUntil: '2026-11-12' })).toEqual(['Akte suchen']);
  expect(await found({ dueFrom: '2026-11-12' })).toEqual(['Bescheid 100 % prüfen']);
  expect(await found({ dated: 'not-due' })).toEqual(['Karton']);
  expect(await found({ dated: 'no' })).toEqual(['Karton']);
  const first = await reader.client.call(filterTasks, { list, limit: 1 });
  expect([first.tasks.length, first.total]).toEqual([1, 3]);
  await expect(stranger.client.call(filterTasks, { list })).rejects.toMatchObject({ code: listNotFound.code });
});
