import { getSession, searchAll } from '@kontor/schema';
import { aTeam, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveNotFitting, changeTask, foldWindow, listTasks, taskChanged, taskOf } from '../shared/index.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

async function aDoneTask(title: string) {
  const team = await aTeam(server);
  const list = (await aList(team.editor.client, { kind: 'space', id: team.space })).id;
  const made = await aTask(team.editor.client, list, title);
  const { task } = await team.editor.client.call(changeTask, { task: made.id, revision: made.revision, state: 'done' });
  const titles = async (state: 'open' | 'closed' | 'archived') =>
    (await team.reader.client.call(listTasks, { list, state })).tasks.map((each) => each.title);
  return { ...team, list, task, titles };
}

test('what is done is filed away, is found in the archive and by search, and is brought back', async () => {
  const { editor, reader, task, titles } = await aDoneTask('Aktenplan abstimmen');
  const filed = await editor.client.call(changeTask, { task: task.id, revision: task.revision, archived: true });
  expect(filed.task).toMatchObject({ archived: true, state: 'done', closedAt: task.closedAt });
  expect(await titles('closed')).toEqual([]);
  expect(await titles('archived')).toEqual(['Aktenplan abstimmen']);
  await expect
    .poll(async () => (await reader.client.call(searchAll, { q: 'Aktenplan' })).hits.map(({ title }) => title))
    .toEqual(['Aktenplan abstimmen']);
  await editor.client.call(changeTask, { task: task.id, revision: filed.task.revision, archived: false });
  expect(await titles('closed')).toEqual(['Aktenplan abstimmen']);
  expect(await titles('archived')).toEqual([]);
});

test('what is opened again comes back from the archive, and nothing open goes there', async () => {
  const { editor, task, titles } = await aDoneTask('Lizenz verlängern');
  const { client } = editor;
  const filed = (await client.call(changeTask, { task: task.id, revision: task.revision, archived: true })).task;
  const opened = (await client.call(changeTask, { task: task.id, revision: filed.revision, state: 'open' })).task;
  expect(opened).toMatchObject({ archived: false, state: 'open' });
  expect(await titles('open')).toEqual(['Lizenz verlängern']);
  const archiving = client.call(changeTask, { task: task.id, revision: opened.revision, archived: true });
  await expect(archiving).rejects.toMatchObject({ code: archiveNotFitting.code });
  // Together they are one thing that makes sense.
  const both = await client.call(changeTask, {
    task: task.id,
    revision: opened.revision,
    state: 'dropped',
    archived: true,
  });
  expect(both.task).toMatchObject({ archived: true, state: 'dropped' });
});

test('who only reads files nothing away', async () => {
  const { reader, task } = await aDoneTask('Protokoll ablegen');
  const change = reader.client.call(changeTask, { task: task.id, revision: task.revision, archived: true });
  await expect(change).rejects.toMatchObject({ code: 'tasks.task_read_only' });
});

test('live clients see it leave what is done, and come to the archive', async () => {
  const { editor, reader, task, list } = await aDoneTask('Umlauf schließen');
  const live = await liveClient(reader.client, (await reader.client.call(getSession, {})).cursor);
  const read = (state: 'closed' | 'archived') => reader.client.call(listTasks, { list, state });
  const [closed, archived] = [await read('closed'), await read('archived')];
  await editor.client.call(changeTask, { task: task.id, revision: task.revision, archived: true });
  await expect.poll(() => live.events.some(({ kind }) => kind === taskChanged.kind)).toBe(true);
  const changed = live.events.flatMap((event) => taskOf(event) ?? [])[0];
  if (!changed) throw new Error('The event has no task');
  expect(foldWindow(closed, changed, { list, state: 'closed', offset: 0 })).toEqual(await read('closed'));
  expect(foldWindow(archived, changed, { list, state: 'archived', offset: 0 })).toEqual(await read('archived'));
  live.close();
});
