import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeTask, deleteTask, getTask, listTasks, restoreTask, taskNotFound } from '../../shared/index.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const age = (column: 'deleted_at' | 'closed_at', task: string, days: number) =>
  server.database.pool.query(
    `update tasks_tasks set ${column} = now() - make_interval(days => $2) where id = $1 or deleted_with = $1`,
    [task, days],
  );
const isThere = async (id: string) =>
  (await server.database.pool.query('select 1 from tasks_tasks where id = $1', [id])).rows.length > 0;

test('what was deleted goes for good after 30 days, in lists of spaces and of persons', async () => {
  const { editor, space } = await aTeam(server);
  const lists = [
    await aList(editor.client, { kind: 'space', id: space }),
    await aList(editor.client, { kind: 'person', id: editor.person.id }),
  ];
  for (const { id: list } of lists) {
    const old = await aTask(editor.client, list, 'Alt');
    const part = await aTask(editor.client, list, 'Teil', { parent: old.id });
    const young = await aTask(editor.client, list, 'Jung');
    for (const { id: task } of [old, young]) await editor.client.call(deleteTask, { task });
    await age('deleted_at', old.id, 31);
    await age('deleted_at', young.id, 29);
    await server.services.periods.expire('tasks.trash');
    expect([await isThere(old.id), await isThere(part.id), await isThere(young.id)]).toEqual([false, false, true]);
  }
});

test('closed tasks stay until it is decided otherwise; then they are deleted, and can be restored', async () => {
  const { owner, editor, space } = await aTeam(server);
  const list = (await aList(editor.client, { kind: 'space', id: space })).id;
  const close = async (title: string, days: number) => {
    const made = await aTask(editor.client, list, title);
    await editor.client.call(changeTask, { task: made.id, revision: made.revision, state: 'done' });
    await age('closed_at', made.id, days);
    return made.id;
  };
  const [old, young] = [await close('Alt', 91), await close('Jung', 89)];
  const open = await aTask(editor.client, list, 'Offen');
  // One part is still to be done.
  const begun = await close('Begonnen', 91);
  await aTask(editor.client, list, 'Rest', { parent: begun });
  const closed = async () =>
    (await owner.client.call(listTasks, { list, state: 'closed' })).tasks.map(({ id }) => id).sort();
  await server.services.periods.expire('tasks.closed');
  expect(await closed()).toEqual([old, young, begun].sort());
  await server.database.pool.query(`insert into periods_settings (kind, space, days) values ('tasks.closed', $1, 90)`, [
    space,
  ]);
  await server.services.periods.expire('tasks.closed');
  expect(await closed()).toEqual([young, begun].sort());
  expect(await editor.client.call(getTask, { task: open.id })).toMatchObject({ task: { title: 'Offen' } });
  await editor.client.call(restoreTask, { task: old });
  // Whoever brings it back keeps it.
  for (const kind of ['tasks.closed', 'tasks.trash']) await server.services.periods.expire(kind);
  expect(await closed()).toContain(old);
});

test('what is gone for good is nowhere to be seen', async () => {
  const { editor, space } = await aTeam(server);
  const list = (await aList(editor.client, { kind: 'space', id: space })).id;
  const { id: task } = await aTask(editor.client, list, 'Weg');
  await editor.client.call(deleteTask, { task });
  await age('deleted_at', task, 31);
  await server.services.periods.expire('tasks.trash');
  await expect(editor.client.call(getTask, { task })).rejects.toMatchObject({ code: taskNotFound.code });
});
