import { newId } from '@kontor/base';
import { archiveSpace, getSession, listNotifications, searchAll, spaceNotFound } from '@kontor/schema';
import { aTeam, liveClient, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addComment,
  addSection,
  changeList,
  changeTask,
  createList,
  createTask,
  datesNotFitting,
  deleteTask,
  findTasksFrom,
  foldFrom,
  foldTask,
  foldWindow,
  getList,
  getTask,
  listComments,
  listHistory,
  listLists,
  listNotFound,
  listReadOnly,
  listTasks,
  moveTask,
  parentNotFitting,
  removeSection,
  restoreTask,
  sectionNotFound,
  taskChanged,
  taskExists,
  taskNotFound,
  taskOf,
  taskReadOnly,
  taskRef,
} from '../shared/index.ts';
import { rankBetween } from '../shared/rank-between.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

const titlesIn = async ({ client }: SignedInPerson, list: string, state: 'open' | 'closed' = 'open') =>
  (await client.call(listTasks, { list, state })).tasks.map(({ title }) => title);

test('a list of a space is seen by its readers, changed by its editors, and does not exist for others', async () => {
  const { owner, editor, reader, stranger, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const task = await aTask(editor.client, list.id, 'Kisten packen');
  expect(list).toMatchObject({ right: 'edit', sections: [], revision: 1 });
  expect(await owner.client.call(getList, { list: list.id })).toMatchObject({ right: 'manage' });
  expect(await titlesIn(reader, list.id)).toEqual(['Kisten packen']);
  expect((await reader.client.call(listLists, {})).lists.map(({ id }) => id)).toContain(list.id);
  expect((await stranger.client.call(listLists, {})).lists).toEqual([]);
  const { client } = reader;
  await expect(aTask(client, list.id, 'x')).rejects.toMatchObject({ code: listReadOnly.code });
  await expect(client.call(changeTask, { task: task.id, revision: 1, title: 'x' })).rejects.toMatchObject({
    code: taskReadOnly.code,
  });
  await expect(client.call(deleteTask, { task: task.id })).rejects.toMatchObject({ code: taskReadOnly.code });
  await expect(stranger.client.call(getList, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  await expect(stranger.client.call(listTasks, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  await expect(stranger.client.call(getTask, { task: task.id })).rejects.toMatchObject({ code: taskNotFound.code });
  await expect(stranger.client.call(listHistory, { task: task.id })).rejects.toMatchObject({ code: taskNotFound.code });
  await expect(stranger.client.call(listComments, { task: task.id })).rejects.toMatchObject({
    code: taskNotFound.code,
  });
  await expect(
    stranger.client.call(createList, { id: newId(), place: { kind: 'space', id: space }, title: 'x' }),
  ).rejects.toMatchObject({ code: spaceNotFound.code });
});

test('an own list is nobody else’s', async () => {
  const { editor, other } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'person', id: editor.person.id });
  await expect(other.client.call(getList, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  await expect(aList(other.client, { kind: 'person', id: editor.person.id })).rejects.toMatchObject({
    code: listNotFound.code,
  });
});

test('an archived space and an archived list can be read and not changed', async () => {
  const { owner, editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const task = await aTask(editor.client, list.id, 'Alt');
  await owner.client.call(changeList, { list: list.id, revision: 1, archived: true });
  await expect(aTask(editor.client, list.id, 'x')).rejects.toMatchObject({ code: listReadOnly.code });
  await expect(editor.client.call(changeTask, { task: task.id, revision: 1, title: 'x' })).rejects.toMatchObject({
    code: taskReadOnly.code,
  });
  await owner.client.call(changeList, { list: list.id, revision: 2, archived: false });
  await owner.client.call(archiveSpace, { space, archived: true });
  expect(await editor.client.call(getList, { list: list.id })).toMatchObject({ right: 'read' });
  await expect(aTask(editor.client, list.id, 'x')).rejects.toMatchObject({ code: listReadOnly.code });
});

test('tasks stand where they were put: by section, then by hand; a section that goes leaves its tasks', async () => {
  const { editor, space } = await aTeam(server);
  const { client } = editor;
  const list = await aList(client, { kind: 'space', id: space });
  const [first, second] = [rankBetween(null, null), rankBetween(rankBetween(null, null), null)];
  const [todo, doing] = [newId(), newId()];
  await client.call(addSection, { list: list.id, id: doing, title: 'In Arbeit', rank: second });
  const { sections } = await client.call(addSection, { list: list.id, id: todo, title: 'Offen', rank: first });
  expect(sections.map(({ title }) => title)).toEqual(['Offen', 'In Arbeit']);
  const b = await aTask(client, list.id, 'b', { section: todo });
  await aTask(client, list.id, 'c', { section: todo });
  await aTask(client, list.id, 'd', { section: doing });
  await aTask(client, list.id, 'ohne');
  await aTask(client, list.id, 'a', { section: todo, rank: rankBetween(null, b.rank) });
  expect(await titlesIn(editor, list.id)).toEqual(['ohne', 'a', 'b', 'c', 'd']);
  await client.call(changeTask, { task: b.id, revision: 1, section: doing });
  expect(await titlesIn(editor, list.id)).toEqual(['ohne', 'a', 'c', 'b', 'd']);
  await client.call(removeSection, { list: list.id, section: doing });
  expect((await titlesIn(editor, list.id)).sort()).toEqual(['a', 'b', 'c', 'd', 'ohne']);
  await expect(aTask(client, list.id, 'x', { section: doing })).rejects.toMatchObject({ code: sectionNotFound.code });
  const elsewhere = await aList(client, { kind: 'person', id: editor.person.id });
  await expect(aTask(client, elsewhere.id, 'x', { section: todo })).rejects.toMatchObject({
    code: sectionNotFound.code,
  });
});

test('two who change different fields both get what they wanted; of one field the later stands and the other is told', async () => {
  const { editor, other, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const { id } = await aTask(editor.client, list.id, 'Alt');
  await editor.client.call(changeTask, { task: id, revision: 1, title: 'Von Edda', dueOn: '2026-12-01' });
  const merged = await other.client.call(changeTask, { task: id, revision: 1, note: 'Von Otto', priority: 3 });
  expect(merged).toMatchObject({
    task: { title: 'Von Edda', dueOn: '2026-12-01', note: 'Von Otto', priority: 3, revision: 3 },
    overwrote: [],
  });
  const later = await other.client.call(changeTask, { task: id, revision: 1, title: 'Von Otto' });
  expect(later.task.title).toBe('Von Otto');
  expect(later.overwrote).toEqual([
    { field: 'title', was: 'Von Edda', by: { id: editor.person.id, name: 'Edda Eilers' } },
  ]);
  const told = async (who: SignedInPerson) =>
    (await who.client.call(listNotifications, {})).notifications.filter(
      ({ kind, ref }) => kind === 'tasks.overwritten' && ref === taskRef(id),
    );
  expect(await told(editor)).toHaveLength(1);
  expect(await told(other)).toHaveLength(0);
  // Whoever has seen it may change it without a word, and so may the author of what was there.
  const seen = await other.client.call(changeTask, { task: id, revision: later.task.revision, title: 'Danach' });
  expect(seen.overwrote).toEqual([]);
  expect((await other.client.call(changeTask, { task: id, revision: 1, title: 'Wieder ich' })).overwrote).toEqual([]);
  const { entries } = await editor.client.call(listHistory, { task: id });
  expect(entries.map(({ field, was, now }) => [field, was, now]).slice(0, 3)).toEqual([
    ['title', 'Danach', 'Wieder ich'],
    ['title', 'Von Otto', 'Danach'],
    ['title', 'Von Edda', 'Von Otto'],
  ]);
});

test('what is the same already changes nothing', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const { id } = await aTask(editor.client, list.id, 'Gleich', { labels: ['a'] });
  const { task } = await editor.client.call(changeTask, { task: id, revision: 1, title: 'Gleich', labels: ['a'] });
  expect(task.revision).toBe(1);
});

test('a task is made once however often it is sent, and an id of somebody else’s task is refused', async () => {
  const { editor, other, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const input = { id: newId(), list: list.id, title: 'Einmal' };
  const made = await editor.client.call(createTask, input);
  expect(await editor.client.call(createTask, { ...input, title: 'Zweimal' })).toEqual(made);
  expect(await titlesIn(editor, list.id)).toEqual(['Einmal']);
  await expect(other.client.call(createTask, input)).rejects.toMatchObject({ code: taskExists.code });
});

test('finishing says when and by whom, and opening again takes that back', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const { id } = await aTask(editor.client, list.id, 'Fertig');
  const { task } = await editor.client.call(changeTask, { task: id, revision: 1, state: 'done' });
  expect(task).toMatchObject({ state: 'done', closedBy: { name: 'Edda Eilers' } });
  expect(task.closedAt).not.toBeNull();
  expect(await titlesIn(editor, list.id)).toEqual([]);
  expect(await titlesIn(editor, list.id, 'closed')).toEqual(['Fertig']);
  const again = await editor.client.call(changeTask, { task: id, revision: 2, state: 'open' });
  expect(again.task).toMatchObject({ state: 'open', closedAt: null, closedBy: null });
});

test('dates that cannot be are refused, and a day that goes takes its time along', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const refused = { code: datesNotFitting.code };
  await expect(aTask(editor.client, list.id, 'x', { dueTime: '10:00' })).rejects.toMatchObject(refused);
  await expect(
    aTask(editor.client, list.id, 'x', { startOn: '2026-12-02', dueOn: '2026-12-01' }),
  ).rejects.toMatchObject(refused);
  const { id } = await aTask(editor.client, list.id, 'x', { dueOn: '2026-12-01', dueTime: '10:00' });
  const { task } = await editor.client.call(changeTask, { task: id, revision: 1, dueOn: null });
  expect(task).toMatchObject({ dueOn: null, dueTime: null });
});

test('parts belong to their task: they stand in it and not in the list, go with it and come back with it', async () => {
  const { editor, space } = await aTeam(server);
  const { client } = editor;
  const list = await aList(client, { kind: 'space', id: space });
  const whole = await aTask(client, list.id, 'Umzug');
  const part = await aTask(client, list.id, 'Kisten', { parent: whole.id });
  const gone = await aTask(client, list.id, 'Vorher gelöscht', { parent: whole.id });
  await client.call(deleteTask, { task: gone.id });
  expect(await titlesIn(editor, list.id)).toEqual(['Umzug']);
  expect((await client.call(getTask, { task: whole.id })).parts).toMatchObject([{ title: 'Kisten' }]);
  await expect(aTask(client, list.id, 'x', { parent: part.id })).rejects.toMatchObject({ code: parentNotFitting.code });
  await client.call(deleteTask, { task: whole.id });
  expect(await titlesIn(editor, list.id)).toEqual([]);
  await expect(client.call(changeTask, { task: part.id, revision: 1, title: 'x' })).rejects.toMatchObject({
    code: taskNotFound.code,
  });
  await client.call(restoreTask, { task: whole.id });
  expect((await client.call(getTask, { task: whole.id })).parts.map(({ title }) => title)).toEqual(['Kisten']);
});

test('a task moves to another list with its parts, if one may add there', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { client } = editor;
  const list = await aList(client, { kind: 'space', id: space });
  const own = await aList(client, { kind: 'person', id: editor.person.id });
  const foreign = await aList(reader.client, { kind: 'person', id: reader.person.id });
  const task = await aTask(client, list.id, 'Umzug');
  const part = await aTask(client, list.id, 'Kisten', { parent: task.id });
  await expect(client.call(moveTask, { task: task.id, list: foreign.id })).rejects.toMatchObject({
    code: listNotFound.code,
  });
  expect(await client.call(moveTask, { task: task.id, list: own.id })).toMatchObject({ list: own.id });
  expect((await client.call(getTask, { task: part.id })).task.list).toBe(own.id);
  await expect(reader.client.call(getTask, { task: task.id })).rejects.toMatchObject({ code: taskNotFound.code });
});

test('what was said about a task is read by all who see it, and those concerned are told', async () => {
  const { editor, reader, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const { id } = await aTask(editor.client, list.id, 'Frage');
  const comment = await reader.client.call(addComment, { task: id, id: newId(), text: 'Wann?' });
  expect((await editor.client.call(listComments, { task: id })).comments).toEqual([comment]);
  expect((await editor.client.call(getTask, { task: id })).task.comments).toBe(1);
  const { notifications } = await editor.client.call(listNotifications, {});
  expect(notifications.some(({ kind, ref }) => kind === 'tasks.commented' && ref === taskRef(id))).toBe(true);
});

test('a task is found by a word with a typo by those who may see it, and from where it came', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const place = '/chat/!a%3Akontor.test';
  const path = `${place}/$1?thread=%242`;
  const { id } = await aTask(editor.client, list.id, 'Haushaltssatzung prüfen', { source: { path, ref: null } });
  const find = async ({ client }: SignedInPerson) =>
    (await client.call(searchAll, { q: 'Haushaltsatzung', type: ['task'] })).hits.map(({ ref }) => ref);
  await expect.poll(() => find(reader)).toEqual([taskRef(id)]);
  expect(await find(stranger)).toEqual([]);
  await aTask(editor.client, list.id, 'Aus einem anderen Raum', { source: { path: `${place}er/$1`, ref: null } });
  const fromRoom = await reader.client.call(findTasksFrom, { place });
  expect(fromRoom.tasks).toMatchObject([{ id, source: { path } }]);
  const later = await aTask(editor.client, list.id, 'Später', { source: { path: place, ref: null } });
  const [done, elsewhere] = [
    { ...later, revision: 2, state: 'done' as const },
    { ...later, id: newId(), source: null },
  ];
  expect([later, elsewhere].reduce((copy, task) => foldFrom(copy, task, place), fromRoom)).toEqual(
    await reader.client.call(findTasksFrom, { place }),
  );
  expect([done, later].reduce((copy, task) => foldFrom(copy, task, place), fromRoom).tasks[0]).toEqual(done);
  expect((await stranger.client.call(findTasksFrom, { place })).tasks).toEqual([]);
  await editor.client.call(deleteTask, { task: id });
  await expect.poll(() => find(reader)).toEqual([]);
});

test('a live client that folds events into old copies has what a fresh fetch answers', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { client } = editor;
  const list = await aList(client, { kind: 'space', id: space });
  const kept = await aTask(client, list.id, 'Bleibt');
  const leaves = await aTask(client, list.id, 'Geht');
  const [open, closed, opened] = [
    await reader.client.call(listTasks, { list: list.id }),
    await reader.client.call(listTasks, { list: list.id, state: 'closed' }),
    await reader.client.call(getTask, { task: kept.id }),
  ];
  const live = await liveClient(reader.client, (await reader.client.call(getSession, {})).cursor);
  const front = await aTask(client, list.id, 'Vorn', { rank: rankBetween(null, kept.rank) });
  await client.call(changeTask, { task: kept.id, revision: 1, title: 'Bleibt anders', dueOn: '2026-12-24' });
  await client.call(changeTask, { task: leaves.id, revision: 1, state: 'done' });
  const part = await aTask(client, list.id, 'Teil', { parent: kept.id });
  await client.call(deleteTask, { task: front.id });
  const last = await aTask(client, list.id, 'Zuletzt');
  await live.waitFor(({ kind, payload }) => kind === taskChanged.kind && payload.task === last.id);
  const changed = live.events.flatMap((event) => taskOf(event) ?? []);
  expect(changed.some(({ id }) => id === part.id)).toBe(true);
  const fold = (copy: typeof open, state: 'open' | 'closed') =>
    changed.reduce<typeof open | undefined>(
      (folded, task) => folded && foldWindow(folded, task, { list: list.id, state, offset: 0 }),
      copy,
    );
  expect(fold(open, 'open')).toEqual(await reader.client.call(listTasks, { list: list.id }));
  expect(fold(closed, 'closed')).toEqual(await reader.client.call(listTasks, { list: list.id, state: 'closed' }));
  expect(changed.reduce(foldTask, opened)).toEqual(await reader.client.call(getTask, { task: kept.id }));
  // Twice changes nothing more.
  expect(changed.reduce(foldTask, changed.reduce(foldTask, opened))).toEqual(changed.reduce(foldTask, opened));
  live.close();
});
