import { newId } from '@kontor/base';
import { aSignedInPerson, aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assignTask,
  changeTask,
  deleteTask,
  getMyDay,
  getTask,
  listHistory,
  listLists,
  restoreTask,
} from '../../shared/index.ts';
import { aList, aTask } from '../test-tasks.ts';
import { aProgram, aTodo } from './test-program.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function someone() {
  const who = await aSignedInPerson(server, { givenName: 'Paula', familyName: 'Plan' });
  return { who, program: await aProgram(server, who) };
}

async function titlesOf({ client }: SignedInPerson): Promise<string[]> {
  return (await client.call(getMyDay, {})).tasks.map(({ task }) => task.title);
}

async function onlyTask({ client }: SignedInPerson) {
  const [found] = (await client.call(getMyDay, {})).tasks;
  if (!found) throw new Error('There is no task');
  return found.task;
}

const isNew = { 'if-none-match': '*' };

describe('a program makes a task', () => {
  it('in the first list of its person, which is made for it, under the name and uid that it chose', async () => {
    const { who, program } = await someone();
    const uid = `Über uns & mehr@${newId()}`;
    const made = await program.put('mein%20name%26.ics', aTodo(['SUMMARY:Bericht\\, Teil 1'], uid), isNew);
    expect([made.status, made.headers.get('etag')]).toEqual([201, null]);
    const { lists } = await who.client.call(listLists, {});
    expect(lists).toMatchObject([{ title: 'Eigene Aufgaben', place: { kind: 'person' } }]);
    expect(await onlyTask(who)).toMatchObject({ title: 'Bericht, Teil 1', list: lists[0]?.id, state: 'open' });
    const [object] = await program.readAll();
    expect(object?.href).toBe(`${program.tasks}mein%20name%26.ics`);
    expect(object?.text).toContain(`UID:${uid}\r\n`);
    expect((await program.put('zwei.ics', aTodo(['SUMMARY:Zwei']), isNew)).status).toBe(201);
    expect((await who.client.call(listLists, {})).lists).toHaveLength(1);
  });

  it('with all that tasks know, times on the clocks of the organisation', async () => {
    const { who, program } = await someone();
    const lines = [
      'SUMMARY:Abgabe',
      'DESCRIPTION:Zeile 1\\nZeile 2',
      'DTSTART:20261203T230000Z',
      'DUE:20261204T130000Z',
      'PRIORITY:2',
      'CATEGORIES:Haushalt,Eilig',
      'RRULE:FREQ=WEEKLY;BYDAY=FR',
      'STATUS:IN-PROCESS',
      'PERCENT-COMPLETE:40',
    ];
    expect((await program.put('a.ics', aTodo(lines))).status).toBe(201);
    expect(await onlyTask(who)).toMatchObject({
      note: 'Zeile 1\nZeile 2',
      startOn: '2026-12-04',
      dueOn: '2026-12-04',
      dueTime: '14:00',
      priority: 3,
      labels: ['Haushalt', 'Eilig'],
      recurrence: { rule: 'FREQ=WEEKLY;BYDAY=FR', from: 'due' },
    });
    const { text } = await program.get('a.ics');
    expect(text).toContain('DUE;TZID=Europe/Berlin:20261204T140000\r\n');
    for (const line of ['PRIORITY:2', 'STATUS:IN-PROCESS', 'PERCENT-COMPLETE:40'])
      expect(text).toContain(`${line}\r\n`);
  });

  it('as done, as part of another, and without a title', async () => {
    const { who, program } = await someone();
    await program.put('whole.ics', aTodo(['SUMMARY:Ganzes'], 'whole@x'));
    await program.put('part.ics', aTodo(['SUMMARY:Teil', 'RELATED-TO:whole@x'], 'part@x'));
    await program.put('lost.ics', aTodo(['SUMMARY:Verwaist', 'RELATED-TO:nowhere@x']));
    await program.put('done.ics', aTodo(['STATUS:COMPLETED', 'COMPLETED:20261127T090000Z']));
    const { tasks } = await who.client.call(getMyDay, {});
    const whole = tasks.find(({ task }) => task.title === 'Ganzes');
    expect(whole?.parts).toMatchObject([{ title: 'Teil' }]);
    expect((await program.get('part.ics')).text).toContain('RELATED-TO:whole@x\r\n');
    expect((await program.get('lost.ics')).text).toContain('RELATED-TO:nowhere@x\r\n');
    const done = (await program.get('done.ics')).text;
    expect([done.includes('STATUS:COMPLETED'), done.includes('SUMMARY:Ohne Titel')]).toEqual([true, true]);
  });

  it('that is there already only where it does not say it is new', async () => {
    const { program } = await someone();
    expect((await program.put('a.ics', aTodo(['SUMMARY:Eins'], 'a@x'), isNew)).status).toBe(201);
    expect((await program.put('a.ics', aTodo(['SUMMARY:Zwei'], 'a@x'), isNew)).status).toBe(412);
    expect((await program.put('b.ics', aTodo(['SUMMARY:Drei'], 'b@x'), { 'if-match': '"x"' })).status).toBe(412);
    expect((await program.get('a.ics')).text).toContain('SUMMARY:Eins');
    expect((await program.get('b.ics')).status).toBe(404);
  });
});

