import { getSession, listNotifications, searchAll, signIn } from '@kontor/schema';
import { type ApiClient, aSignedInPerson, aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeApi } from '../../http/open-api.ts';
import { type Allowed, judge } from './testing/allowed.ts';
import { allowedAnswers } from './testing/allowed-answers.ts';
import { allowedTables } from './testing/allowed-tables.ts';
import { answersOf, scanAnswer } from './testing/scan-answers.ts';
import { scanTables } from './testing/scan-tables.ts';
import { keepLog, scanLog, scanMetrics } from './testing/scan-words.ts';

// No table, answer, log line or figure may say how much, when or how long one person does something. Each scan is shown to
// fail by a violation that is planted; what is allowed all the same stands in `testing/allowed-*.ts` with its reason.

const log = keepLog();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ log });
});
afterAll(() => server.stop());

function expectReasons(allowed: Allowed): void {
  for (const [place, reason] of Object.entries(allowed)) expect(reason.length, place).toBeGreaterThan(7);
}

describe('tables', () => {
  const places = async () => [...new Set((await scanTables(server.database)).map(({ place }) => place))];

  test('none holds what a person did by merely looking, how often or how long, beyond what is allowed', async () => {
    expect(judge(await places(), allowedTables)).toEqual({ open: [], stale: [] });
    expectReasons(allowedTables);
  });

  test.each([
    ['a column of visits', 'create table spy (id uuid primary key, person uuid, visits integer)', ['spy.visits']],
    ['when somebody was last there', 'create table spy (account uuid, last_active timestamptz)', ['spy.last_active']],
    [
      'a row for each opening',
      'create table spy_page_views (page uuid, author_id uuid, at timestamptz)',
      ['spy_page_views'],
    ],
    ['how long', 'create table spy (user_id text, spent_seconds numeric)', ['spy.spent_seconds']],
    ['by a device', 'create table spy (device text, read_at timestamptz)', ['spy.read_at']],
    [
      'by a column that only refers to a person',
      'create table spy (who uuid references people_persons, opened_at date)',
      ['spy.opened_at'],
    ],
    [
      'a view',
      'create view spy as select created_by as author, count(*)::int as count from wiki_pages group by created_by',
      ['spy.count'],
    ],
    ['in another schema', 'create table homeserver.spy (user_id text, reads bigint)', ['homeserver.spy.reads']],
  ])('finds %s', async (_what, statement, found) => {
    await sql.raw(statement).execute(server.database.kysely);
    try {
      expect(judge(await places(), allowedTables).open).toEqual(found);
    } finally {
      const [, kind = '', name = ''] = /create (table|view) (\S+)/.exec(statement) ?? [];
      await sql.raw(`drop ${kind} ${name}`).execute(server.database.kysely);
    }
  });

  test('leaves alone what says when something was made or changed, and what names nobody', async () => {
    await sql
      .raw('create table spy (author uuid, created_at timestamptz, changed_at timestamptz)')
      .execute(server.database.kysely);
    await sql.raw('create table other (page uuid, visits integer)').execute(server.database.kysely);
    try {
      expect(judge(await places(), allowedTables).open).toEqual([]);
    } finally {
      await sql.raw('drop table spy, other').execute(server.database.kysely);
    }
  });

  test('an allowance that is no longer needed is found', () => {
    expect(judge([], { 'gone.visits': 'was needed once' }).stale).toEqual(['gone.visits']);
  });
});

