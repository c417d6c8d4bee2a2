import type { ServerHost } from '@kontor/plugin-api/server';
import {
  type ApiClient,
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  applyImport,
  defaultVisibility,
  getImport,
  getPerson,
  setVisibility,
  updateOwnProfile,
  weekWithHomeDays,
} from '../../shared/index.ts';
import { directoryPlugin } from '../plugin.ts';
import { applyImport as applyFiles } from './import-applier.ts';
import { aName, bringIn, check, csv } from './test-import-client.ts';

let server: TestServer;
let host: ServerHost;
let administrator: ApiClient;

beforeAll(async () => {
  const watcher = {
    id: 'watcher',
    register(given: ServerHost) {
      host = given;
    },
  };
  server = await startTestServer({ plugins: [directoryPlugin, watcher] });
  administrator = (await aSignedInPerson(server, { roles: ['administrator'] })).client;
});
afterAll(() => server.stop());

async function findByLogin(login: string) {
  const { rows } = await sql<{ id: string }>`select id from people_persons where external_id = ${login}`.execute(
    server.database.kysely,
  );
  return rows[0]?.id;
}

async function getByLogin(login: string) {
  return administrator.call(getPerson, { person: (await findByLogin(login)) ?? '' });
}

async function countPeople(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from people_persons`.execute(server.database.kysely);
  return rows[0]?.n ?? 0;
}

test('brings in people with their units, positions, managers, skills and days at home', async () => {
  const [unit, other, lead, member] = [aName(), aName(), aName(), aName()];
  const report = await bringIn(administrator, {
    orgUnits: `code,parent,name,place,tasks\n${other},,Amt B,Markt 1,\n${unit},${other},Amt A,Markt 2,Wohngeld;Miete\n`,
    people: csv(
      `${lead},Ayşe,Öztürk,${lead}@stadt.example,${unit},Leitung Amt A,,,,`,
      `${member},Søren,Åberg,${member}@stadt.example,${unit},Referent,${other},${lead},Di Mi,Excel;GIS`,
    ),
  });
  expect(report).toMatchObject({
    state: 'done',
    errors: 0,
    summary: { orgUnits: { create: 2 }, people: { rows: 2, create: 2, change: 0, unchanged: 0 } },
  });
  expect(report.progress?.done).toBe(report.progress?.total);
  expect(await getByLogin(member)).toMatchObject({
    name: 'Søren Åberg',
    positions: [
      { title: 'Referent', lead: false, main: true, orgUnit: { code: unit }, path: [{ code: other }] },
      { title: 'Referent', lead: false, main: false, orgUnit: { code: other } },
    ],
    managers: [{ name: 'Ayşe Öztürk' }],
    tasks: ['Wohngeld', 'Miete'],
    skills: ['Excel', 'GIS'],
    week: { monday: 'office', tuesday: 'home', wednesday: 'home' },
  });
});

test('changes nothing when the same files come again, and only what differs when others come', async () => {
  const [unit, one, two] = [aName(), aName(), aName()];
  const orgUnits = `code,parent,name\n${unit},,Amt\n`;
  const row = (login: string, position: string) => `${login},Ina,Beck,,${unit},${position},,,Mo-Fr,Excel;GIS`;
  await bringIn(administrator, { orgUnits, people: csv(row(one, 'Referentin'), row(two, 'Referentin')) });
  const again = await check(administrator, { orgUnits, people: csv(row(one, 'Referentin'), row(two, 'Referentin')) });
  expect(again.summary).toMatchObject({
    orgUnits: { create: 0, change: 0, unchanged: 1 },
    people: { create: 0, change: 0, unchanged: 2 },
  });
  const third = await bringIn(administrator, { orgUnits, people: csv(row(one, 'Referentin'), row(two, 'Leitung')) });
  expect(third.summary.people).toMatchObject({ create: 0, change: 1, unchanged: 1 });
  expect((await getByLogin(two)).positions).toMatchObject([{ title: 'Leitung', lead: true }]);
});

test('imports nothing of a file with an error and does not let it be applied', async () => {
  const before = await countPeople();
  const report = await check(administrator, {
    people: csv(`${aName()},Anna,Beck,,,,,,,`, `${aName()},,Ohne,not-an-address,,,,,,`),
  });
  expect(report).toMatchObject({ state: 'faulty', errors: 2 });
  expect(report.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { line: 3, field: 'given_name' },
    { line: 3, field: 'email' },
  ]);
  await expect(administrator.call(applyImport, { import: report.id })).rejects.toMatchObject({
    code: 'directory.import_faulty',
  });
  expect(await countPeople()).toBe(before);
});

test('checks again when it is applied, and fails as a whole when the data changed meanwhile', async () => {
  const [unit, login, taken] = [aName(), aName(), aName()];
  await anOrgUnit(server, { code: unit });
  const report = await check(administrator, {
    people: csv(`${taken},Eva,Neu,,${unit},Rat,,,,`, `${login},Anna,Beck,,${unit},Rat,,,,`),
  });
  expect(report.state).toBe('checked');
  await sql`delete from people_org_units where code = ${unit}`.execute(server.database.kysely);
  await administrator.call(applyImport, { import: report.id });
  await expect.poll(async () => (await administrator.call(getImport, { import: report.id })).state).toBe('failed');
  expect(await findByLogin(taken)).toBeUndefined();
});

test('leaves nothing behind when the connection dies in the middle', async () => {
  const before = await countPeople();
  const rows = Array.from({ length: 600 }, (_, index) => `${aName()},Anna,Beck ${index},,,,,,,Excel`);
  const files = { people: Buffer.from(csv(...rows)), orgUnits: undefined };
  // The client of a connection that dies between two statements also tells it as an event.
  server.database.pool.once('acquire', (client) => client.on('error', () => undefined));
  const onProgress = async (done: number) => {
    if (done < 250) return;
    await sql`
      select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and objid = (hashtext('directory_imports')::bigint & 4294967295)::oid
        and database = (select oid from pg_database where datname = current_database())`.execute(
      server.database.kysely,
    );
  };
  const dying = applyFiles(host, undefined, files, { removeMissing: false, onProgress });
  await expect(dying).rejects.toThrow();
  expect(await countPeople()).toBe(before);
  const { rows: left } = await sql`
    select 1 from directory_profiles where not exists (select 1 from people_persons where id = person)`.execute(
    server.database.kysely,
  );
  expect(left).toEqual([]);
});

test('lets others change rights while it writes people who are new', async () => {
  const [unit, colleague] = [await anOrgUnit(server), await aPerson(server)];
  const position = { orgUnit: unit.id, title: 'Rat', lead: false, main: true, from: null, until: null };
  const rows = Array.from({ length: 300 }, (_, index) => `${aName()},Anna,Beck ${index},,${unit.code},Rat,,,,`);
  const files = { people: Buffer.from(csv(...rows)), orgUnits: undefined };
  let others = 0;
  const onProgress = async () => {
    await server.database.transaction((tx) =>
      server.services.people.setPositions(tx, undefined, colleague.id, [{ ...position, title: `Rat ${others}` }]),
    );
    others += 1;
  };
  await applyFiles(host, undefined, files, { removeMissing: false, onProgress });
  expect(others).toBeGreaterThan(1);
});

test('plans again when somebody changes a person whom it is about to change', async () => {
  const [unit, login, fresh] = [aName(), aName(), aName()];
  const other = await anOrgUnit(server);
  await anOrgUnit(server, { code: unit });
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,${unit},Rat,,,,`) });
  const person = (await findByLogin(login)) ?? '';
  const files = {
    people: Buffer.from(csv(`${login},Ina,Neu,,${unit},Referentin,,,,`, `${fresh},Eva,Beck,,${unit},Rat,,,,`)),
    orgUnits: undefined,
  };
  const { people } = server.services;
  const position = { orgUnit: other.id, title: 'Vertretung', lead: false, main: true, from: null, until: null };
  // What others do between the plan and the writing: once to the person, once to the positions, and then no more.
  const meanwhile = [
    () => server.database.transaction((tx) => people.updatePerson(tx, undefined, person, { room: '7' })),
    () => server.database.transaction((tx) => people.setPositions(tx, undefined, person, [position])),
  ];
  const onProgress = async () => void (await meanwhile.shift()?.());
  const { plan } = await applyFiles(host, undefined, files, { removeMissing: false, onProgress });
  expect(meanwhile).toEqual([]);
  expect(plan.summary.people).toMatchObject({ create: 1, change: 1 });
  const now = await getByLogin(login);
  expect(now).toMatchObject({ name: 'Ina Neu', room: '7' });
  expect(now.positions).toMatchObject([{ title: 'Referentin', orgUnit: { code: unit } }]);
});

