import { randomBytes } from 'node:crypto';
import type { Person } from '@kontor/schema';
import {
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSurvey, publishSurvey, type Survey } from '../shared/index.ts';
import { addAnswers } from './answer-store.ts';
import { anOffice, answer, aQuestion, aSurvey, type Ticket, take } from './test-surveys.ts';
import { addTicket } from './ticket-store.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:00:00Z');
const lines: string[] = [];
const write = process.stderr.write.bind(process.stderr);

beforeAll(async () => {
  // All that the server logs goes there; at the level that logs most.
  process.env.KONTOR_TEST_LOG = 'on';
  process.stderr.write = (text: string | Uint8Array) => {
    lines.push(String(text));
    return true;
  };
  server = await startTestServer({ clock });
});
afterAll(async () => {
  process.stderr.write = write;
  await server.stop();
});

const read = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(server.database.kysely)).rows;

interface Column {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly fallback: string | null;
}

const columnsOf = (...tables: string[]) =>
  read(sql<Column>`
    select table_name as name, column_name as column, data_type as type, column_default as fallback
      from information_schema.columns where table_schema = 'public' and table_name = any(${tables}) order by 1, 2`);

test('no column tells of an answer whose it is, or when it came: the schema', async () => {
  const columns = await columnsOf('surveys_answers', 'surveys_spent', 'surveys_tickets');
  expect(columns.map(({ name, column, type }) => `${name}.${column} ${type}`)).toEqual([
    'surveys_answers.answers jsonb',
    'surveys_answers.id uuid',
    'surveys_answers.survey uuid',
    'surveys_answers.unit uuid',
    'surveys_spent.survey uuid',
    'surveys_spent.token_hash bytea',
    'surveys_tickets.blinded_hash bytea',
    'surveys_tickets.person uuid',
    'surveys_tickets.survey uuid',
  ]);
  // No sequence, no clock: what is not given is not there.
  expect(columns.filter(({ fallback }) => fallback !== null)).toEqual([]);
});

test('no chain of references leads from an answer to a person but through who made the survey', async () => {
  const references = await read(sql<{ from: string; to: string }>`
    select distinct conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'`);
  const reached = new Set<string>();
  const walk = (table: string) => {
    if (reached.has(table)) return;
    reached.add(table);
    for (const { from, to } of references) if (from === table) walk(to);
  };
  const [answers, tickets] = ['surveys_answers', 'surveys_tickets'];
  walk(answers ?? '');
  walk('surveys_spent');
  expect([...reached].slice(0, 3)).toContain('surveys_surveys');
  expect(reached.has(tickets ?? '')).toBe(false);
  // The author, and nothing else, of the survey itself.
  const steps = references.filter(({ from }) => ['surveys_answers', 'surveys_spent', 'surveys_surveys'].includes(from));
  expect(steps.map(({ from, to }) => `${from} > ${to}`).sort()).toEqual([
    'surveys_answers > surveys_surveys',
    'surveys_spent > surveys_surveys',
    'surveys_surveys > people_persons',
  ]);
  // Nothing in the database points to answers, tickets or used tokens.
  const pointed = references.filter(({ to }) => ['surveys_answers', 'surveys_spent', 'surveys_tickets'].includes(to));
  expect(pointed).toEqual([]);
  const triggers = await read(sql<{ name: string }>`
    select tgname as name from pg_trigger where tgrelid = 'surveys_answers'::regclass and not tgisinternal`);
  expect(triggers).toEqual([]);
});