describe('a program changes a task', () => {
  it('only in what it changed: the way of all changes, with history', async () => {
    const { who, program } = await someone();
    const list = await aList(who.client, { kind: 'person', id: who.person.id });
    const checklist = [{ id: newId(), text: 'Schritt', done: false }];
    const recurrence = { rule: 'FREQ=DAILY', from: 'completion' } as const;
    const task = await aTask(who.client, list.id, 'Vorher', {
      checklist,
      estimate: 30,
      recurrence,
      dueOn: '2026-12-01',
    });
    const { text, headers } = await program.get(`${task.id}.ics`);
    const changed = text.replace('SUMMARY:Vorher', 'SUMMARY:Nachher').replace('20261201\r\nRRULE', '20261202\r\nRRULE');
    const put = await program.put(`${task.id}.ics`, changed, { 'if-match': headers.get('etag') ?? '' });
    expect(put.status).toBe(204);
    const now = await onlyTask(who);
    expect(now).toMatchObject({ title: 'Nachher', dueOn: '2026-12-02', checklist, estimate: 30, recurrence });
    const { entries } = await who.client.call(listHistory, { task: task.id });
    expect(entries.map(({ field }) => field).sort()).toEqual(['created', 'dueOn', 'title']);
    const stale = await program.put(`${task.id}.ics`, text, { 'if-match': headers.get('etag') ?? '' });
    expect(stale.status).toBe(412);
    expect((await onlyTask(who)).title).toBe('Nachher');
    // What says nothing new changes nothing.
    expect((await program.put(`${task.id}.ics`, (await program.get(`${task.id}.ics`)).text)).status).toBe(204);
    expect((await onlyTask(who)).revision).toBe(now.revision);
  });

  it('finishes and opens it, one that recurs, too', async () => {
    const { who, program } = await someone();
    const todo = ['SUMMARY:Täglich', 'DUE;VALUE=DATE:20261127', 'RRULE:FREQ=DAILY'];
    await program.put('a.ics', aTodo(todo, 'a@x'));
    const { id } = await onlyTask(who);
    await program.put('a.ics', aTodo([...todo, 'STATUS:COMPLETED', 'COMPLETED:20261127T090000Z'], 'a@x'));
    const done = await who.client.call(getTask, { task: id });
    expect(done.task).toMatchObject({ state: 'done', closedBy: { id: who.person.id } });
    await program.put('a.ics', aTodo([...todo, 'STATUS:CANCELLED'], 'a@x'));
    expect((await who.client.call(getTask, { task: id })).task.state).toBe('dropped');
    await program.put('a.ics', aTodo([...todo, 'STATUS:NEEDS-ACTION'], 'a@x'));
    expect((await who.client.call(getTask, { task: id })).task.state).toBe('open');
  });

  it('and gets back what tasks have no place for, also after somebody else changed the task', async () => {
    const { who, program } = await someone();
    const foreign = [
      'SUMMARY:Mit Wecker',
      'DUE;VALUE=DATE:20261204',
      'LOCATION:Rathaus\\, Zimmer 3',
      'X-APPLE-SORT-ORDER:12',
      'ATTENDEE;CN="Amt, das":mailto:amt@example.org',
      `CATEGORIES:kurz,${'l'.repeat(60)}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT15M',
      'DESCRIPTION:Los',
      'END:VALARM',
    ];
    await program.put('a.ics', aTodo(foreign, 'a@x'));
    const task = await onlyTask(who);
    await who.client.call(changeTask, { task: task.id, revision: task.revision, title: 'Neu' });
    const { text } = await program.get('a.ics');
    const unfolded = text.replaceAll('\r\n ', '');
    for (const line of foreign.slice(2)) expect(unfolded).toContain(`${line}\r\n`);
    expect(text).toContain('SUMMARY:Neu\r\n');
    const other = await aProgram(server, await aSignedInPerson(server));
    expect(await other.readAll()).toEqual([]);
  });

  it('of others as far as its person may', async () => {
    const { who, program } = await someone();
    const team = await aTeam(server);
    const list = await aList(team.owner.client, { kind: 'space', id: team.space });
    const task = await aTask(team.owner.client, list.id, 'Für Paula');
    await team.owner.client.call(assignTask, { task: task.id, subject: { kind: 'person', id: who.person.id } });
    const name = `${task.id}.ics`;
    const { text } = await program.get(name);
    const renamed = await program.put(name, text.replace('Für Paula', 'Anders'));
    expect([renamed.status, renamed.text.includes('<D:need-privileges/>')]).toEqual([403, true]);
    expect((await program.send('DELETE', `${program.tasks}${name}`)).status).toBe(403);
    const alarm = 'BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:AUDIO\r\nEND:VALARM\r\nEND:VTODO';
    expect((await program.put(name, text.replace('END:VTODO', alarm))).status).toBe(204);
    expect((await program.get(name)).text).toContain('BEGIN:VALARM');
    const done = (await program.get(name)).text.replace('STATUS:NEEDS-ACTION', 'STATUS:COMPLETED');
    expect((await program.put(name, done)).status).toBe(204);
    expect((await team.owner.client.call(getTask, { task: task.id })).task.state).toBe('done');
    const owners = await aProgram(server, team.owner);
    expect((await owners.readAll()).map((one) => one.text).join()).not.toContain('VALARM');
  });
});

describe('a program deletes a task', () => {
  it('where it saw the last change; the task can be restored, and its name is free', async () => {
    const { who, program } = await someone();
    await program.put('a.ics', aTodo(['SUMMARY:Weg'], 'a@x'));
    const task = await onlyTask(who);
    const path = `${program.tasks}a.ics`;
    expect((await program.send('DELETE', path, { headers: { 'if-match': '"old"' } })).status).toBe(412);
    const etag = (await program.get('a.ics')).headers.get('etag') ?? '';
    expect((await program.send('DELETE', path, { headers: { 'if-match': etag } })).status).toBe(204);
    expect((await program.send('DELETE', path)).status).toBe(404);
    expect((await program.put('a.ics', aTodo(['SUMMARY:Wieder da'], 'a@x'), isNew)).status).toBe(201);
    expect((await program.get('a.ics')).headers.get('etag')).not.toBe(etag);
    await who.client.call(restoreTask, { task: task.id });
    expect((await titlesOf(who)).sort()).toEqual(['Weg', 'Wieder da']);
    expect(await program.readAll()).toHaveLength(2);
    await who.client.call(deleteTask, { task: task.id });
    expect(await program.readAll()).toHaveLength(1);
  });
});

describe('what is no task that can be taken is refused by the condition that RFC 4791 names', () => {
  const todo = aTodo(['SUMMARY:Gut'], 'one@x');
  const twice = todo.replace('END:VCALENDAR', 'BEGIN:VTODO\r\nUID:two@x\r\nEND:VTODO\r\nEND:VCALENDAR');
  const nested = `${'BEGIN:VALARM\r\n'.repeat(20)}${'END:VALARM\r\n'.repeat(20)}`;
  const cases: [string, string | Uint8Array, number, string, Record<string, string>?][] = [
    ['no calendar', 'Guten Tag', 403, '<C:valid-calendar-data/>'],
    ['nothing', '', 403, '<C:valid-calendar-data/>'],
    ['a calendar cut off', todo.slice(0, 100), 403, '<C:valid-calendar-data/>'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x42]), 403, '<C:valid-calendar-data/>'],
    ['a day that does not exist', aTodo(['DUE;VALUE=DATE:20260231']), 403, '<C:valid-calendar-data/>'],
    [
      'a start after the due date',
      aTodo(['DTSTART;VALUE=DATE:20261205', 'DUE;VALUE=DATE:20261204']),
      403,
      '<C:valid-calendar-data/>',
    ],
    ['an appointment', todo.replaceAll('VTODO', 'VEVENT'), 403, '<C:supported-calendar-component/>'],
    ['two tasks', twice, 403, '<C:valid-calendar-object-resource/>'],
    ['a task without a uid', todo.replace('UID:one@x\r\n', ''), 403, '<C:valid-calendar-object-resource/>'],
    ['a title of 400 letters', aTodo([`SUMMARY:${'x'.repeat(400)}`]), 403, '<C:valid-calendar-object-resource/>'],
    ['a huge task', aTodo([`DESCRIPTION:${'x'.repeat(300_000)}`]), 403, '<C:max-resource-size/>'],
    ['a task with very many parts', todo.replace('END:VTODO', `${nested}END:VTODO`), 403, '<C:max-resource-size/>'],
    ['another kind of data', '{}', 403, '<C:supported-calendar-data/>', { 'content-type': 'application/calendar+xml' }],
    ['packed data', todo, 415, '', { 'content-encoding': 'gzip' }],
  ];
  it.each(cases)('%s', async (_what, body, status, condition, headers) => {
    const { who, program } = await someone();
    const answer = await program.put('bad.ics', body, headers);
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text: expect.stringContaining(condition) });
    expect(await titlesOf(who)).toEqual([]);
    expect((await program.get('bad.ics')).status).toBe(404);
  });

  it('a uid that another object has, or that changes', async () => {
    const { program } = await someone();
    await program.put('a.ics', aTodo(['SUMMARY:Eins'], 'a@x'));
    const other = await program.put('b.ics', aTodo(['SUMMARY:Zwei'], 'a@x'));
    expect([other.status, other.text]).toEqual([
      403,
      expect.stringContaining(`<C:no-uid-conflict><D:href>${program.tasks}a.ics</D:href></C:no-uid-conflict>`),
    ]);
    expect((await program.put('a.ics', aTodo(['SUMMARY:Zwei'], 'b@x'))).status).toBe(403);
  });

  it('a huge body that does not say how long it is', async () => {
    const { program } = await someone();
    const piece = new TextEncoder().encode('x'.repeat(64 * 1024));
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(piece),
    });
    const headers = { authorization: program.authorization, 'content-type': 'text/calendar' };
    const sent = fetch(`${server.url}${program.tasks}a.ics`, { method: 'PUT', headers, body, duplex: 'half' });
    // Whether the sender still reads the answer is its own affair; it gets no further.
    const status = await sent.then((response) => response.status).catch(() => 403);
    expect(status).toBe(403);
  });
});
