import { aSignedInPerson, aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignTask, changeTask, deleteTask } from '../../shared/index.ts';
import { aList, aTask } from '../test-tasks.ts';
import { aProgram, namespaces } from './test-program.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function someone(): Promise<{
  who: SignedInPerson;
  list: string;
  program: Awaited<ReturnType<typeof aProgram>>;
}> {
  const who = await aSignedInPerson(server, { givenName: 'Paula', familyName: 'Plan' });
  const list = await aList(who.client, { kind: 'person', id: who.person.id }, 'Meine');
  return { who, list: list.id, program: await aProgram(server, who) };
}

const query = (filter: string, prop = '<D:getetag/>') =>
  `<C:calendar-query ${namespaces}><D:prop>${prop}</D:prop><C:filter><C:comp-filter name="VCALENDAR">${filter}</C:comp-filter></C:filter></C:calendar-query>`;

describe('a calendar program finds the calendars of its person', () => {
  it('from the well-known address to the principal, its home and both calendars', async () => {
    const { program } = await someone();
    const found = await fetch(`${server.url}/.well-known/caldav`, { redirect: 'manual' });
    expect(found.status).toBe(301);
    expect(found.headers.get('location')).toBe('/caldav/');
    const root = await program.find('/caldav/', '0', '<D:current-user-principal/>');
    expect(root.status).toBe(207);
    expect(root.text).toContain(
      `<D:current-user-principal><D:href>${program.home}</D:href></D:current-user-principal>`,
    );
    const home = await program.find(
      program.home,
      '1',
      '<C:calendar-home-set/><D:resourcetype/><D:displayname/><CS:getctag/>',
    );
    expect(home.text).toContain(`<C:calendar-home-set><D:href>${program.home}</D:href></C:calendar-home-set>`);
    expect(home.text).toContain('<D:displayname>Paula Plan</D:displayname>');
    expect(home.text.match(/<C:calendar\/>/g)).toHaveLength(2);
    expect(home.text.match(/<CS:getctag>[\w-]+</g)).toHaveLength(2);
  });

  it('says what it can: OPTIONS, reports, components, size', async () => {
    const { program } = await someone();
    const options = await program.send('OPTIONS', program.tasks);
    expect(options.headers.get('dav')).toContain('calendar-access');
    const props =
      '<D:supported-report-set/><C:supported-calendar-component-set/><C:max-resource-size/><D:current-user-privilege-set/><X:colour xmlns:X="urn:x"/>';
    const { text } = await program.find(program.tasks, '0', props);
    expect(text).toContain('<C:calendar-multiget/>');
    expect(text).toContain('<C:comp name="VTODO"/>');
    expect(text).toContain('<D:privilege><D:write-content/></D:privilege>');
    expect(text).toContain('<colour xmlns="urn:x"/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status>');
    const due = await program.find(`${program.home}due/`, '0', props);
    expect(due.text).toContain('<C:comp name="VEVENT"/>');
    expect(due.text).not.toContain('write-content');
  });

  it('of nobody else, whatever their roles', async () => {
    const { program } = await someone();
    const boss = await aProgram(server, await aSignedInPerson(server, { roles: ['administrator'] }));
    for (const path of [program.home, program.tasks, `${program.tasks}x.ics`]) {
      expect((await boss.find(path, '0', '<D:displayname/>')).status).toBe(404);
    }
    const put = await boss.send('PUT', `${program.tasks}x.ics`, {
      body: 'x',
      headers: { 'content-type': 'text/calendar' },
    });
    expect(put.status).toBe(404);
  });
});