test('keeps what people entered or removed themselves', async () => {
  const login = aName();
  const me = await aSignedInPerson(server, { externalId: login, givenName: 'Ina', familyName: 'Beck' });
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,,,,,Mo,Excel;GIS`) });
  const { profileRevision } = await me.client.call(getPerson, { person: 'me' });
  await me.client.call(updateOwnProfile, {
    revision: profileRevision,
    skills: ['GIS', 'Klavier'],
    week: weekWithHomeDays(['friday']),
  });
  await me.client.call(setVisibility, {
    visibility: { ...defaultVisibility, phone: 'nobody' },
  });
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,,,,,Di,Excel;Polnisch`) });
  const now = await me.client.call(getPerson, { person: 'me' });
  // Excel was removed by the person and Polnisch is new in the file; GIS is gone from it, and the person stands by it.
  expect([...now.skills].sort()).toEqual(['GIS', 'Klavier', 'Polnisch']);
  expect(now.unconfirmedSkills).toEqual(['Polnisch']);
  expect(now.week).toEqual(weekWithHomeDays(['friday']));
  expect(now.visibility?.phone).toBe('nobody');
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,,,,,Di,Excel`) });
  const then = await me.client.call(getPerson, { person: 'me' });
  expect([[...then.skills].sort(), then.unconfirmedSkills]).toEqual([['GIS', 'Klavier'], []]);
});

test('what an import says somebody can waits for them to confirm it', async () => {
  const login = aName();
  const me = await aSignedInPerson(server, { externalId: login });
  const other = await aSignedInPerson(server);
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,,,,,,Excel;GIS`) });
  const before = await other.client.call(getPerson, { person: me.person.id });
  expect([before.skills, before.unconfirmedSkills]).toEqual([
    ['Excel', 'GIS'],
    ['Excel', 'GIS'],
  ]);
  await me.client.call(updateOwnProfile, { revision: before.profileRevision, about: 'Nichts von Kenntnissen' });
  const { profileRevision: revision, ...still } = await me.client.call(getPerson, { person: 'me' });
  expect(still.unconfirmedSkills).toEqual(['Excel', 'GIS']);
  await me.client.call(updateOwnProfile, { revision, skills: still.skills });
  expect((await other.client.call(getPerson, { person: me.person.id })).unconfirmedSkills).toEqual([]);
});

