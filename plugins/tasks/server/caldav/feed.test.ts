import { listAppPasswords, removeAppPassword } from '@kontor/schema';
import { anAppPassword, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeTask } from '../../shared/index.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function aSubscriber() {
  const who = await aSignedInPerson(server);
  const list = await aList(who.client, { kind: 'person', id: who.person.id });
  const authorization = await anAppPassword(server, who, 'feeds');
  const secret = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')[1] ?? '';
  const path = `/api/tasks/feed/${secret}.ics`;
  return { who, list: list.id, path, read: (headers = {}) => fetch(`${server.url}${path}`, { headers }) };
}

it('has the due dates of open tasks, and says whether they changed', async () => {
  const { who, list, read } = await aSubscriber();
  const task = await aTask(who.client, list, 'Abgabe', { dueOn: '2026-12-04', dueTime: '14:00' });
  await aTask(who.client, list, 'Ohne Frist');
  const first = await read();
  const text = await first.text();
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261204T140000\r\n');
  expect(text.replaceAll('\r\n ', '')).toContain(`URL:${server.url}/tasks/task/${task.id}\r\n`);
  const etag = first.headers.get('etag') ?? '';
  expect((await read({ 'if-none-match': etag })).status).toBe(304);
  await who.client.call(changeTask, { task: task.id, revision: task.revision, state: 'done' });
  const second = await read({ 'if-none-match': etag });
  expect([second.status, (await second.text()).includes('VEVENT')]).toEqual([200, false]);
});

it('its address is told to nobody, and opens nothing else', async () => {
  const { path, read } = await aSubscriber();
  const answer = await read();
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('cache-control')).toBe('private, no-cache');
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  const secret = path.split('/').at(-1)?.replace('.ics', '') ?? '';
  const login = { authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` };
  expect((await fetch(`${server.url}/caldav/`, { method: 'OPTIONS', headers: login })).status).toBe(401);
});

it('ends with its app password, and with its account', async () => {
  const { who, read } = await aSubscriber();
  expect((await read()).status).toBe(200);
  const { appPasswords } = await who.client.call(listAppPasswords, {});
  await who.client.call(removeAppPassword, { appPassword: appPasswords[0]?.id ?? '' });
  expect((await read()).status).toBe(401);
  const other = await aSubscriber();
  await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, other.who.actor.account));
  expect((await other.read()).status).toBe(401);
});

it('guessing an address is limited without locking anybody out by name', async () => {
  const wrong = () => fetch(`${server.url}/api/tasks/feed/0000-0000.ics`);
  const { read } = await aSubscriber();
  for (let guess = 0; guess < 30; guess += 1) expect((await wrong()).status).toBe(401);
  expect((await read()).status).toBe(200);
});