describe('answers', () => {
  const find = (api: Record<string, unknown>) =>
    answersOf(api).flatMap(([name, schema]) => scanAnswer(name, schema).map(({ place }) => place));

  test('none tells how much, when or how long somebody does something, beyond what is allowed', () => {
    const api = server.application.http.describe('http://kontor.example');
    expect(answersOf(api).length).toBeGreaterThan(200);
    expect(judge(find(api), allowedAnswers)).toEqual({ open: [], stale: [] });
    expectReasons(allowedAnswers);
  });

  test.each([
    ['lastActiveAt', z.object({ person: z.object({ lastActiveAt: z.string() }) }), 'person.lastActiveAt'],
    ['counts in a list', z.object({ people: z.array(z.object({ postCount: z.number() })) }), 'people[].postCount'],
    ['times of reading', z.object({ readers: z.array(z.object({ readAt: z.string() })) }), 'readers[].readAt'],
    ['durations by name', z.object({ by: z.record(z.string(), z.object({ minutes: z.number() })) }), 'by{}.minutes'],
    ['what is hidden in a choice', z.union([z.null(), z.object({ isOnline: z.boolean() })]), 'isOnline'],
  ])('finds %s', (_what, output, place) => {
    const route = { name: 'spy.look', method: 'GET', path: '/api/spy', access: 'person', summary: '' } as const;
    const api = describeApi([{ ...route, input: z.object({}), output, errors: [] }], [], '');
    expect(judge(find(api), allowedAnswers).open).toEqual([`spy.look: ${place}`]);
  });
});

describe('what is said while people work', () => {
  let people: { client: ApiClient; names: string[] }[];
  beforeAll(async () => {
    people = await Promise.all([somebody(), somebody()]);
    await workABusyDay();
  });

  async function somebody() {
    const { client, person, actor } = await aSignedInPerson(server);
    const { account } = await client.call(getSession, {});
    const session = /kontor_session=([^;]+)/.exec(client.cookie ?? '')?.[1] ?? '';
    const names = [person.id, actor.account, actor.session, account.login, person.name, person.familyName, session];
    return { client, names: names.filter((name) => name !== undefined && name.length > 3) };
  }

  /** Signs in rightly and wrongly, searches, reads whatever there is to be read, and makes mistakes. */
  async function workABusyDay(): Promise<void> {
    const [one] = people;
    const space = await aSpace(server, { owner: one?.names[0] ?? '' });
    const doors = server.application.http.doors.filter(
      ({ kind, methods }) => kind !== 'socket' && methods.includes('GET'),
    );
    for (const { client, names } of people) {
      const [person = ''] = names;
      await client.call(searchAll, { q: 'Geheimes Wort' });
      await client.call(listNotifications, {});
      await server
        .client()
        .call(signIn, { login: names[3] ?? '', password: 'falsch' })
        .catch(() => undefined);
      for (const { path } of doors) {
        const filled = path
          .replace('*', 'x')
          .replace(/:([a-zA-Z]+)/g, (_whole, name) => (name === 'person' ? person : space.id));
        await client.fetch(`${filled}?q=Geheimes`).catch(() => undefined);
      }
      await client.fetch('/api/session', { method: 'POST', body: '{"login":' });
    }
  }

  const names = () => [...people.flatMap((each) => each.names), 'Geheimes'];

  test('no line of the log names anybody or what they looked for', () => {
    server.core.log.info({ probe: 'heard' }, 'the log is listened to');
    expect(log.lines.filter((line) => line.includes('heard'))).toHaveLength(1);
    expect(scanLog(log.lines, names())).toEqual([]);
  });

  test('no figure of operation has a label that tells a person or an object', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('process_cpu_seconds_total');
    expect(scanMetrics(text, names())).toEqual([]);
  });

  test('finds who is named in a log', () => {
    const planted = keepLog();
    const [one] = people;
    planted.info({ person: one?.names[0] }, 'opened a page');
    planted.warn({ path: '/wiki/x' }, `${one?.names[4]} was slow`);
    planted.info({ jobs: 3 }, 'done');
    expect(scanLog(planted.lines, names())).toHaveLength(2);
  });

  test.each([
    'http_requests_total{path="/api/wiki/pages/x"} 3',
    'reads_total{person="Wilma"} 1',
    'reads_total{kind="01900000-0000-7000-8000-000000000000"} 1',
    'rooms{kind="!abc:kontor"} 1',
  ])('finds %s among figures', (line) => {
    expect(scanMetrics(`# HELP x\n${line}\nnodejs_heap_space_size_total_bytes{space="old"} 1`, [])).toEqual([line]);
  });
});
