import { newId } from '@kontor/base';
import { setNotificationStates } from '@kontor/schema';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAround } from '../../shared/around-api.ts';
import { setWatching } from '../../shared/around-change-api.ts';
import {
  addComment,
  assignTask,
  changeTask,
  getTask,
  type TaskChange,
  taskNotFound,
  unassignTask,
} from '../../shared/index.ts';
import { tasksPlugin } from '../plugin.ts';
import { toldOf } from '../test-context.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

async function aTeamWithTask() {
  const team = await aTeam(server);
  const list = (await aList(team.editor.client, { kind: 'space', id: team.space })).id;
  return { ...team, list, task: (await aTask(team.editor.client, list, 'Bericht', { dueOn: '2043-12-05' })).id };
}

const subjectOf = ({ person }: SignedInPerson) => ({ kind: 'person', id: person.id }) as const;
const isWatching = async ({ client }: SignedInPerson, task: string) =>
  (await client.call(getAround, { task })).isWatching;
const watch = ({ client }: SignedInPerson, task: string, on = true) =>
  client.call(setWatching, { task, isWatching: on });
const comment = ({ client }: SignedInPerson, task: string) =>
  client.call(addComment, { task, id: newId(), text: 'Ich sehe nach.' });
async function change({ client }: SignedInPerson, id: string, fields: TaskChange) {
  const { task } = await client.call(getTask, { task: id });
  await client.call(changeTask, { task: id, revision: task.revision, ...fields });
}
const watched = async (who: SignedInPerson, task: string) =>
  (await toldOf(who, 'tasks.watched', task)).map(({ text }) => text.de).sort();

test('who made a task, was asked or commented watches it, anybody who sees it may, and all may stop', async () => {
  const { editor, other, reader, owner, stranger, task } = await aTeamWithTask();
  await editor.client.call(assignTask, { task, subject: subjectOf(other) });
  await comment(reader, task);
  const all = [editor, other, reader, owner];
  expect(await Promise.all(all.map((who) => isWatching(who, task)))).toEqual([true, true, true, false]);
  await watch(owner, task);
  for (const who of [editor, other, reader]) await watch(who, task, false);
  expect(await Promise.all(all.map((who) => isWatching(who, task)))).toEqual([false, false, false, true]);
  const before = await Promise.all([editor, other, reader].map((who) => toldOf(who, 'tasks.commented', task)));
  await comment(owner, task);
  await change(owner, task, { dueOn: '2043-12-06' });
  await change(owner, task, { state: 'done' });
  const after = await Promise.all([editor, other, reader].map((who) => toldOf(who, 'tasks.commented', task)));
  expect(after).toMatchObject(before.map((told) => told.map(({ id, text }) => ({ id, text }))));
  for (const who of [editor, other, reader]) {
    for (const kind of ['tasks.watched', 'tasks.closed']) expect(await toldOf(who, kind, task)).toEqual([]);
  }
  await expect(watch(stranger, task)).rejects.toMatchObject({ code: taskNotFound.code });
});

test('watchers are told of state, due date, who is to do it, and comments, and not of what they did', async () => {
  const { editor, other, reader, owner, task } = await aTeamWithTask();
  await watch(reader, task);
  await watch(other, task);
  await change(other, task, { title: 'Bericht schreiben', priority: 2 });
  expect(await watched(reader, task)).toEqual([]);
  await change(other, task, { dueOn: '2043-12-08' });
  await other.client.call(assignTask, { task, subject: subjectOf(owner) });
  await comment(other, task);
  await change(other, task, { state: 'done' });
  const told = [
    'Otto Anders hat die Aufgabe erledigt.',
    'Otto Anders hat die Frist geändert.',
    'Otto Anders hat geändert, wer zuständig ist.',
  ];
  expect(await watched(reader, task)).toEqual(told);
  expect(await toldOf(reader, 'tasks.commented', task)).toHaveLength(1);
  expect(await watched(other, task)).toEqual([]);
  // Who made it is told in the way of whoever asked, and who was asked of that: each once.
  expect(await watched(editor, task)).toEqual(told.slice(1));
  expect(await toldOf(editor, 'tasks.closed', task)).toHaveLength(1);
  expect(await watched(owner, task)).toEqual(told.slice(0, 1));
  expect(await toldOf(owner, 'tasks.asked', task)).toHaveLength(1);
});

test('one entry however often it happens: it comes back as unread once it was read', async () => {
  const { editor, reader, task } = await aTeamWithTask();
  await watch(reader, task);
  for (const day of ['2043-12-08', '2043-12-09']) await change(editor, task, { dueOn: day });
  for (let time = 0; time < 2; time += 1) await comment(editor, task);
  const entries = async () => [
    ...(await toldOf(reader, 'tasks.watched', task)),
    ...(await toldOf(reader, 'tasks.commented', task)),
  ];
  expect(await entries()).toHaveLength(2);
  await reader.client.call(setNotificationStates, {
    notifications: (await entries()).map(({ id }) => id),
    state: 'read',
  });
  await change(editor, task, { dueOn: '2043-12-10' });
  expect((await entries()).map(({ state }) => state)).toEqual(['unread', 'read']);
});

test('who loses sight of it is dropped without a trace', async () => {
  const { editor, stranger, reader, space, task } = await aTeamWithTask();
  await editor.client.call(assignTask, { task, subject: subjectOf(stranger) });
  await watch(stranger, task);
  await watch(reader, task);
  await editor.client.call(unassignTask, { task, kind: 'person', subject: stranger.person.id });
  await server.database.pool.query('delete from spaces_grants where space = $1 and person = $2', [
    space,
    reader.person.id,
  ]);
  await change(editor, task, { dueOn: '2043-12-08' });
  const { rows } = await server.database.pool.query(
    `select 1 from tasks_watches where task = $1 union all
     select 1 from notifications_entries where dedupe_key like 'tasks.watched:%:due' and person = any($2)`,
    [task, [stranger.person.id, reader.person.id]],
  );
  expect(rows).toEqual([]);
});
