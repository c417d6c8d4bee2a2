import {
  createGroup,
  getSession,
  listNotifications,
  ownAccess,
  resolveLinks,
  searchAll,
  setGroupMembers,
  setSpaceChoice,
} from '@kontor/schema';
import {
  anOrgUnit,
  aSignedInPerson,
  aTeam,
  liveClient,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addComment,
  assignTask,
  changeList,
  changeTask,
  createTask,
  findTasksFrom,
  getList,
  getMyDay,
  getTask,
  listComments,
  listHistory,
  listLists,
  listNotFound,
  listNotYours,
  listReadOnly,
  listRef,
  listTakenAway,
  listTasks,
  moveTask,
  taskNotFound,
  taskReadOnly,
  taskRef,
  taskTakenAway,
  unassignTask,
} from '../shared/index.ts';
import { getListAccess, narrowList } from '../shared/list-access-api.ts';
import { listAlwaysOwn } from '../shared/list-access-errors.ts';
import { aProgram } from './caldav/test-program.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

const subjectOf = ({ person }: SignedInPerson) => ({ kind: 'person', id: person.id }) as const;
const onlyFor = (...persons: readonly SignedInPerson[]) => persons.map(subjectOf);

async function hits({ client }: SignedInPerson, q: string): Promise<readonly string[]> {
  return (await client.call(searchAll, { q, type: ['task'] })).hits.map(({ ref }) => ref);
}

async function cards({ client }: SignedInPerson, ...refs: ReturnType<typeof taskRef>[]): Promise<readonly string[]> {
  return (await client.call(resolveLinks, { refs })).cards.map(({ ref }) => ref);
}

async function toldOf({ client }: SignedInPerson, kind: string, task: string) {
  const { notifications } = await client.call(listNotifications, {});
  return notifications.filter((each) => each.kind === kind && each.ref === taskRef(task));
}

test('who is left out of a narrowed list finds nothing of it at any door, and hears that it is gone', async () => {
  const { owner, editor, other, reader, stranger, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space }, 'Beurteilungen');
  const source = { path: '/chat/besprechung/1', ref: null };
  const { id } = await aTask(editor.client, list.id, 'Jahresgespräch Wagenknecht', { source });
  await other.client.call(addComment, { task: id, id: crypto.randomUUID(), text: 'Gesehen' });
  await expect.poll(() => hits(other, 'Jahresgespräch')).toEqual([taskRef(id)]);
  const live = await liveClient(other.client, (await other.client.call(getSession, {})).cursor);

  const limits = { list: list.id, readers: onlyFor(editor, reader, stranger), writers: null };
  const narrowed = await owner.client.call(narrowList, limits);
  expect(narrowed.readers?.map(({ name }) => name)).toContain(editor.person.name);
  await live.waitFor(({ kind, payload }) => kind === listTakenAway.kind && payload.list === list.id);

  const { client } = other;
  for (const call of [
    () => client.call(getList, { list: list.id }),
    () => client.call(listTasks, { list: list.id }),
    () => client.call(getListAccess, { list: list.id }),
    () => client.call(narrowList, { ...limits, readers: null }),
    () => client.call(changeList, { list: list.id, revision: 2, title: 'x' }),
    () => aTask(client, list.id, 'x'),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: listNotFound.code });
  }
  for (const call of [
    () => client.call(getTask, { task: id }),
    () => client.call(listHistory, { task: id }),
    () => client.call(listComments, { task: id }),
    () => client.call(changeTask, { task: id, revision: 1, title: 'x' }),
    () => client.call(addComment, { task: id, id: crypto.randomUUID(), text: 'x' }),
    () => client.call(assignTask, { task: id, subject: subjectOf(other) }),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: taskNotFound.code });
  }
  expect((await client.call(listLists, {})).lists).toEqual([]);
  expect((await client.call(findTasksFrom, { place: '/chat/besprechung' })).tasks).toEqual([]);
  expect(await cards(other, taskRef(id), listRef(list.id))).toEqual([]);
  await expect.poll(() => hits(other, 'Jahresgespräch')).toEqual([]);
  // Who commented before hears of it no more, in the inbox and live.
  const mark = live.events.length;
  await editor.client.call(addComment, { task: id, id: crypto.randomUUID(), text: 'Termin steht' });
  await editor.client.call(changeTask, { task: id, revision: 1, title: 'Jahresgespräch Wagenknecht 2026' });
  const open = await aList(editor.client, { kind: 'space', id: space }, 'Offen');
  await live.waitFor(({ payload }) => payload.list === open.id);
  expect(live.events.slice(mark).filter(({ payload }) => payload.task === id || payload.list === list.id)).toEqual([]);
  expect(await toldOf(other, 'tasks.commented', id)).toEqual([]);
  live.close();

  // Those who were named keep it with the right they had, owners always; nobody is let in who is not of the space.
  expect(await editor.client.call(getList, { list: list.id })).toMatchObject({ right: 'edit', isNarrowed: true });
  expect(await reader.client.call(getList, { list: list.id })).toMatchObject({ right: 'read' });
  expect(await owner.client.call(getList, { list: list.id })).toMatchObject({ right: 'manage' });
  expect(await hits(owner, 'Jahresgespräch')).toEqual([taskRef(id)]);
  await expect(stranger.client.call(getList, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });

  await owner.client.call(narrowList, { ...limits, readers: null });
  expect(await client.call(getList, { list: list.id })).toMatchObject({ right: 'edit', isNarrowed: false });
  await expect.poll(() => hits(other, 'Jahresgespräch')).toEqual([taskRef(id)]);
});

