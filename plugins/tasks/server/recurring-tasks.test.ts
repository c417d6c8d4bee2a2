import { newId } from '@kontor/base';
import { getSession, idempotencyHeader, listNotifications } from '@kontor/schema';
import {
  aTeam,
  liveClient,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getAround } from '../shared/around-api.ts';
import { addReminder, setWatching } from '../shared/around-change-api.ts';
import {
  addComment,
  addSection,
  changeTask,
  deleteTask,
  foldWindow,
  getTask,
  listHistory,
  listTasks,
  type Task,
  taskChanged,
  taskOf,
  taskRef,
} from '../shared/index.ts';
import { rankBetween } from '../shared/rank-between.ts';
import { recurrenceNotFitting } from '../shared/recurrence-error.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

const clock = manualClock('2026-11-27T09:00:00Z');
const lastWorkingDay = 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin], clock });
});
beforeEach(() => clock.set('2026-11-27T09:00:00Z'));
afterAll(() => server.stop());

const openIn = async ({ client }: SignedInPerson, list: string) => (await client.call(listTasks, { list })).tasks;

const setState = async ({ client }: SignedInPerson, { id, revision }: Task, state: Task['state']) =>
  (await client.call(changeTask, { task: id, revision, state })).task;

async function aTeamWithList() {
  const team = await aTeam(server);
  return { ...team, list: (await aList(team.editor.client, { kind: 'space', id: team.space })).id };
}

