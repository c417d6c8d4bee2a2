import { newId } from '@kontor/base';
import { setQuietHours, usualQuietHours } from '@kontor/schema';
import { aTeam, manualClock, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getAround } from '../../shared/around-api.ts';
import { addReminder, removeReminder } from '../../shared/around-change-api.ts';
import {
  assignTask,
  changeTask,
  deleteTask,
  restoreTask,
  type Task,
  taskNotFound,
  tooManyHere,
  unassignTask,
} from '../../shared/index.ts';
import type { ReminderWhen } from '../../shared/reminder.ts';
import { mostReminders } from '../../shared/reminder-moment.ts';
import type { TaskContext } from '../task-context.ts';
import { jumpTo, startTasks, toldOf } from '../test-context.ts';
import { aList, aTask } from '../test-tasks.ts';
import { tellReminders } from './tell-reminders.ts';

const friday = '2043-11-27T09:00:00+01:00';
const clock = manualClock(friday);
let server: TestServer;
let newContext: () => TaskContext;

beforeAll(async () => {
  ({ server, newContext } = await startTasks(clock));
});
beforeEach(() => jumpTo(server, clock, friday));
afterAll(() => server.stop());

const dayBefore = { kind: 'days', days: 1, time: '09:00' } as const;
const hourBefore = { kind: 'minutes', minutes: 60 } as const;

async function aTeamWithTask(given: Parameters<typeof aTask>[3] = { dueOn: '2043-12-05', dueTime: '14:00' }) {
  const team = await aTeam(server);
  const list = await aList(team.editor.client, { kind: 'space', id: team.space });
  return { ...team, task: await aTask(team.editor.client, list.id, 'Bericht', given) };
}

const remind = ({ client }: SignedInPerson, { id: task }: Task, when: ReminderWhen) =>
  client.call(addReminder, { task, id: newId(), when });
const remindersOf = async ({ client }: SignedInPerson, { id: task }: Task) =>
  (await client.call(getAround, { task })).reminders.map(({ at }) => at);
const timesTold = async (who: SignedInPerson, { id }: Task) => (await toldOf(who, 'tasks.reminder', id)).length;
const tellAt = async (moment: string) => {
  await jumpTo(server, clock, moment);
  await tellReminders(newContext());
};

test('reminders are told at their moment, each once, to whoever set them alone', async () => {
  const { reader, editor, task } = await aTeamWithTask();
  await remind(reader, task, hourBefore);
  await remind(reader, task, dayBefore);
  await remind(reader, task, { kind: 'moment', at: '2043-12-01T07:00:00.000Z' });
  expect(await remindersOf(reader, task)).toEqual([
    '2043-12-01T07:00:00.000Z',
    '2043-12-04T08:00:00.000Z',
    '2043-12-05T12:00:00.000Z',
  ]);
  expect(await remindersOf(editor, task)).toEqual([]);
  const told: number[] = [];
  for (const moment of ['07:59', '08:00', '08:01', '23:00']) {
    await tellAt(`2043-12-01T${moment}:00+01:00`);
    told.push(await timesTold(reader, task));
  }
  await tellAt('2043-12-04T09:00:00+01:00');
  await tellAt('2043-12-05T12:59:59+01:00');
  told.push(await timesTold(reader, task));
  await tellAt('2043-12-05T13:00:00+01:00');
  told.push(await timesTold(reader, task));
  expect(told).toEqual([0, 1, 1, 1, 2, 3]);
  expect(await remindersOf(reader, task)).toEqual([]);
  expect(await timesTold(editor, task)).toBe(0);
});