describe('a calendar has what concerns its person', () => {
  it('own tasks and those they are asked for, as VTODO with a strong tag', async () => {
    const { who, list, program } = await someone();
    const team = await aTeam(server);
    const shared = await aList(team.owner.client, { kind: 'space', id: team.space });
    const asked = await aTask(team.owner.client, shared.id, 'Für Paula', { dueOn: '2026-12-04', dueTime: '14:00' });
    const other = await aTask(team.owner.client, shared.id, 'Nicht für sie');
    const subject = { kind: 'person', id: who.person.id } as const;
    await team.owner.client.call(assignTask, { task: asked.id, subject });
    const own = await aTask(who.client, list, 'Bericht; „Teil 1“', {
      note: 'Zeile 1\nZeile 2',
      dueOn: '2026-12-31',
      startOn: '2026-12-01',
      priority: 3,
      labels: ['Haushalt'],
      recurrence: { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', from: 'due' },
    });
    const all = await program.readAll();
    expect(all.map(({ href }) => href).sort()).toEqual(
      [asked.id, own.id].map((id) => `${program.tasks}${id}.ics`).sort(),
    );
    expect(all.map(({ text }) => text).join()).not.toContain(other.title);
    const object = await program.get(`${own.id}.ics`);
    expect(object.headers.get('content-type')).toContain('text/calendar');
    expect(object.headers.get('etag')).toMatch(/^"[^"]+"$/);
    for (const line of [
      `UID:${own.id}`,
      'SUMMARY:Bericht\\; „Teil 1“',
      'DESCRIPTION:Zeile 1\\nZeile 2',
      'DTSTART;VALUE=DATE:20261201',
      'DUE;VALUE=DATE:20261231',
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1',
      'PRIORITY:1',
      'STATUS:NEEDS-ACTION',
      'CATEGORIES:Haushalt',
    ]) {
      expect(object.text).toContain(`${line}\r\n`);
    }
    expect((await program.get(`${asked.id}.ics`)).text).toContain('DUE;TZID=Europe/Berlin:20261204T140000\r\n');
  });

  it('a change shows in the tags of the calendar and of the object; a task that is deleted goes', async () => {
    const { who, list, program } = await someone();
    const task = await aTask(who.client, list, 'Vorher');
    const tag = async () =>
      /<CS:getctag>(.*?)</.exec((await program.find(program.tasks, '0', '<CS:getctag/>')).text)?.[1];
    const [first, before] = [await tag(), await program.get(`${task.id}.ics`)];
    expect(await tag()).toBe(first);
    const etag = before.headers.get('etag') ?? '';
    const again = await program.send('GET', `${program.tasks}${task.id}.ics`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    await who.client.call(changeTask, { task: task.id, revision: task.revision, title: 'Nachher' });
    expect(await tag()).not.toBe(first);
    const after = await program.get(`${task.id}.ics`);
    expect(after.text).toContain('SUMMARY:Nachher');
    expect(after.headers.get('etag')).not.toBe(etag);
    await who.client.call(deleteTask, { task: task.id });
    expect((await program.get(`${task.id}.ics`)).status).toBe(404);
    expect(await program.readAll()).toEqual([]);
  });

  it('what is done stays in it for a while, as done', async () => {
    const { who, list, program } = await someone();
    const task = await aTask(who.client, list, 'Fertig');
    await who.client.call(changeTask, { task: task.id, revision: task.revision, state: 'done' });
    const { text } = await program.get(`${task.id}.ics`);
    expect(text).toContain('STATUS:COMPLETED\r\n');
    expect(text).toMatch(/COMPLETED:\d{8}T\d{6}Z/);
  });

  it('due dates are appointments in a calendar of their own, to read only', async () => {
    const { who, list, program } = await someone();
    const task = await aTask(who.client, list, 'Abgabe', { dueOn: '2026-12-04' });
    await aTask(who.client, list, 'Ohne Frist');
    const { text } = await program.report(
      `${program.home}due/`,
      query('<C:comp-filter name="VEVENT"/>', '<C:calendar-data/>'),
    );
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20261204');
    const put = await program.send('PUT', `${program.home}due/x.ics`, {
      body: 'x',
      headers: { 'content-type': 'text/calendar' },
    });
    expect(put.status).toBe(403);
    expect(put.text).toContain('need-privileges');
    expect((await program.send('DELETE', `${program.home}due/${task.id}.ics`)).status).toBe(403);
  });
});

describe('reports', () => {
  it('calendar-multiget answers for each address, also for what is not there', async () => {
    const { who, list, program } = await someone();
    const task = await aTask(who.client, list, 'Eins');
    const [here, gone] = [`${program.tasks}${task.id}.ics`, `${program.tasks}gone.ics`];
    const hrefs = [here, `${server.url}${here}`, gone, '/caldav/', 'http://[', ''].map(
      (one) => `<D:href>${one}</D:href>`,
    );
    const body = `<C:calendar-multiget ${namespaces}><D:prop><D:getetag/><C:calendar-data/></D:prop>${hrefs.join('')}</C:calendar-multiget>`;
    const { status, text } = await program.report(program.tasks, body);
    expect(status).toBe(207);
    expect(text.match(/SUMMARY:Eins/g)).toHaveLength(2);
    expect(text).toContain(`<D:href>${gone}</D:href><D:status>HTTP/1.1 404 Not Found</D:status>`);
    expect(text.match(/404 Not Found/g)).toHaveLength(4);
  });

  it('calendar-query finds by component, time, property and text', async () => {
    const { who, list, program } = await someone();
    await aTask(who.client, list, 'Bald', { dueOn: '2026-12-04' });
    await aTask(who.client, list, 'Später', { dueOn: '2027-03-01', labels: ['Haushalt'] });
    await aTask(who.client, list, 'Jeden Tag', {
      dueOn: '2026-11-01',
      recurrence: { rule: 'FREQ=DAILY', from: 'due' },
    });
    const done = await aTask(who.client, list, 'Erledigt', { dueOn: '2026-10-01' });
    await who.client.call(changeTask, { task: done.id, revision: done.revision, state: 'done' });
    const find = async (filter: string) => {
      const { status, text } = await program.report(program.tasks, query(filter, '<C:calendar-data/>'));
      expect(status, text).toBe(207);
      return [...text.matchAll(/SUMMARY:([^\r&]*)/g)].map(([, title]) => title).sort();
    };
    const todo = (inside: string) => find(`<C:comp-filter name="VTODO">${inside}</C:comp-filter>`);
    expect(await todo('')).toHaveLength(4);
    expect(await find('<C:comp-filter name="VEVENT"/>')).toEqual([]);
    expect(await find('<C:comp-filter name="VEVENT"><C:is-not-defined/></C:comp-filter>')).toHaveLength(4);
    expect(await todo('<C:time-range start="20261201T000000Z" end="20261231T000000Z"/>')).toEqual([
      'Bald',
      'Jeden Tag',
    ]);
    expect(await todo('<C:time-range start="20270101T000000Z"/>')).toEqual(['Jeden Tag', 'Später']);
    expect(await todo('<C:prop-filter name="COMPLETED"><C:is-not-defined/></C:prop-filter>')).not.toContain('Erledigt');
    const open =
      '<C:prop-filter name="STATUS"><C:text-match negate-condition="yes">completed</C:text-match></C:prop-filter>';
    expect(await todo(open)).toHaveLength(3);
    const labelled =
      '<C:prop-filter name="CATEGORIES"><C:text-match collation="i;octet">Haus</C:text-match></C:prop-filter>';
    expect(await todo(labelled)).toEqual(['Später']);
    expect(await todo('<C:comp-filter name="VALARM"/>')).toEqual([]);
  });

  it('what is not understood is refused by the condition that RFC 4791 names', async () => {
    const { program } = await someone();
    const todo = (inside: string) => query(`<C:comp-filter name="VTODO">${inside}</C:comp-filter>`);
    const cases: [string, number, string][] = [
      [`<D:sync-collection ${namespaces}/>`, 403, '<D:supported-report/>'],
      [todo('<C:unknown/>'), 403, '<C:supported-filter/>'],
      [todo('<C:prop-filter name="X"><C:param-filter name="Y"/></C:prop-filter>'), 403, '<C:supported-filter/>'],
      [
        todo('<C:prop-filter name="X"><C:text-match collation="i;none">a</C:text-match></C:prop-filter>'),
        403,
        '<C:supported-collation/>',
      ],
      [todo('<C:time-range start="yesterday"/>'), 400, ''],
      ['<a', 400, ''],
      ['', 400, ''],
      ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 400, ''],
      [`<a>${'<b>'.repeat(50)}${'</b>'.repeat(50)}</a>`, 400, ''],
      [`<a>${'x'.repeat(600_000)}</a>`, 413, ''],
    ];
    for (const [body, status, condition] of cases) {
      const answer = await program.report(program.tasks, body);
      expect({ body: body.slice(0, 80), status: answer.status }).toEqual({ body: body.slice(0, 80), status });
      expect(answer.text).toContain(condition);
    }
    const endless = await program.find(program.home, 'infinity', '<D:displayname/>');
    expect([endless.status, endless.text.includes('<D:propfind-finite-depth/>')]).toEqual([403, true]);
    expect((await program.send('MKCALENDAR', `${program.home}new/`)).status).toBe(404);
    expect((await program.send('MKCALENDAR', program.tasks)).status).toBe(403);
    const patch = `<D:propertyupdate ${namespaces}><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>`;
    const patched = await program.send('PROPPATCH', program.tasks, { body: patch });
    expect([patched.status, patched.text.includes('403 Forbidden')]).toEqual([207, true]);
    expect((await program.send('GET', program.tasks)).status).toBe(405);
  });
});