/** Spearman's, of two orders of the same things. */
function correlationOf(one: readonly number[], other: readonly number[]): number {
  const count = one.length;
  const squares = one.reduce((sum, place, index) => sum + (place - (other[index] ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (count * (count ** 2 - 1));
}

const ranks = (values: readonly string[]) => {
  const sorted = [...values].sort();
  return values.map((each) => sorted.indexOf(each));
};

interface Physical {
  readonly place: string;
  readonly xmin: string;
}
type AnswerPlace = Physical & { readonly id: string; readonly number: number };

test('in whatever order people answer, what is stored tells nothing of it', async () => {
  const people = 120;
  const question = aQuestion('number');
  const { unit, lead } = await anOffice(server, 5);
  const survey = await aSurvey(lead, { addressees: [{ kind: 'org-unit', id: unit.id }], items: [question] });
  const members: Person[] = [];
  for (let index = 0; index < people; index += 1) members.push(await aPerson(server));
  // The worst case: everybody answers at once after having taken the ticket, one after the other. What is signed is
  // left out here: it takes a browser longer than all else.
  for (const [index, { id: person }] of members.entries()) {
    const [hash, token] = [randomBytes(32), randomBytes(32)];
    await server.database.transaction((tx) => addTicket(tx, { survey: survey.id, person, hash }));
    const row = { survey: survey.id, unit: survey.id, answers: { [question.id]: index }, hash: token };
    await server.database.transaction((tx) => addAnswers(tx, row));
  }
  const answers = await read(sql<AnswerPlace>`
    select ctid::text as place, xmin::text as xmin, id::text, (answers->>${question.id})::int as number
      from surveys_answers where survey = ${survey.id}`);
  const tickets = await read(sql<Physical & { person: string }>`
    select ctid::text as place, xmin::text as xmin, person from surveys_tickets where survey = ${survey.id}`);
  const spent = await read(sql<Physical & { hash: string }>`
    select ctid::text as place, xmin::text as xmin, encode(token_hash, 'hex') as hash
      from surveys_spent where survey = ${survey.id}`);
  expect([answers.length, tickets.length, spent.length]).toEqual([people, people, people]);
  // All rows of a table are as old as each other.
  for (const table of [answers, tickets, spent]) expect(new Set(table.map(({ xmin }) => xmin)).size).toBe(1);
  // The order in which the database gives them, that of their ids, and that of the tickets say nothing of who was when.
  const numbers = answers.map(({ number }) => number);
  const personOrder = members.map(({ id }) => id);
  const ticketNumbers = tickets.map(({ person }) => personOrder.indexOf(person));
  const given = numbers.map((_number, index) => index);
  const byId = ranks(answers.map(({ id }) => id));
  // Four standard deviations of what chance gives: it fails once in 15,000 runs without a fault.
  const chance = 4 / Math.sqrt(people - 1);
  expect(Math.abs(correlationOf(given, numbers))).toBeLessThan(chance);
  expect(Math.abs(correlationOf(byId, numbers))).toBeLessThan(chance);
  expect(Math.abs(correlationOf(given, ticketNumbers))).toBeLessThan(chance);
  expect(Math.abs(correlationOf(numbers, ticketNumbers))).toBeLessThan(chance);
  // Ids of this kind hold no time.
  for (const { id } of answers) expect(id[14]).toBe('4');
  await endSurveyOf(lead, survey);
}, 60_000);

async function endSurveyOf(lead: SignedInPerson, survey: Survey): Promise<void> {
  await lead.client.call(endSurvey, { survey: survey.id });
  for (const table of ['surveys_tickets', 'surveys_spent', 'surveys_units', 'surveys_answers']) {
    const left = await read(sql`select 1 from ${sql.table(table)} where survey = ${survey.id}`);
    expect([table, left.length]).toEqual([table, 0]);
  }
}

/** Rows of all tables but those of surveys, and of the jobs. */
async function countRows(): Promise<Map<string, string>> {
  const names = await read(sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const counted = new Map<string, string>();
  for (const { name } of names) {
    const [row] = await read(sql<{ all: string }>`
      select md5(coalesce(string_agg(held::text, '|' order by held::text), '')) as all from ${sql.raw(name)} as held`);
    counted.set(name, row?.all ?? '');
  }
  return counted;
}

/** Until what was begun by making people and surveys, such as their documents in the search, has been done. */
async function untilQuiet(): Promise<void> {
  let before = JSON.stringify([...(await countRows())]);
  await expect
    .poll(
      async () => {
        const now = JSON.stringify([...(await countRows())]);
        const isQuiet = now === before;
        before = now;
        return isQuiet;
      },
      { timeout: 30_000, interval: 1500 },
    )
    .toBe(true);
}

test('answering writes the two tables and nothing else: no event, job, audit entry, key, session or notification', async () => {
  const question = aQuestion('number');
  const { unit, lead, members } = await anOffice(server, 5);
  const survey = await aSurvey(lead, { addressees: [{ kind: 'org-unit', id: unit.id }], items: [question] });
  await untilQuiet();
  const tickets: Ticket[] = [];
  const changed = async (work: () => Promise<unknown>) => {
    const before = await countRows();
    await work();
    const after = await countRows();
    const names = [...after].filter(([name, rows]) => before.get(name) !== rows).map(([name]) => name);
    // The search counts the words of what it has indexed before, whenever it comes to that.
    return names.filter((name) => !name.startsWith('pgboss.') && name !== 'public.search_terms').sort();
  };
  const byTickets = await changed(async () => {
    for (const member of members) tickets.push(await take(member, survey));
  });
  expect(byTickets).toEqual(['public.surveys_tickets']);
  const byAnswers = await changed(async () => {
    for (const ticket of tickets) await answer(server, ticket, { [question.id]: 1 });
  });
  expect(byAnswers).toEqual(['public.surveys_answers', 'public.surveys_spent']);
});

test('what is logged while people answer names nobody, also where it goes wrong', async () => {
  const question = aQuestion('text');
  const { unit, lead, members } = await anOffice(server, 5);
  const survey = await aSurvey(lead, { addressees: [{ kind: 'org-unit', id: unit.id }], items: [question] });
  const since = lines.length;
  const secret = 'Ganz besondere Worte';
  for (const member of members) {
    const ticket = await take(member, survey);
    await answer(server, ticket, { [question.id]: secret });
    await answer(server, ticket, { [question.id]: secret }).catch(() => undefined);
    await answer(server, { ...ticket, token: 'A'.repeat(43) }, {}).catch(() => undefined);
  }
  const logged = lines.slice(since).join('');
  for (const { person, actor, login } of [...members, lead])
    for (const told of [
      person.id,
      person.familyName,
      actor.account,
      actor.session,
      login,
      '127.0.0.1',
      secret,
      survey.id,
    ])
      expect(logged).not.toContain(told);
});

test('a change of a draft after it was read, and a stranger’s, are refused', async () => {
  const stranger = await aSignedInPerson(server);
  const { lead, unit } = await anOffice(server, 5);
  const survey = await aSurvey(lead, { addressees: [{ kind: 'org-unit', id: unit.id }] });
  const again = { survey: survey.id, revision: 1, startsAt: null, endsAt: '2026-12-20T10:00:00Z' };
  await expect(lead.client.call(publishSurvey, again)).rejects.toMatchObject({ code: 'surveys.survey_fixed' });
  await expect(stranger.client.call(publishSurvey, again)).rejects.toMatchObject({ code: 'surveys.survey_not_found' });
});