test('a task that is assigned out of a narrowed list is seen by whoever was asked, without its list and its neighbours', async () => {
  const { owner, editor, other, reader, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space }, 'Vertraulich');
  const { id } = await aTask(editor.client, list.id, 'Zeugnis schreiben');
  const neighbour = await aTask(editor.client, list.id, 'Abmahnung prüfen');
  const part = await aTask(editor.client, list.id, 'Entwurf', { parent: id });
  await owner.client.call(narrowList, { list: list.id, readers: onlyFor(editor), writers: null });
  await editor.client.call(assignTask, { task: id, subject: subjectOf(other) });

  expect(await other.client.call(getTask, { task: id })).toMatchObject({
    list: null,
    mayEdit: false,
    isAssigned: true,
  });
  expect(await other.client.call(getTask, { task: part.id })).toMatchObject({ list: null, isAssigned: true });
  expect((await other.client.call(getMyDay, {})).tasks).toMatchObject([{ task: { id }, list: null }]);
  expect(await toldOf(other, 'tasks.asked', id)).toHaveLength(1);
  expect(await cards(other, taskRef(id), taskRef(neighbour.id), listRef(list.id))).toEqual([taskRef(id)]);
  await expect.poll(() => hits(other, 'Zeugnis')).toEqual([taskRef(id)]);
  expect(await hits(other, 'Abmahnung')).toEqual([]);
  await expect(other.client.call(getTask, { task: neighbour.id })).rejects.toMatchObject({ code: taskNotFound.code });
  await expect(other.client.call(listTasks, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  const texts = (await (await aProgram(server, other)).readAll()).map(({ text }) => text).join();
  expect([texts.includes('Zeugnis'), texts.includes('Abmahnung')]).toEqual([true, false]);
  await expect(reader.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });

  const live = await liveClient(other.client, (await other.client.call(getSession, {})).cursor);
  await editor.client.call(unassignTask, { task: id, kind: 'person', subject: other.person.id });
  await live.waitFor(({ kind, payload }) => kind === taskTakenAway.kind && payload.task === id);
  await expect(other.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
  live.close();
});

test('a list is narrowed by those in charge of it alone, and who may only read it does so', async () => {
  const { owner, editor, other, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const task = await aTask(editor.client, list.id, 'Stellenplan');
  const limits = { list: list.id, readers: null, writers: onlyFor(editor) };
  await expect(editor.client.call(narrowList, limits)).rejects.toMatchObject({ code: listNotYours.code });
  await owner.client.call(narrowList, limits);
  expect(await other.client.call(getList, { list: list.id })).toMatchObject({ right: 'read', isNarrowed: true });
  await expect(aTask(other.client, list.id, 'x')).rejects.toMatchObject({ code: listReadOnly.code });
  await expect(other.client.call(changeTask, { task: task.id, revision: 1, title: 'x' })).rejects.toMatchObject({
    code: taskReadOnly.code,
  });
  // Parts are tasks of the list, too.
  const parted = { id: crypto.randomUUID(), list: list.id, title: 'x', parent: task.id };
  await expect(other.client.call(createTask, parted)).rejects.toMatchObject({ code: listReadOnly.code });
  expect(await other.client.call(getListAccess, { list: list.id })).toMatchObject({ readers: null });
  const own = await aList(editor.client, { kind: 'person', id: editor.person.id });
  await expect(
    editor.client.call(narrowList, { list: own.id, readers: onlyFor(editor), writers: null }),
  ).rejects.toMatchObject({ code: listAlwaysOwn.code });
});

test('a list of an office is private to its leads and who they name; who leads it tomorrow sees it then', async () => {
  const unit = await anOrgUnit(server);
  const inUnit = (lead = false) => aSignedInPerson(server, { positions: [{ orgUnit: unit.id, lead }] });
  const [lead, secretary, clerk] = [await inUnit(true), await inUnit(), await inUnit()];
  const list = await aList(lead.client, { kind: 'org-unit', id: unit.id }, 'Leitung');
  const { id } = await aTask(lead.client, list.id, 'Stellenbewertung vorbereiten');
  await lead.client.call(narrowList, { list: list.id, readers: onlyFor(secretary), writers: onlyFor(lead) });
  expect(await secretary.client.call(getList, { list: list.id })).toMatchObject({ right: 'read' });
  expect(await lead.client.call(getList, { list: list.id })).toMatchObject({ right: 'manage' });
  await expect(clerk.client.call(getList, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  await expect.poll(() => hits(secretary, 'Stellenbewertung')).toEqual([taskRef(id)]);
  expect(await hits(clerk, 'Stellenbewertung')).toEqual([]);
  const { people } = server.services;
  const leading = { orgUnit: unit.id, title: 'Leitung', lead: true, main: true, from: null, until: null };
  await server.database.transaction((tx) => people.setPositions(tx, undefined, clerk.person.id, [leading]));
  expect(await clerk.client.call(getList, { list: list.id })).toMatchObject({ right: 'manage' });
  await expect.poll(() => hits(clerk, 'Stellenbewertung')).toEqual([taskRef(id)]);
});

test('a group opens a list to those who are in it, and an administrator does not put themselves there', async () => {
  const { owner, editor, other, space } = await aTeam(server);
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  const insider = await aSignedInPerson(server, { roles: ['administrator'] });
  await server.database.transaction((tx) =>
    server.services.spaces.grant(tx, undefined, space, subjectOf(insider), 'reader'),
  );
  const group = await admin.client.call(createGroup, { name: `Kommission ${crypto.randomUUID()}` });
  const list = await aList(editor.client, { kind: 'space', id: space });
  const { id } = await aTask(editor.client, list.id, 'Auswahlverfahren');
  await owner.client.call(narrowList, { list: list.id, readers: [{ kind: 'group', id: group.id }], writers: null });
  await expect(other.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
  const enter = (who: SignedInPerson, ...members: SignedInPerson[]) =>
    who.client.call(setGroupMembers, { group: group.id, persons: members.map(({ person }) => person.id) });
  await expect(enter(insider, insider)).rejects.toMatchObject({ code: ownAccess.code });
  await enter(admin, other);
  expect(await other.client.call(getTask, { task: id })).toMatchObject({ mayEdit: true });
  await expect.poll(() => hits(other, 'Auswahlverfahren')).toEqual([taskRef(id)]);
  await enter(admin);
  await expect.poll(() => hits(other, 'Auswahlverfahren')).toEqual([]);
});

test('a task that moves into a narrowed list is gone for those who may not read it there, with its parts', async () => {
  const { owner, editor, other, space } = await aTeam(server);
  const open = await aList(editor.client, { kind: 'space', id: space }, 'Offen');
  const closed = await aList(editor.client, { kind: 'space', id: space }, 'Eng');
  await owner.client.call(narrowList, { list: closed.id, readers: onlyFor(editor), writers: null });
  const { id } = await aTask(editor.client, open.id, 'Umsetzung vorbereiten');
  const part = await aTask(editor.client, open.id, 'Teilschritt Gespräch', { parent: id });
  await expect.poll(() => hits(other, 'Teilschritt')).toEqual([taskRef(part.id)]);
  const live = await liveClient(other.client, (await other.client.call(getSession, {})).cursor);
  await editor.client.call(moveTask, { task: id, list: closed.id });
  for (const task of [id, part.id]) {
    await live.waitFor(({ kind, payload }) => kind === taskTakenAway.kind && payload.task === task);
    await expect(other.client.call(getTask, { task })).rejects.toMatchObject({ code: taskNotFound.code });
  }
  await expect.poll(() => hits(other, 'Teilschritt')).toEqual([]);
  live.close();
});

test('who wants from a space only what is meant for them hears no more of its narrowed lists', async () => {
  const { owner, editor, other, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space }, 'Beurteilungen');
  await owner.client.call(narrowList, { list: list.id, readers: onlyFor(editor, other), writers: null });
  const { id } = await aTask(editor.client, list.id, 'Jahresgespräch');
  await editor.client.call(setSpaceChoice, { space, level: 'mentions' });
  await other.client.call(addComment, { task: id, id: crypto.randomUUID(), text: 'Wann?' });
  await other.client.call(assignTask, { task: id, subject: subjectOf(editor) });
  expect(await toldOf(editor, 'tasks.asked', id)).toHaveLength(1);
  expect(await toldOf(editor, 'tasks.commented', id)).toEqual([]);
  await editor.client.call(setSpaceChoice, { space, level: 'all' });
  await other.client.call(addComment, { task: id, id: crypto.randomUUID(), text: 'Morgen?' });
  expect(await toldOf(editor, 'tasks.commented', id)).toHaveLength(1);
});
