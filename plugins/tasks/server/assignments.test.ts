import { isoDate } from '@kontor/base';
import { getSession, listNotifications, setAbsence, updatePerson } from '@kontor/schema';
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
  answerTask,
  assignTask,
  changeTask,
  getMyDay,
  getTask,
  listHistory,
  listNotFound,
  listTasks,
  notAssigned,
  taskNotFound,
  taskReadOnly,
  taskRef,
  taskTakenAway,
  unassignTask,
} from '../shared/index.ts';
import { tasksPlugin } from './plugin.ts';
import { aList, aTask } from './test-tasks.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [tasksPlugin] });
});
afterAll(() => server.stop());

const subjectOf = ({ person }: SignedInPerson) => ({ kind: 'person', id: person.id }) as const;
const dayOf = async ({ client }: SignedInPerson) => (await client.call(getMyDay, {})).tasks;
const titlesOf = async (who: SignedInPerson) => (await dayOf(who)).map(({ task }) => task.title);
const toldOf = async ({ client }: SignedInPerson, kind: string, task: string) =>
  (await client.call(listNotifications, {})).notifications.filter(
    (each) => each.kind === kind && each.ref === taskRef(task),
  );

test('whoever is asked sees the task and nothing else of its list, may finish it, and loses it again', async () => {
  const { editor, stranger, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const { id } = await aTask(editor.client, list.id, 'Kommen Sie dazu', { checklist: [] });
  await aTask(editor.client, list.id, 'Geheim');
  await editor.client.call(assignTask, { task: id, subject: subjectOf(stranger) });
  expect(await titlesOf(stranger)).toEqual(['Kommen Sie dazu']);
  expect(await stranger.client.call(getTask, { task: id })).toMatchObject({
    list: null,
    mayEdit: false,
    isAssigned: true,
    task: { assignees: [{ name: 'Sven Fremd', answer: 'asked' }] },
  });
  await expect(stranger.client.call(listTasks, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  await expect(stranger.client.call(changeTask, { task: id, revision: 2, title: 'x' })).rejects.toMatchObject({
    code: taskReadOnly.code,
  });
  await stranger.client.call(changeTask, { task: id, revision: 2, state: 'done' });
  expect(await toldOf(editor, 'tasks.closed', id)).toHaveLength(1);
  const live = await liveClient(stranger.client, (await stranger.client.call(getSession, {})).cursor);
  await editor.client.call(unassignTask, { task: id, kind: 'person', subject: stranger.person.id });
  await live.waitFor(({ kind, payload }) => kind === taskTakenAway.kind && payload.task === id);
  live.close();
  await expect(stranger.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
});

test('accepting, declining with a reason and passing on are told to whoever asked', async () => {
  const { editor, other, owner, reader, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const ask = async (who: SignedInPerson) => {
    const { id } = await aTask(editor.client, list.id, 'Bitte', { assignees: [subjectOf(who)] });
    expect(await toldOf(who, 'tasks.asked', id)).toHaveLength(1);
    return id;
  };
  const accepted = await ask(other);
  await other.client.call(answerTask, { task: accepted, answer: { kind: 'accept' } });
  const declined = await ask(other);
  const refusal = { kind: 'decline', reason: 'Bin im Urlaub' } as const;
  const after = await other.client.call(answerTask, { task: declined, answer: refusal });
  expect(after.assignees).toMatchObject([{ answer: 'declined', reason: 'Bin im Urlaub' }]);
  const passed = await ask(other);
  await other.client.call(answerTask, { task: passed, answer: { kind: 'pass-on', to: subjectOf(owner), reason: '' } });
  expect(await toldOf(owner, 'tasks.asked', passed)).toHaveLength(1);
  for (const task of [accepted, declined, passed]) expect(await toldOf(editor, 'tasks.answered', task)).toHaveLength(1);
  expect(await titlesOf(other)).toEqual(['Bitte']);
  await expect(reader.client.call(answerTask, { task: accepted, answer: { kind: 'accept' } })).rejects.toMatchObject({
    code: notAssigned.code,
  });
  // Asked again after declining.
  await editor.client.call(assignTask, { task: declined, subject: subjectOf(other) });
  expect((await other.client.call(getTask, { task: declined })).task.assignees).toMatchObject([{ answer: 'asked' }]);
});

test('a task of an office is on the day of all who belong to it, until one takes it over', async () => {
  const unit = await anOrgUnit(server);
  const [asker, one, two] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] }),
    await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] }),
  ];
  const list = await aList(asker.client, { kind: 'person', id: asker.person.id });
  const assignees = [{ kind: 'org-unit', id: unit.id } as const];
  const { id } = await aTask(asker.client, list.id, 'Antrag prüfen', { assignees });
  expect(await dayOf(one)).toMatchObject([{ because: { kind: 'org-unit', name: unit.name }, list: null }]);
  expect(await titlesOf(two)).toEqual(['Antrag prüfen']);
  expect(await titlesOf(asker)).toEqual([]);
  await one.client.call(answerTask, { task: id, answer: { kind: 'accept' } });
  expect(await dayOf(one)).toMatchObject([{ because: { kind: 'person' } }]);
  expect(await titlesOf(two)).toEqual([]);
  await expect(two.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
});