test('takes the rights of the old unit and gives those of the new one when a person moves', async () => {
  const [from, to, login] = [aName(), aName(), aName()];
  const oldUnit = await anOrgUnit(server, { code: from });
  const newUnit = await anOrgUnit(server, { code: to });
  const owner = await aPerson(server);
  const grant = (id: string) => [{ subject: { kind: 'org-unit', id, below: false }, role: 'editor' }] as const;
  const oldSpace = await aSpace(server, { owner: owner.id, visibility: 'hidden', grants: grant(oldUnit.id) });
  const newSpace = await aSpace(server, { owner: owner.id, visibility: 'hidden', grants: grant(newUnit.id) });
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,${from},Referentin,,,,`) });
  const id = (await findByLogin(login)) ?? '';
  const rolesNow = () =>
    server.database.transaction(async (tx) => [
      await server.services.permissions.findRole(tx, id, oldSpace.id),
      await server.services.permissions.findRole(tx, id, newSpace.id),
    ]);
  expect(await rolesNow()).toEqual(['editor', undefined]);
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,${to},Referentin,,,,`) });
  expect(await rolesNow()).toEqual([undefined, 'editor']);
  expect((await getByLogin(login)).positions.map(({ orgUnit }) => orgUnit.code)).toEqual([to]);
});

