import { aSignedInPerson, manualClock, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeTask } from '../shared/index.ts';
import { rankBetween } from '../shared/rank-between.ts';
import { remindOfDue } from './due-job.ts';
import { newTaskRow, type TaskContext } from './task-context.ts';
import { insertTasks } from './task-store.ts';
import { jumpTo, startTasks, toldOf } from './test-context.ts';
import { aList, aTask } from './test-tasks.ts';

const clock = manualClock('2043-11-27T09:00:00+01:00');
let server: TestServer;
let newContext: () => TaskContext;
let person: SignedInPerson;
let list: string;

beforeAll(async () => {
  ({ server, newContext } = await startTasks(clock));
});
beforeEach(async () => {
  await jumpTo(server, clock, '2043-11-27T09:00:00+01:00');
  await server.database.pool.query('delete from tasks_due_told');
  person = await aSignedInPerson(server);
  list = (await aList(person.client, { kind: 'person', id: person.person.id })).id;
});
afterAll(() => server.stop());

const dueOn = async (day: string) => (await aTask(person.client, list, 'Frist', { dueOn: day })).id;
const told = async (task: string) => (await toldOf(person, 'tasks.due', task)).map(({ text }) => text.de);
const tellAt = async (moment: string) => {
  await jumpTo(server, clock, moment);
  await remindOfDue(newContext());
};

test('on the morning of its day, and not at night, a task is told of once', async () => {
  const [today, tomorrow] = [await dueOn('2043-12-01'), await dueOn('2043-12-02')];
  await tellAt('2043-11-30T12:00:00+01:00');
  await tellAt('2043-12-01T06:29:00+01:00');
  expect(await told(today)).toEqual([]);
  for (const time of ['06:30', '06:35', '12:00', '23:59']) await tellAt(`2043-12-01T${time}:00+01:00`);
  expect([await told(today), await told(tomorrow)]).toEqual([['Heute fällig.'], []]);
  await tellAt('2043-12-02T06:30:00+01:00');
  expect([await told(today), await told(tomorrow)]).toEqual([['Heute fällig.'], ['Heute fällig.']]);
});

test('a clock that jumps ahead by days tells what was due meanwhile once, as overdue, and not what is long past', async () => {
  await tellAt('2043-12-01T07:00:00+01:00');
  const tasks = [await dueOn('2043-12-03'), await dueOn('2043-12-04'), await dueOn('2043-12-08')];
  await tellAt('2043-12-08T07:00:00+01:00');
  await tellAt('2043-12-08T07:05:00+01:00');
  expect(await Promise.all(tasks.map(told))).toEqual([['Überfällig.'], ['Überfällig.'], ['Heute fällig.']]);
  const [old, recent] = [await dueOn('2043-12-20'), await dueOn('2044-02-27')];
  await tellAt('2044-03-02T07:00:00+01:00');
  expect([await told(old), await told(recent)]).toEqual([[], ['Überfällig.']]);
});

test('a clock that is set back tells nothing twice, and one that was far ahead does not silence the days to come', async () => {
  const [one, two, three] = [await dueOn('2043-12-01'), await dueOn('2043-12-02'), await dueOn('2043-12-03')];
  for (const day of ['2043-12-01', '2043-12-02', '2043-12-01', '2043-12-02']) await tellAt(`${day}T08:00:00+01:00`);
  expect([await told(one), await told(two)]).toEqual([['Heute fällig.'], ['Heute fällig.']]);
  await tellAt('2051-01-01T08:00:00+01:00');
  await tellAt('2043-12-02T09:00:00+01:00');
  await tellAt('2043-12-03T09:00:00+01:00');
  expect([await told(one), await told(two), await told(three)]).toEqual(Array(3).fill(['Heute fällig.']));
});

test.each([
  ['in spring', '2044-03-27', ['2044-03-27T04:29:00Z', '2044-03-27T04:30:00Z']],
  ['in autumn', '2043-10-25', ['2043-10-25T05:29:00Z', '2043-10-25T05:30:00Z']],
])('when clocks change %s, morning is when the clock says so', async (_when, day, [night = '', morning = '']) => {
  const task = await dueOn(day);
  await tellAt(night);
  expect(await told(task)).toEqual([]);
  await tellAt(morning);
  await tellAt(morning);
  expect(await told(task)).toHaveLength(1);
});

test('a server that dies in the middle of a morning has told whom it told; the next one tells the others, once', async () => {
  const first = await dueOn('2043-12-01');
  clock.set('2043-12-01T07:00:00+01:00');
  const context = newContext();
  const { notify } = context.host.notifications;
  let left = 200;
  const more = Array.from({ length: 205 }, () =>
    newTaskRow(
      { list, title: 'Frist', rank: rankBetween(null, null), due_on: '2043-12-01' },
      { person: person.person.id, at: clock.now() },
    ),
  );
  await server.database.transaction((tx) => insertTasks(tx, more));
  const last = await dueOn('2043-12-01');
  context.host.notifications.notify = async (...given) => {
    if (left === 0) throw new Error('killed');
    left -= 1;
    return notify.apply(context.host.notifications, given);
  };
  try {
    await expect(remindOfDue(context)).rejects.toThrow('killed');
  } finally {
    context.host.notifications.notify = notify;
  }
  expect([await told(first), await told(last)]).toEqual([['Heute fällig.'], []]);
  await Promise.all([remindOfDue(newContext()), remindOfDue(newContext())]);
  await remindOfDue(newContext());
  expect([await told(first), await told(last)]).toEqual([['Heute fällig.'], ['Heute fällig.']]);
});

test('what is done before the morning is not told', async () => {
  const task = await dueOn('2043-12-01');
  await person.client.call(changeTask, { task, revision: 1, state: 'done' });
  await tellAt('2043-12-01T07:00:00+01:00');
  expect(await told(task)).toEqual([]);
});