test('a list of an office belongs to those in it alone', async () => {
  const unit = await anOrgUnit(server);
  const [member, outside] = [
    await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] }),
    await aSignedInPerson(server),
  ];
  const list = await aList(member.client, { kind: 'org-unit', id: unit.id });
  await aTask(member.client, list.id, 'Intern');
  await expect(outside.client.call(listTasks, { list: list.id })).rejects.toMatchObject({ code: listNotFound.code });
  await expect(aList(outside.client, { kind: 'org-unit', id: unit.id })).rejects.toMatchObject({
    code: listNotFound.code,
  });
});

test('who stands in for somebody has their tasks for that time, in their name', async () => {
  const [asker, away, substitute] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server, { givenName: 'Uta', familyName: 'Urlaub' }),
    await aSignedInPerson(server),
  ];
  const list = await aList(asker.client, { kind: 'person', id: asker.person.id });
  const { id } = await aTask(asker.client, list.id, 'Frist halten', { assignees: [subjectOf(away)] });
  const own = await aList(away.client, { kind: 'person', id: away.person.id });
  await aTask(away.client, own.id, 'Privates');
  expect(await titlesOf(substitute)).toEqual([]);
  await expect(substitute.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
  const today = isoDate(new Date());
  await away.client.call(setAbsence, {
    from: today,
    until: today,
    note: null,
    substitute: substitute.person.id,
  });
  expect(await dayOf(substitute)).toMatchObject([
    { task: { title: 'Frist halten' }, because: { kind: 'substitute', name: 'Uta Urlaub' } },
  ]);
  await substitute.client.call(changeTask, { task: id, revision: 1, state: 'done' });
  expect(await toldOf(asker, 'tasks.closed', id)).toHaveLength(1);
});

