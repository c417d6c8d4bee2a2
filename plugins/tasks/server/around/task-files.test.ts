import { isoDate } from '@kontor/base';
import { fileAttachRefused, fileNotFound, setAbsence, uploadedFile } from '@kontor/schema';
import { aTeam, manualClock, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAround } from '../../shared/around-api.ts';
import { addTaskFile, removeTaskFile, restoreTaskFile } from '../../shared/around-change-api.ts';
import { assignTask, deleteTask, taskNotFound, taskReadOnly, unassignTask } from '../../shared/index.ts';
import type { TaskContext } from '../task-context.ts';
import { startTasks } from '../test-context.ts';
import { aList, aTask } from '../test-tasks.ts';
import { purgeFiles } from './file-purge.ts';

const clock = manualClock();
let server: TestServer;
let newContext: () => TaskContext;
beforeAll(async () => {
  ({ server, newContext } = await startTasks(clock));
});
afterAll(() => server.stop());

async function aTeamWithTask() {
  const team = await aTeam(server);
  const list = await aList(team.editor.client, { kind: 'space', id: team.space });
  return { ...team, list, task: (await aTask(team.editor.client, list.id, 'Bericht')).id };
}

async function upload({ client }: SignedInPerson, name = 'bescheid.txt'): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([`${name} ${Math.random()}`]), name);
  const response = await client.fetch('/api/files', { method: 'POST', body });
  expect(response.status).toBe(201);
  return uploadedFile.parse(await response.json()).id;
}
const add = async (who: SignedInPerson, task: string, file?: string) =>
  who.client.call(addTaskFile, { task, file: file ?? (await upload(who)) });
const filesOf = async ({ client }: SignedInPerson, task: string) => (await client.call(getAround, { task })).files;
const statusFor = async ({ client }: SignedInPerson, file: string) => (await client.fetch(`/api/files/${file}`)).status;

test('who changes a task gives it files, who sees it reads them, nobody else does', async () => {
  const { editor, reader, stranger, task } = await aTeamWithTask();
  const { id } = await add(editor, task);
  expect(await filesOf(reader, task)).toMatchObject([
    { id, name: 'bescheid.txt', size: expect.any(Number), addedBy: { name: 'Edda Eilers' } },
  ]);
  expect([await statusFor(reader, id), await statusFor(stranger, id)]).toEqual([200, 404]);
  await expect(add(reader, task)).rejects.toMatchObject({ code: fileAttachRefused.code });
  await expect(add(stranger, task)).rejects.toMatchObject({ code: taskNotFound.code });
  await expect(add(editor, task, await upload(stranger))).rejects.toMatchObject({ code: fileNotFound.code });
});

test('who was asked for it, and who stands in for them, reads and adds files as long as they see the task', async () => {
  const { editor, other, stranger, task } = await aTeamWithTask();
  const subject = { kind: 'person', id: stranger.person.id } as const;
  const { id } = await add(editor, task);
  await editor.client.call(assignTask, { task, subject });
  const own = await add(stranger, task);
  const today = isoDate(clock.now());
  const team = await aTeamWithTask();
  await stranger.client.call(setAbsence, { from: today, until: today, note: null, substitute: team.other.person.id });
  expect(await statusFor(team.other, id)).toBe(200);
  await add(team.other, task);
  await expect(stranger.client.call(removeTaskFile, { task, file: id })).rejects.toMatchObject({
    code: taskReadOnly.code,
  });
  await stranger.client.call(removeTaskFile, { task, file: own.id });
  await stranger.client.call(restoreTaskFile, { task, file: own.id });
  await editor.client.call(unassignTask, { task, ...{ kind: 'person', subject: stranger.person.id } });
  expect([await statusFor(stranger, id), await statusFor(team.other, id), await statusFor(other, id)]).toEqual([
    404, 404, 200,
  ]);
});

test('what was removed can be restored for 30 days, then it is gone; so is what hung on a task that is', async () => {
  const { editor, list, task } = await aTeamWithTask();
  const [kept, removed, again] = [await add(editor, task), await add(editor, task), await add(editor, task)];
  for (const file of [removed.id, again.id]) await editor.client.call(removeTaskFile, { task, file });
  await editor.client.call(restoreTaskFile, { task, file: again.id });
  expect((await filesOf(editor, task)).map(({ id }) => id).sort()).toEqual([kept.id, again.id].sort());
  const other = await aTask(editor.client, list.id, 'Weg');
  const gone = await add(editor, other.id);
  await editor.client.call(deleteTask, { task: other.id });
  const purge = async (before: number) => {
    const moment = new Date(clock.now().getTime() + before);
    await server.database.pool.query('delete from tasks_tasks where deleted_at < $1', [moment]);
    await purgeFiles(newContext(), moment);
  };
  await purge(-1000);
  expect(await statusFor(editor, removed.id)).toBe(200);
  await purge(1000);
  expect([await statusFor(editor, removed.id), await statusFor(editor, gone.id)]).toEqual([404, 404]);
  expect([await statusFor(editor, kept.id), await statusFor(editor, again.id)]).toEqual([200, 200]);
  await server.database.pool.query('delete from tasks_lists where id = $1', [list.id]);
  await purge(-1000);
  const { rows } = await server.database.pool.query('select id from files_files where id = any($1)', [
    [kept.id, again.id, removed.id, gone.id],
  ]);
  expect(rows).toEqual([]);
});
