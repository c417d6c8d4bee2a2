import { newId } from '@kontor/base';
import { getSession } from '@kontor/schema';
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
import { getAround } from '../../shared/around-api.ts';
import { addBlocker, removeBlocker } from '../../shared/around-change-api.ts';
import { foldAround } from '../../shared/around-sync.ts';
import {
  blockerCycle,
  changeTask,
  deleteTask,
  getTask,
  listHistory,
  restoreTask,
  type Task,
  taskChanged,
  taskNotFound,
  taskOf,
  taskReadOnly,
} from '../../shared/index.ts';
import { tasksPlugin } from '../plugin.ts';
import { toldOf } from '../test-context.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

async function aTeamWithTasks(...titles: string[]) {
  const team = await aTeam(server);
  const list = (await aList(team.editor.client, { kind: 'space', id: team.space })).id;
  const tasks: Task[] = [];
  for (const title of titles) tasks.push(await aTask(team.editor.client, list, title));
  return { ...team, list, ids: tasks.map(({ id }) => id) };
}

const wait = ({ client }: SignedInPerson, task: string, blocker: string) => client.call(addBlocker, { task, blocker });
const waitsFor = async ({ client }: SignedInPerson, task: string) =>
  (await client.call(getTask, { task })).task.waitsFor;
const around = ({ client }: SignedInPerson, task: string) => client.call(getAround, { task });
async function setState({ client }: SignedInPerson, id: string, state: Task['state']) {
  const { task } = await client.call(getTask, { task: id });
  await client.call(changeTask, { task: id, revision: task.revision, state });
}

test('a task waits for others, says for how many that are open, and both sides name each other', async () => {
  const { editor, reader, ids } = await aTeamWithTasks('Umzug', 'Kisten', 'Wagen');
  const [move = '', boxes = '', car = ''] = ids;
  await wait(editor, move, boxes);
  expect((await wait(editor, move, car)).waitsFor).toBe(2);
  expect(await wait(editor, move, car)).toMatchObject({ waitsFor: 2 });
  expect((await around(reader, move)).waitsFor.map(({ title }) => title).sort()).toEqual(['Kisten', 'Wagen']);
  expect((await around(reader, boxes)).neededBy).toMatchObject([{ id: move, title: 'Umzug', state: 'open' }]);
  await setState(editor, boxes, 'done');
  expect(await waitsFor(reader, move)).toBe(1);
  await editor.client.call(removeBlocker, { task: move, blocker: car });
  expect(await waitsFor(reader, move)).toBe(0);
  const { entries } = await editor.client.call(listHistory, { task: move });
  expect(entries.filter(({ field }) => field === 'blockers')).toMatchObject(Array(3).fill({ was: null, now: null }));
  await expect(wait(reader, boxes, car)).rejects.toMatchObject({ code: taskReadOnly.code });
});

test('tasks that would wait for each other are refused, also through others and for itself', async () => {
  const { editor, ids } = await aTeamWithTasks('a', 'b', 'c');
  const [a = '', b = '', c = ''] = ids;
  await wait(editor, a, b);
  await wait(editor, b, c);
  for (const [task, blocker] of [
    [c, a],
    [b, a],
    [a, a],
  ] as const) {
    await expect(wait(editor, task, blocker)).rejects.toMatchObject({ code: blockerCycle.code });
  }
  await editor.client.call(removeBlocker, { task: b, blocker: c });
  await wait(editor, c, a);
});

test('of two who close a circle at once one is refused', async () => {
  const { editor, other, ids } = await aTeamWithTasks('a', 'b', 'c', 'd');
  const [a = '', b = '', c = '', d = ''] = ids;
  await wait(editor, b, c);
  await wait(editor, d, a);
  for (let round = 0; round < 5; round += 1) {
    const outcomes = await Promise.allSettled([wait(editor, a, b), wait(other, c, d)]);
    const refused = outcomes.filter((each) => each.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: blockerCycle.code } }]);
    await editor.client.call(removeBlocker, { task: a, blocker: b });
    await editor.client.call(removeBlocker, { task: c, blocker: d });
  }
});

