import { newId, refOf } from '@kontor/base';
import { searchAll, uploadedFile } from '@kontor/schema';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTaskFile, removeTaskFile, restoreTaskFile } from '../shared/around-change-api.ts';
import { addComment, assignTask, deleteTask, removeComment, restoreTask, taskPath } from '../shared/index.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

const soon = { timeout: 10_000 };
const find = async ({ client }: SignedInPerson, q: string, more: object = {}) =>
  (await client.call(searchAll, { q, ...more })).hits;

test('what was said about a task is found by those who see it, opens it there, and goes with it', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: list } = await aList(editor.client, { kind: 'space', id: space });
  const { id: task } = await aTask(editor.client, list, 'Kisten packen');
  const id = newId();
  await reader.client.call(addComment, { task, id, text: 'Die Umzugskartons stehen im Keller.' });
  const refs = async (who: SignedInPerson) => (await find(who, 'Umzugskartons')).map(({ ref }) => ref);
  await expect.poll(() => refs(editor), soon).toEqual([refOf('tasks', 'comment', id)]);
  expect((await find(editor, 'Umzugskartons'))[0]).toMatchObject({ path: `${taskPath(task)}#comment-${id}` });
  expect(await refs(stranger)).toEqual([]);
  await editor.client.call(deleteTask, { task });
  await expect.poll(() => refs(editor), soon).toEqual([]);
  await editor.client.call(restoreTask, { task });
  await expect.poll(() => refs(editor), soon).toHaveLength(1);
  await reader.client.call(removeComment, { task, comment: id });
  await expect.poll(() => refs(editor), soon).toEqual([]);
});

test('who is asked to help from outside finds the task and what is said of it, and not in which space it is', async () => {
  const { editor, stranger, space } = await aTeam(server);
  const { id: list } = await aList(editor.client, { kind: 'space', id: space });
  const { id: task } = await aTask(editor.client, list, 'Hebebühne prüfen');
  await editor.client.call(assignTask, { task, subject: { kind: 'person', id: stranger.person.id } });
  await expect.poll(async () => (await find(stranger, 'Hebebühne')).length, soon).toBe(1);
  expect(await find(stranger, 'Hebebühne', { space })).toEqual([]);
  expect(await find(editor, 'Hebebühne', { space })).toHaveLength(1);
});

test('files of a task are found as long as they are with it', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id: list } = await aList(editor.client, { kind: 'space', id: space });
  const { id: task } = await aTask(editor.client, list, 'Angebote vergleichen');
  const body = new FormData();
  body.append('file', new Blob(['Rollrasen, 400 Quadratmeter']), 'angebot.txt');
  const answer = await editor.client.fetch('/api/files', { method: 'POST', body });
  const { id: file } = uploadedFile.parse(await answer.json());
  await editor.client.call(addTaskFile, { task, file });
  const titles = async () => (await find(reader, 'Rollrasen')).map(({ title }) => title);
  await expect.poll(titles, soon).toEqual(['angebot.txt']);
  await editor.client.call(removeTaskFile, { task, file });
  await expect.poll(titles, soon).toEqual([]);
  await editor.client.call(restoreTaskFile, { task, file });
  await expect.poll(titles, soon).toEqual(['angebot.txt']);
});