test('counted back they follow the due date, and rest while there is none', async () => {
  const { reader, editor, task } = await aTeamWithTask({ dueOn: '2043-12-05' });
  await remind(reader, task, dayBefore);
  // Without a time minutes are counted from the begin of work.
  await remind(reader, task, hourBefore);
  expect(await remindersOf(reader, task)).toEqual(['2043-12-04T08:00:00.000Z', '2043-12-05T07:00:00.000Z']);
  const change = (revision: number, due: { dueOn: string | null; dueTime?: string }) =>
    editor.client.call(changeTask, { task: task.id, revision, ...due });
  await change(1, { dueOn: '2043-12-10', dueTime: '16:00' });
  expect(await remindersOf(reader, task)).toEqual(['2043-12-09T08:00:00.000Z', '2043-12-10T14:00:00.000Z']);
  await change(2, { dueOn: null });
  expect(await remindersOf(reader, task)).toEqual([null, null]);
  await tellAt('2043-12-20T09:00:00+01:00');
  expect(await timesTold(reader, task)).toBe(0);
  // Now due so soon that the day before has passed: it is told at once.
  clock.set('2043-12-20T12:00:00+01:00');
  await change(3, { dueOn: '2043-12-20', dueTime: '16:00' });
  await tellReminders(newContext());
  expect(await timesTold(reader, task)).toBe(1);
  // What was due before now needs no reminder; put to a later day it does again.
  await change(4, { dueOn: '2043-12-18' });
  await tellReminders(newContext());
  expect(await timesTold(reader, task)).toBe(1);
  await change(5, { dueOn: '2044-01-08' });
  await tellAt('2044-01-07T09:00:00+01:00');
  expect(await timesTold(reader, task)).toBe(2);
});

test('a clock that jumps ahead by days tells each late reminder once, and of one task one', async () => {
  const one = await aTeamWithTask();
  const { reader, task } = one;
  const two = await aTeamWithTask();
  for (const when of [dayBefore, hourBefore]) await remind(reader, task, when);
  await remind(two.reader, two.task, dayBefore);
  await tellAt('2043-12-20T09:00:00+01:00');
  await tellAt('2043-12-20T09:05:00+01:00');
  expect([await timesTold(reader, task), await timesTold(two.reader, two.task)]).toEqual([1, 1]);
});

test('a clock that is set back tells nothing twice, and what is still to come at its time', async () => {
  const { reader, task } = await aTeamWithTask();
  for (const when of [dayBefore, hourBefore]) await remind(reader, task, when);
  await tellAt('2043-12-04T09:00:00+01:00');
  await tellAt('2043-12-01T09:00:00+01:00');
  await tellAt('2043-12-04T09:00:00+01:00');
  expect(await timesTold(reader, task)).toBe(1);
  await tellAt('2043-12-05T13:00:00+01:00');
  expect(await timesTold(reader, task)).toBe(2);
});

test.each([
  ['in spring', '2044-03-27', '2044-03-26T08:00:00.000Z', '2044-03-27T01:30:00.000Z'],
  ['in autumn', '2043-10-25', '2043-10-24T07:00:00.000Z', '2043-10-25T02:30:00.000Z'],
])(
  'when clocks change %s, a time on the clock stays one and an hour is an hour',
  async (_when, dueOn, before, hour) => {
    clock.set('2043-10-20T09:00:00+02:00');
    const { reader, task } = await aTeamWithTask({ dueOn, dueTime: '04:30' });
    for (const when of [dayBefore, hourBefore]) await remind(reader, task, when);
    expect(await remindersOf(reader, task)).toEqual([before, hour]);
    await tellAt(before);
    await tellAt(hour);
    expect(await timesTold(reader, task)).toBe(2);
  },
);

test('a time that the clock skips, and one that comes twice, are told once', async () => {
  clock.set('2043-10-20T09:00:00+02:00');
  const { reader, task } = await aTeamWithTask({ dueOn: '2044-03-27' });
  const twice = await aTeamWithTask({ dueOn: '2043-10-25' });
  const atNight = { kind: 'days', days: 0, time: '02:30' } as const;
  await remind(reader, task, atNight);
  await remind(twice.reader, twice.task, atNight);
  for (const moment of ['2043-10-25T00:30:00Z', '2043-10-25T01:30:00Z']) await tellAt(moment);
  expect(await timesTold(twice.reader, twice.task)).toBe(1);
  for (const moment of ['2044-03-27T01:29:00Z', '2044-03-27T01:30:00Z', '2044-03-27T02:30:00Z']) await tellAt(moment);
  expect(await timesTold(reader, task)).toBe(1);
});