test('only what somebody sees can be chosen, and of the rest nothing but a number shows', async () => {
  const { editor, stranger, ids } = await aTeamWithTasks('Sichtbar');
  const [seen = ''] = ids;
  const own = await aList(editor.client, { kind: 'person', id: editor.person.id }, 'Geheim');
  const hidden = await aTask(editor.client, own.id, 'Kündigung vorbereiten');
  const foreign = await aList(stranger.client, { kind: 'person', id: stranger.person.id });
  const elsewhere = await aTask(stranger.client, foreign.id, 'Fremdes');
  await expect(wait(editor, seen, elsewhere.id)).rejects.toMatchObject({ code: taskNotFound.code });
  await expect(wait(editor, seen, newId())).rejects.toMatchObject({ code: taskNotFound.code });
  const { reader, other, owner } = await aTeamWithTasks();
  await wait(editor, seen, hidden.id);
  const assignees = [{ kind: 'person', id: reader.person.id } as const];
  const shared = await aTask(editor.client, own.id, 'Gemeinsames', { assignees });
  await wait(editor, shared.id, hidden.id);
  const answers = JSON.stringify([
    await reader.client.call(getTask, { task: shared.id }),
    await around(reader, shared.id),
    await reader.client.call(listHistory, { task: shared.id }),
  ]);
  expect(answers).not.toContain(hidden.id);
  expect(answers).not.toContain('Kündigung');
  expect(await around(reader, shared.id)).toMatchObject({ waitsFor: [], waitsForHidden: 1 });
  expect(await around(editor, hidden.id)).toMatchObject({ neededBy: [{ id: seen }, { id: shared.id }] });
  for (const who of [other, owner]) {
    await expect(around(who, shared.id)).rejects.toMatchObject({ code: taskNotFound.code });
  }
});

test('whoever does it is told when the last one is done, once, also where two finish at once', async () => {
  const unit = await anOrgUnit(server);
  const member = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  const { editor, other, reader, list } = await aTeamWithTasks();
  const assignees = [
    { kind: 'person', id: reader.person.id },
    { kind: 'org-unit', id: unit.id },
  ] as const;
  const { id } = await aTask(editor.client, list, 'Danach', { assignees: [...assignees] });
  const [one, two, three] = [
    await aTask(editor.client, list, '1'),
    await aTask(editor.client, list, '2'),
    await aTask(editor.client, list, '3'),
  ];
  for (const blocker of [one, two, three]) await wait(editor, id, blocker.id);
  await setState(editor, one.id, 'done');
  expect(await toldOf(reader, 'tasks.unblocked', id)).toEqual([]);
  await Promise.all([setState(editor, two.id, 'done'), setState(other, three.id, 'dropped')]);
  expect(await waitsFor(reader, id)).toBe(0);
  for (const who of [reader, member]) expect(await toldOf(who, 'tasks.unblocked', id)).toHaveLength(1);
  expect(await toldOf(editor, 'tasks.unblocked', id)).toEqual([]);
});

test('what waits is told live of each that is finished, deleted or restored: a folded copy is what a fetch gives', async () => {
  const { editor, reader, ids } = await aTeamWithTasks('Danach', 'Vorher', 'Auch vorher');
  const [id = '', first = '', second = ''] = ids;
  await wait(editor, id, first);
  await wait(editor, id, second);
  let copy = await around(reader, id);
  const live = await liveClient(reader.client, (await reader.client.call(getSession, {})).cursor);
  await setState(editor, first, 'done');
  await editor.client.call(deleteTask, { task: second });
  expect(await waitsFor(reader, id)).toBe(0);
  await editor.client.call(restoreTask, { task: second });
  const now = (await reader.client.call(getTask, { task: id })).task;
  expect(now.waitsFor).toBe(1);
  await live.waitFor((event) => taskOf(event)?.id === id && taskOf(event)?.revision === now.revision);
  for (const event of live.events.filter(({ kind }) => kind === taskChanged.kind)) {
    const changed = taskOf(event);
    if (changed) copy = foldAround(copy, changed) ?? (await around(reader, id));
  }
  expect(copy).toEqual(await around(reader, id));
  live.close();
});