test('what a substitute answers and finishes is marked in the history and audited, and nobody is asked twice (S13, S14)', async () => {
  const [asker, away, substitute, next] = [
    await aSignedInPerson(server, { givenName: 'Ali', familyName: 'Auftrag' }),
    await aSignedInPerson(server, { givenName: 'Uta', familyName: 'Urlaub' }),
    await aSignedInPerson(server, { givenName: 'Vera', familyName: 'Vertretung' }),
    await aSignedInPerson(server),
  ];
  const today = isoDate(new Date());
  const days = { from: today, until: today };
  await away.client.call(setAbsence, { ...days, substitute: next.person.id });
  // A chain of two: whoever was named is away, too.
  await next.client.call(setAbsence, { ...days, substitute: substitute.person.id });
  const list = await aList(asker.client, { kind: 'person', id: asker.person.id });
  const { id } = await aTask(asker.client, list.id, 'Frist halten', { assignees: [subjectOf(away)] });
  const absent = { id: away.person.id, name: away.person.name };
  expect(await toldOf(substitute, 'tasks.asked', id)).toMatchObject([
    {
      text: { de: 'In Vertretung für Uta Urlaub: Ali Auftrag hat Ihnen eine Aufgabe zugewiesen.' },
      standsInFor: [absent],
    },
  ]);
  expect(await toldOf(next, 'tasks.asked', id)).toEqual([]);
  await expect(next.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
  await substitute.client.call(answerTask, { task: id, answer: { kind: 'accept' } });
  expect([await toldOf(substitute, 'tasks.asked', id), await toldOf(away, 'tasks.asked', id)]).toEqual([[], []]);
  const done = (await away.client.call(listNotifications, { show: 'done' })).notifications;
  expect(done).toMatchObject([{ kind: 'tasks.asked', dealtBy: { name: 'Vera Vertretung' } }]);
  expect(await toldOf(asker, 'tasks.answered', id)).toMatchObject([
    { text: { de: 'Vera Vertretung hat die Aufgabe in Vertretung für Uta Urlaub angenommen.' } },
  ]);
  await substitute.client.call(changeTask, { task: id, revision: 2, state: 'done' });
  const { entries } = await away.client.call(listHistory, { task: id });
  expect(entries.map(({ by, field, inPlaceOf }) => [by?.name, field, inPlaceOf])).toEqual([
    ['Vera Vertretung', 'state', absent],
    ['Vera Vertretung', 'assignees', absent],
    ['Ali Auftrag', 'assignees', null],
    ['Ali Auftrag', 'created', null],
  ]);
  const { rows } = await server.database.pool.query(
    `select person, details from audit_log where kind = 'people.acted_in_place' and object = $1 order by id`,
    [taskRef(id)],
  );
  const details = { subject: 'person', id: absent.id };
  expect(rows).toEqual([
    { person: substitute.person.id, details: { ...details, what: 'tasks.answered' } },
    { person: substitute.person.id, details: { ...details, what: 'tasks.changed' } },
  ]);
});

test('my day has the most pressing first, own lists without a name among them, and nothing that is done', async () => {
  const person = await aSignedInPerson(server);
  const list = await aList(person.client, { kind: 'person', id: person.person.id });
  await aTask(person.client, list.id, 'irgendwann');
  await aTask(person.client, list.id, 'bald', { dueOn: '2026-12-02' });
  await aTask(person.client, list.id, 'abends', { dueOn: '2026-12-01' });
  await aTask(person.client, list.id, 'mittags', { dueOn: '2026-12-01', dueTime: '12:00' });
  const done = await aTask(person.client, list.id, 'fertig', { dueOn: '2026-12-01' });
  await person.client.call(changeTask, { task: done.id, revision: 1, state: 'dropped' });
  expect(await titlesOf(person)).toEqual(['mittags', 'abends', 'bald', 'irgendwann']);
});

test('P20: an administrator does not enter an office that has a list of its own', async () => {
  const [unit, plain] = [await anOrgUnit(server), await anOrgUnit(server)];
  const member = await aSignedInPerson(server, { positions: [{ orgUnit: unit.id }] });
  await aList(member.client, { kind: 'org-unit', id: unit.id });
  const admin = await aSignedInPerson(server, { roles: ['administrator'] });
  const positions = (orgUnit: string) => ({
    person: admin.person.id,
    revision: 1,
    positions: [{ orgUnit, title: 'Rat' }],
  });
  await expect(admin.client.call(updatePerson, positions(unit.id))).rejects.toMatchObject({
    code: 'people.own_access',
  });
  await admin.client.call(updatePerson, positions(plain.id));
});