test('leaves positions alone that a file without their column does not tell', async () => {
  const [unit, other, login] = [aName(), aName(), aName()];
  await anOrgUnit(server, { code: unit });
  await anOrgUnit(server, { code: other });
  await bringIn(administrator, { people: csv(`${login},Ina,Beck,,${unit},Rat,${other},,,`) });
  await bringIn(administrator, {
    people: `login,given_name,family_name,org_unit,position\n${login},Ina,Beck,${unit},Rat\n`,
  });
  expect((await getByLogin(login)).positions).toHaveLength(2);
});

test('only reports people who are missing, unless they are to leave; who comes back belongs again', async () => {
  const [stays, goes] = [aName(), aName()];
  const byHand = await aPerson(server, { externalId: null });
  const row = (login: string) => `${login},Ina,Beck,,,,,,,`;
  await bringIn(administrator, { people: csv(row(stays), row(goes)) });
  const reported = await bringIn(administrator, { people: csv(row(stays)) });
  expect(reported.summary.people).toMatchObject({ leave: 0, change: 0 });
  expect(reported.summary.people.missing).toBeGreaterThanOrEqual(1);
  expect((await getByLogin(goes)).former).toBe(false);
  const removed = await bringIn(administrator, { people: csv(row(stays)) }, { removeMissing: true });
  expect(removed.summary.people.leave).toBe(removed.summary.people.missing);
  expect((await getByLogin(goes)).former).toBe(true);
  expect((await administrator.call(getPerson, { person: byHand.id })).former).toBe(false);
  await bringIn(administrator, { people: csv(row(stays), row(goes)) });
  expect((await getByLogin(goes)).former).toBe(false);
});

test('keeps a stored name that the file has with lost letters', async () => {
  const login = aName();
  await bringIn(administrator, { people: csv(`${login},Nguyễn,Trần,,,,,,,`) });
  const report = await bringIn(administrator, { people: csv(`${login},Nguy?n,Tr?n,,,,,,,`) });
  expect(report.summary.people.unchanged).toBe(1);
  expect((await getByLogin(login)).name).toBe('Nguyễn Trần');
});

test('files and reports of imports go after 30 days, also where nobody imports again', async () => {
  const report = await check(administrator, { people: csv(`${aName()},Ada,Amt,,,,,,,`) });
  const age = (days: number) =>
    sql`update directory_imports set created_at = now() - make_interval(days => ${days}) where id = ${report.id}`.execute(
      server.database.kysely,
    );
  const run = async () => {
    const job = { name: 'directory.clear-imports', data: z.object({}) };
    await host.database.transaction((tx) => host.jobs.enqueue(tx, job, {}));
    const open = sql<{ n: number }>`
      select count(*) as n from pgboss.job where name = 'directory.clear-imports' and state <> 'completed'`;
    await expect
      .poll(async () => Number((await open.execute(server.database.kysely)).rows[0]?.n), { timeout: 30_000 })
      .toBe(0);
  };
  await age(29);
  await run();
  expect(await administrator.call(getImport, { import: report.id })).toMatchObject({ id: report.id });
  await age(31);
  await run();
  await expect(administrator.call(getImport, { import: report.id })).rejects.toMatchObject({
    code: 'directory.import_not_found',
  });
});