test('a task for the last working day of each month is followed by the next one, right behind it and like it', async () => {
  const { editor, other, reader, list } = await aTeamWithList();
  const section = newId();
  await editor.client.call(addSection, { list, id: section, title: 'Monatlich', rank: rankBetween(null, null) });
  const declining = { kind: 'person', id: reader.person.id } as const;
  const task = await aTask(editor.client, list, 'Kassenabschluss', {
    section,
    note: 'Mit Anlage',
    startOn: '2026-11-23',
    dueOn: '2026-11-30',
    dueTime: '12:00',
    priority: 2,
    estimate: 30,
    labels: ['kasse'],
    checklist: [{ id: newId(), text: 'Zählen', done: true }],
    recurrence: { rule: lastWorkingDay.toLowerCase(), from: 'due' },
    assignees: [{ kind: 'person', id: other.person.id }, declining, { kind: 'person', id: editor.person.id }],
  });
  expect(task.recurrence?.rule).toBe(lastWorkingDay);
  const { client } = reader;
  await client.fetch(`/api/tasks/tasks/${task.id}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answer: { kind: 'decline', reason: '' } }),
  });
  await aTask(editor.client, list, 'Danach', { section });
  const done = await setState(editor, task, 'done');
  expect(done).toMatchObject({ state: 'done', dueOn: '2026-11-30' });
  const [next, after] = await openIn(editor, list);
  expect(next).toMatchObject({
    title: 'Kassenabschluss',
    note: 'Mit Anlage',
    state: 'open',
    section,
    startOn: '2026-12-24',
    dueOn: '2026-12-31',
    dueTime: '12:00',
    priority: 2,
    estimate: 30,
    labels: ['kasse'],
    recurrence: { rule: lastWorkingDay, from: 'due' },
    checklist: [{ text: 'Zählen', done: false }],
    closedAt: null,
  });
  expect(after?.title).toBe('Danach');
  expect(next?.checklist[0]?.id).not.toBe(task.checklist[0]?.id);
  expect(next?.assignees.map(({ subject, answer }) => [subject.id, answer]).sort()).toEqual(
    [
      [other.person.id, 'asked'],
      [editor.person.id, 'accepted'],
    ].sort(),
  );
  const { entries } = await editor.client.call(listHistory, { task: next?.id ?? '' });
  expect(entries.at(-1)).toMatchObject({ field: 'created', now: 'Kassenabschluss' });
  const { notifications } = await other.client.call(listNotifications, {});
  expect(notifications.some(({ kind, ref }) => kind === 'tasks.asked' && ref === taskRef(next?.id ?? ''))).toBe(true);
  // January ends on a Sunday.
  await setState(editor, next ?? task, 'done');
  expect((await openIn(editor, list))[0]).toMatchObject({ startOn: '2027-01-22', dueOn: '2027-01-29' });
});

test('counted from its completion, the next one is due so long after the day on which it was done', async () => {
  const { editor, list } = await aTeamWithList();
  const recurrence = { rule: 'FREQ=WEEKLY;INTERVAL=2', from: 'completion' } as const;
  const given = { recurrence, startOn: '2026-11-01', dueOn: '2026-11-03' };
  await setState(editor, await aTask(editor.client, list, 'Filter wechseln', given), 'done');
  expect(await openIn(editor, list)).toMatchObject([{ startOn: '2026-12-09', dueOn: '2026-12-11' }]);
  // It is the day in the organisation's zone: half past midnight in Berlin.
  clock.set('2026-11-27T23:30:00Z');
  const undated = await aTask(editor.client, list, 'Ohne Frist', { recurrence: { rule: 'FREQ=DAILY', from: 'due' } });
  await setState(editor, undated, 'done');
  expect((await openIn(editor, list)).find(({ title }) => title === 'Ohne Frist')).toMatchObject({
    dueOn: '2026-11-29',
  });
});

test.each([
  ['FREQ=DAILY;COUNT=3', ['2026-11-27', '2026-11-28', '2026-11-29']],
  ['FREQ=DAILY;UNTIL=20261128', ['2026-11-27', '2026-11-28']],
])('%s ends', async (rule, expected) => {
  const { editor, list } = await aTeamWithList();
  await aTask(editor.client, list, 'Endet', { dueOn: '2026-11-27', recurrence: { rule, from: 'due' } });
  const seen: unknown[] = [];
  for (;;) {
    const [task] = await openIn(editor, list);
    if (!task) break;
    seen.push(task.dueOn);
    await setState(editor, task, 'done');
  }
  expect(seen).toEqual(expected);
});

test('what is dropped is not followed, nor a part by a task of its own', async () => {
  const { editor, list } = await aTeamWithList();
  const recurrence = { rule: 'FREQ=DAILY', from: 'due' } as const;
  await setState(editor, await aTask(editor.client, list, 'Fällt weg', { recurrence }), 'dropped');
  expect(await openIn(editor, list)).toEqual([]);
  const whole = await aTask(editor.client, list, 'Ganzes');
  await setState(editor, await aTask(editor.client, list, 'Teil', { recurrence, parent: whole.id }), 'done');
  expect((await openIn(editor, list)).map(({ title }) => title)).toEqual(['Ganzes']);
  const { parts } = await editor.client.call(getTask, { task: whole.id });
  expect(parts.map(({ state }) => state)).toEqual(['done', 'open']);
});

test('what belongs to a task goes along: sub-tasks open again and later by as much, watching, reminders, its source; no files', async () => {
  const { editor, other, reader, list } = await aTeamWithList();
  const { client } = editor;
  const source = { path: '/chat/abc/$m1', ref: null };
  const task = await aTask(client, list, 'Kassenabschluss', {
    dueOn: '2026-11-30',
    recurrence: { rule: lastWorkingDay, from: 'due' },
    source,
  });
  const assignees = [{ kind: 'person', id: other.person.id } as const];
  const given = { parent: task.id, startOn: '2026-11-25', dueOn: '2026-11-27', estimate: 90, assignees };
  const part = await aTask(client, list, 'Belege sammeln', {
    ...given,
    checklist: [{ id: newId(), text: 'Bar', done: true }],
  });
  const still = await aTask(client, list, 'Zählen', { parent: task.id });
  await setState(editor, await aTask(client, list, 'Diesmal nicht', { parent: task.id }), 'dropped');
  await setState(
    editor,
    await aTask(client, list, 'Melden', { parent: task.id, recurrence: { rule: 'FREQ=DAILY', from: 'due' } }),
    'done',
  );
  await setState(other, part, 'done');
  await reader.client.call(setWatching, { task: task.id, isWatching: true });
  await client.call(setWatching, { task: task.id, isWatching: false });
  const whens = [
    { kind: 'days', days: 1, time: '09:00' },
    { kind: 'moment', at: '2026-11-29T09:00:00.000Z' },
  ] as const;
  for (const when of whens) await reader.client.call(addReminder, { task: task.id, id: newId(), when });
  const done = await setState(editor, task, 'done');
  const [next] = await openIn(editor, list);
  const after = await client.call(getTask, { task: next?.id ?? '' });
  expect(after.task.source).toEqual(source);
  expect(after.parts.map(({ title, state }) => [title, state])).toEqual([
    ['Belege sammeln', 'open'],
    ['Zählen', 'open'],
    ['Melden', 'open'],
  ]);
  expect(after.parts[0]).toMatchObject({
    startOn: '2026-12-26',
    dueOn: '2026-12-28',
    estimate: 90,
    checklist: [{ text: 'Bar', done: false }],
    assignees: [{ subject: assignees[0] }],
  });
  expect((await client.call(getTask, { task: task.id })).parts.find(({ id }) => id === still.id)?.state).toBe('open');
  const around = (who: SignedInPerson) => who.client.call(getAround, { task: next?.id ?? '' });
  expect(await around(reader)).toMatchObject({
    isWatching: true,
    files: [],
    reminders: [{ at: '2026-12-30T08:00:00.000Z' }],
  });
  expect(await around(editor)).toMatchObject({ isWatching: false });
  // Undone it goes with its sub-tasks, and comes with them.
  const open = await setState(editor, done, 'open');
  await expect(client.call(getTask, { task: next?.id ?? '' })).resolves.toMatchObject({
    task: { deleted: true },
    parts: [],
  });
  await setState(editor, open, 'done');
  const again = await client.call(getTask, { task: next?.id ?? '' });
  expect(again.parts.map(({ id, title }) => [id, title])).toEqual(after.parts.map(({ id, title }) => [id, title]));
  expect(await around(reader)).toMatchObject({ isWatching: true, reminders: [{}] });
});

test('whoever has taken the id of a sub-task to come keeps their task as it is', async () => {
  const { editor, stranger, list } = await aTeamWithList();
  const recurrence = { rule: 'FREQ=DAILY', from: 'due' } as const;
  const task = await aTask(editor.client, list, 'Reihe', { dueOn: '2026-11-30', recurrence });
  await aTask(editor.client, list, 'Teil', { parent: task.id });
  const done = await setState(editor, task, 'done');
  const [next] = await openIn(editor, list);
  const { parts } = await editor.client.call(getTask, { task: next?.id ?? '' });
  await setState(editor, done, 'open');
  await server.database.pool.query('delete from tasks_tasks where id = $1', [parts[0]?.id]);
  const own = (await aList(stranger.client, { kind: 'person', id: stranger.person.id })).id;
  await aTask(stranger.client, own, 'Meins', { id: parts[0]?.id ?? '' });
  await setState(editor, (await editor.client.call(getTask, { task: task.id })).task, 'done');
  const after = await editor.client.call(getTask, { task: next?.id ?? '' });
  expect(after.parts.map(({ title, id }) => [title, id === parts[0]?.id])).toEqual([['Teil', false]]);
  expect((await stranger.client.call(getTask, { task: parts[0]?.id ?? '' })).task).toMatchObject({
    title: 'Meins',
    list: own,
  });
});

test('finished by two at once it is followed once', async () => {
  const { editor, other, list } = await aTeamWithList();
  const task = await aTask(editor.client, list, 'Zweimal', { recurrence: { rule: 'FREQ=DAILY', from: 'due' } });
  await Promise.all([editor, other, editor, other].map((person) => setState(person, task, 'done')));
  expect(await openIn(editor, list)).toHaveLength(1);
});

test('sent again with the same key, and later with another one, it is followed once', async () => {
  const { editor, list } = await aTeamWithList();
  const task = await aTask(editor.client, list, 'Unterwegs', { recurrence: { rule: 'FREQ=DAILY', from: 'due' } });
  const send = async (key: string) => {
    const answer = await editor.client.fetch(`/api/tasks/tasks/${task.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', [idempotencyHeader]: key },
      body: JSON.stringify({ revision: task.revision, state: 'done' }),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  };
  const key = newId();
  expect(await Promise.all([send(key), send(key)])).toEqual(await Promise.all([send(key), send(key)]));
  clock.advance(86_400_000);
  await send(newId());
  expect(await openIn(editor, list)).toHaveLength(1);
});

test('undone, the next one goes; done again, also on another day, it comes again and is one', async () => {
  const { editor, other, list } = await aTeamWithList();
  const recurrence = { rule: 'FREQ=DAILY', from: 'completion' } as const;
  const assignees = [{ kind: 'person', id: other.person.id } as const];
  const task = await aTask(editor.client, list, 'Hin und her', { recurrence, assignees });
  const before = await editor.client.call(listTasks, { list });
  const live = await liveClient(editor.client, (await editor.client.call(getSession, {})).cursor);
  const done = await setState(editor, task, 'done');
  const [first] = await openIn(editor, list);
  const open = await setState(editor, done, 'open');
  expect(await openIn(editor, list)).toMatchObject([{ id: task.id, state: 'open' }]);
  const { notifications } = await other.client.call(listNotifications, {});
  expect(notifications.filter(({ ref, state }) => ref === taskRef(first?.id ?? '') && state === 'unread')).toEqual([]);
  clock.advance(86_400_000);
  const again = await setState(editor, open, 'done');
  expect(await openIn(editor, list)).toMatchObject([
    { id: first?.id, state: 'open', dueOn: '2026-11-29', assignees: [{ answer: 'asked' }] },
  ]);
  await setState(editor, await setState(editor, again, 'open'), 'done');
  const fresh = await editor.client.call(listTasks, { list });
  expect(fresh.tasks).toMatchObject([{ id: first?.id }]);
  // A live client's folded copy is the same.
  const [last] = fresh.tasks;
  await live.waitFor((event) => {
    const told = event.kind === taskChanged.kind ? taskOf(event) : undefined;
    return told?.id === last?.id && told?.revision === last?.revision;
  });
  const folded = live.events
    .flatMap((event) => taskOf(event) ?? [])
    .reduce((copy, one) => foldWindow(copy, one, { list, state: 'open', offset: 0 }) ?? copy, before);
  expect(folded).toEqual(fresh);
  live.close();
});

test('what somebody touched of the next one stays when the one before is opened again, and there is no other', async () => {
  const { editor, other, list } = await aTeamWithList();
  const touches: ((next: Task) => Promise<unknown>)[] = [
    ({ id, revision }) => other.client.call(changeTask, { task: id, revision, note: 'Schon begonnen' }),
    ({ id }) => other.client.call(addComment, { task: id, id: newId(), text: 'Bin dran' }),
    ({ id }) => aTask(other.client, list, 'Teil', { parent: id }),
    async ({ id }) => {
      const [part] = (await other.client.call(getTask, { task: id })).parts;
      if (part) await setState(other, part, 'done');
    },
    async ({ id }) => {
      const [part] = (await other.client.call(getTask, { task: id })).parts;
      if (part) await other.client.call(addComment, { task: part.id, id: newId(), text: 'Bin dran' });
    },
  ];
  for (const touch of touches) {
    const task = await aTask(editor.client, list, 'Berührt', { recurrence: { rule: 'FREQ=DAILY', from: 'due' } });
    await aTask(editor.client, list, 'Unteraufgabe', { parent: task.id });
    const done = await setState(editor, task, 'done');
    const next = (await openIn(editor, list)).find(({ title }) => title === 'Berührt');
    if (!next) throw new Error('There is no next one');
    await touch(next);
    const open = await setState(editor, done, 'open');
    expect((await openIn(editor, list)).map(({ id }) => id).sort()).toEqual([task.id, next.id].sort());
    await setState(editor, open, 'done');
    expect((await openIn(editor, list)).map(({ id }) => id)).toEqual([next.id]);
    await editor.client.call(deleteTask, { task: next.id });
  }
});

test('what somebody changed without a connection of a next one that has gone meanwhile brings it back, and there is no other', async () => {
  const { editor, other, list } = await aTeamWithList();
  const task = await aTask(editor.client, list, 'Statistik', {
    dueOn: '2026-11-27',
    recurrence: { rule: 'FREQ=WEEKLY', from: 'due' },
  });
  const done = await setState(editor, task, 'done');
  const seen = (await openIn(other, list)).find(({ id }) => id !== task.id);
  if (!seen) throw new Error('There is no next one');
  const open = await setState(editor, done, 'open');
  expect((await openIn(editor, list)).map(({ id }) => id)).toEqual([task.id]);

  const { task: changed } = await other.client.call(changeTask, {
    task: seen.id,
    revision: seen.revision,
    note: 'Zahlen liegen bei',
  });
  expect(changed).toMatchObject({ id: seen.id, note: 'Zahlen liegen bei', deleted: false, state: 'open' });
  expect((await openIn(editor, list)).map(({ id }) => id)).toEqual([task.id, seen.id]);
  await setState(editor, open, 'done');
  expect((await openIn(editor, list)).map(({ id }) => id)).toEqual([seen.id]);
  // What a person has deleted stays so.
  await editor.client.call(deleteTask, { task: seen.id });
  await expect(
    other.client.call(changeTask, { task: seen.id, revision: changed.revision, note: 'Neu' }),
  ).rejects.toMatchObject({ code: 'tasks.task_not_found' });
});

test('who was asked and does not see the list finishes it, and sees the next one', async () => {
  const { editor, stranger, list } = await aTeamWithList();
  const assignees = [{ kind: 'person', id: stranger.person.id } as const];
  const task = await aTask(editor.client, list, 'Melden', {
    assignees,
    recurrence: { rule: 'FREQ=DAILY', from: 'due' },
  });
  await setState(stranger, task, 'done');
  const [next] = await openIn(editor, list);
  expect((await stranger.client.call(getTask, { task: next?.id ?? '' })).task).toMatchObject({ state: 'open' });
});

test.each([
  ['FREQ=HOURLY', 'too_frequent'],
  ['FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2', 'never'],
  ['jeden Montag', 'unreadable'],
])('%s is refused: %s', async (rule, reason) => {
  const { editor, list } = await aTeamWithList();
  const recurrence = { rule, from: 'due' } as const;
  const refused = { code: recurrenceNotFitting.code, details: { reason } };
  await expect(aTask(editor.client, list, 'x', { recurrence })).rejects.toMatchObject(refused);
  const { id } = await aTask(editor.client, list, 'y');
  await expect(editor.client.call(changeTask, { task: id, revision: 1, recurrence })).rejects.toMatchObject(refused);
});