test('a server that dies between claiming and telling has done neither: the next one tells once', async () => {
  const { reader, task } = await aTeamWithTask();
  await remind(reader, task, dayBefore);
  const { pool } = server.database;
  const holding = await pool.connect();
  try {
    await holding.query('begin');
    await holding.query('lock table notifications_entries in exclusive mode');
    clock.set('2043-12-04T09:00:00+01:00');
    const telling = tellReminders(newContext()).then(
      () => 'told',
      () => 'died',
    );
    const blocked = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
                       and query ilike '%insert into notifications_entries%'`;
    // The claim is made, and nobody can be told: now its connection goes, as it does when the process is killed.
    await expect.poll(async () => (await pool.query(blocked)).rowCount).toBeGreaterThan(0);
    await pool.query(`select pg_terminate_backend(pid) from (${blocked}) as telling`);
    expect(await telling).toBe('died');
  } finally {
    await holding.query('rollback');
    holding.release();
  }
  expect(await timesTold(reader, task)).toBe(0);
  await Promise.all([tellReminders(newContext()), tellReminders(newContext())]);
  await tellReminders(newContext());
  expect(await timesTold(reader, task)).toBe(1);
});

test('what is done, dropped or deleted reminds of nothing; open again, only of what is still to come', async () => {
  const { reader, editor, task } = await aTeamWithTask();
  for (const when of [dayBefore, hourBefore]) await remind(reader, task, when);
  const set = (revision: number, state: Task['state']) =>
    editor.client.call(changeTask, { task: task.id, revision, state });
  await set(1, 'done');
  expect(await remindersOf(reader, task)).toEqual([]);
  await tellAt('2043-12-04T10:00:00+01:00');
  expect(await timesTold(reader, task)).toBe(0);
  await set(2, 'open');
  expect(await remindersOf(reader, task)).toEqual(['2043-12-05T12:00:00.000Z']);
  await tellReminders(newContext());
  expect(await timesTold(reader, task)).toBe(0);
  await editor.client.call(deleteTask, { task: task.id });
  await tellAt('2043-12-05T12:30:00+01:00');
  await editor.client.call(restoreTask, { task: task.id });
  await tellAt('2043-12-05T13:00:00+01:00');
  expect(await toldOf(reader, 'tasks.reminder', task.id)).toMatchObject([{ state: 'unread' }]);
  const { revision } = (await editor.client.call(restoreTask, { task: task.id })) ?? {};
  await set(revision, 'done');
  expect(await toldOf(reader, 'tasks.reminder', task.id)).toMatchObject([{ state: 'done' }]);
});

test('whoever sees the task no longer is not reminded, and nothing of it is kept', async () => {
  const { stranger, reader, editor, owner, space, task } = await aTeamWithTask();
  const subject = { kind: 'person', id: stranger.person.id } as const;
  await expect(remind(stranger, task, dayBefore)).rejects.toMatchObject({ code: taskNotFound.code });
  await editor.client.call(assignTask, { task: task.id, subject });
  await remind(stranger, task, dayBefore);
  await editor.client.call(unassignTask, { task: task.id, kind: 'person', subject: stranger.person.id });
  await editor.client.call(assignTask, { task: task.id, subject });
  expect(await remindersOf(stranger, task)).toEqual([]);
  await remind(reader, task, dayBefore);
  await server.database.pool.query('delete from spaces_grants where space = $1 and person = $2', [
    space,
    reader.person.id,
  ]);
  await tellAt('2043-12-04T09:00:00+01:00');
  const { rows } = await server.database.pool.query('select person from tasks_reminders where task = $1', [task.id]);
  expect(rows).toEqual([]);
  expect(await timesTold(owner, task)).toBe(0);
});

test('quiet hours hold a reminder like everything else', async () => {
  const { reader, task } = await aTeamWithTask();
  await reader.client.call(setQuietHours, { hours: usualQuietHours, always: [] });
  await remind(reader, task, { kind: 'moment', at: '2043-12-01T21:00:00.000Z' });
  await tellAt('2043-12-01T22:00:00+01:00');
  expect(await toldOf(reader, 'tasks.reminder', task.id)).toMatchObject([{ laterUntil: expect.any(String) }]);
});

test('the same one sent again is one; one can be taken back; there are ten at most', async () => {
  const { reader, task } = await aTeamWithTask();
  const id = newId();
  for (let time = 0; time < 2; time += 1) await reader.client.call(addReminder, { task: task.id, id, when: dayBefore });
  await remind(reader, task, dayBefore);
  expect(await remindersOf(reader, task)).toHaveLength(1);
  await reader.client.call(removeReminder, { task: task.id, reminder: id });
  await reader.client.call(removeReminder, { task: task.id, reminder: id });
  expect(await remindersOf(reader, task)).toEqual([]);
  for (let minutes = 0; minutes < mostReminders; minutes += 1) await remind(reader, task, { kind: 'minutes', minutes });
  await expect(remind(reader, task, dayBefore)).rejects.toMatchObject({ code: tooManyHere.code });
});
