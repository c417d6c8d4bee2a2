import {
  getPolicies,
  helpSearching,
  listMissedSearches,
  missedBounds,
  removeMissedSearch,
  setPolicies,
  updateOffice,
} from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { missedTermOf, weekOf } from './missed-searches.ts';

const clock = manualClock('2026-11-25T10:00:00Z');
let server: TestServer;
let admin: SignedInPerson;
let crowd: SignedInPerson[];

beforeAll(async () => {
  server = await startTestServer({ clock });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  crowd = await Promise.all([1, 2, 3, 4].map(() => aSignedInPerson(server)));
  await aPerson(server, { givenName: 'Ottokar', familyName: 'Kreuzberger' });
});
afterAll(() => server.stop());
beforeEach(async () => {
  await report(true);
  await sql`delete from search_missed`.execute(server.database.kysely);
});

async function report(missedSearches: boolean): Promise<void> {
  const {
    uploadMegabytesAtMost: _most,
    staffCouncil: _mode,
    secondFactorSince: _since,
    ...policies
  } = await admin.client.call(getPolicies, {});
  await admin.client.call(setPolicies, { ...policies, missedSearches });
}
const help = (who: SignedInPerson, q: string) => who.client.call(helpSearching, { q });
const missed = async () => (await admin.client.call(listMissedSearches, {})).terms;
async function runJob(name: string): Promise<void> {
  const job = { name, data: z.object({}) };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, job, {}));
  const waiting = "select count(*)::integer as jobs from pgboss.job where name = $1 and state <> 'completed'";
  await expect
    .poll(async () => (await server.database.pool.query(waiting, [name])).rows[0]?.jobs, { timeout: 30_000 })
    .toBe(0);
}
async function search(people: readonly SignedInPerson[], q: string): Promise<void> {
  for (const person of people) await help(person, q);
}

test('names the office whose tasks fit, with its contact and who leads it', async () => {
  const unit = await anOrgUnit(server, { name: 'Wohngeldstelle' });
  const lead = await aPerson(server, { positions: [{ orgUnit: unit.id, lead: true }] });
  await admin.client.call(updateOffice, {
    orgUnit: unit.id,
    revision: 1,
    tasks: [{ name: 'Wohngeld', keywords: ['Mietzuschuss'] }],
    places: [{ building: 'Rathaus', street: 'Markt 1', room: '', access: '' }],
    hours: null,
    hoursNote: '',
    closures: [],
    phone: '+49 3699 77-200',
    email: 'wohngeld@auenstedt.example',
  });
  const { offices } = await help(crowd[0] ?? admin, 'Wohngeldzuschussformular');
  expect(offices[0]).toEqual({
    id: unit.id,
    name: 'Wohngeldstelle',
    code: unit.code,
    path: `/org-units/${unit.id}`,
    task: 'Wohngeld',
    phone: '+49 3699 77-200',
    email: 'wohngeld@auenstedt.example',
    place: 'Rathaus, Markt 1',
    leads: [{ id: lead.id, name: lead.name }],
  });
});

test('suggests a spelling only where it finds something', async () => {
  await vi.waitFor(async () => expect((await help(admin, 'Kreuxbergrre')).spelling).toBe('Kreuzberger'), {
    timeout: 5000,
    interval: 50,
  });
  expect((await help(admin, 'xqzwvkjy')).spelling).toBeNull();
});

test('keeps words once three different people looked for them in vain, and not before', async () => {
  const [anna, bert, cora] = crowd as [SignedInPerson, SignedInPerson, SignedInPerson];
  await search([anna, anna, anna, bert, anna], 'Dienstfahrrad');
  expect(await missed()).toEqual([]);
  await search([cora], ' dienstFahrrad ');
  expect(await missed()).toEqual([{ term: 'dienstfahrrad', weeks: ['2026-11-23'] }]);
  expect(missedBounds.people).toBe(3);
});

test('stores neither who nor when nor how often', async () => {
  await search(crowd, 'Lastenrad');
  const { rows } = await sql<Record<string, unknown>>`select * from search_missed`.execute(server.database.kysely);
  expect(rows).toEqual([{ term: 'lastenrad', week: '2026-11-23' }]);
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(server.database.kysely);
  for (const { name } of tables.filter((table) => table.name !== 'search_missed')) {
    const { rows: found } = await sql`select 1 from ${sql.table(name)} as t where t::text ilike '%lastenrad%'`.execute(
      server.database.kysely,
    );
    expect(found, name).toEqual([]);
  }
});

test('forgets those who are not enough with their week', async () => {
  const [anna, bert, cora] = crowd as [SignedInPerson, SignedInPerson, SignedInPerson];
  await search([anna, bert], 'Jobticket');
  clock.advance(7 * 24 * 60 * 60_000);
  await search([cora], 'Jobticket');
  expect(await missed()).toEqual([]);
  await search([anna, bert], 'Jobticket');
  expect(await missed()).toEqual([{ term: 'jobticket', weeks: ['2026-11-30'] }]);
});

test('leaves out what looks like a person: names, also misspelt, numbers, addresses, sentences', async () => {
  for (const query of ['Kreuxbergrre', 'AZ 4711/26', 'x@y.example', 'Herr Unbekanntermann', 'a b c d e'])
    await search(crowd, query);
  expect(await missed()).toEqual([]);
  expect(missedTermOf('„Sommer  Fest“')).toBe('sommer fest');
  expect(missedTermOf('x'.repeat(61))).toBeUndefined();
});

test('leaves out what finds something', async () => {
  await anOrgUnit(server, { name: 'Sternwarte' });
  await vi.waitFor(async () => {
    const { hits } = await server.services.search.searchAll(admin.actor, { q: 'Sternwarte', limit: 1, offset: 0 });
    expect(hits).toHaveLength(1);
  });
  await search(crowd, 'Sternwarte');
  expect(await missed()).toEqual([]);
});

test('keeps nothing while the policy is off, and deletes what was kept when it ends', async () => {
  await search(crowd, 'Kantine');
  expect(await missed()).toHaveLength(1);
  await report(false);
  await search(crowd, 'Betriebsausflug');
  expect(await admin.client.call(listMissedSearches, {})).toEqual({ isOn: false, terms: [] });
  await report(true);
  expect(await missed()).toEqual([]);
});

test('is for administrators, who take words off the list; the rest goes after its period', async () => {
  await search(crowd, 'Kantine');
  await search(crowd, 'Kegelbahn');
  await expect(crowd[0]?.client.call(listMissedSearches, {})).rejects.toMatchObject({ status: 403 });
  await admin.client.call(removeMissedSearch, { term: 'kantine' });
  expect((await missed()).map(({ term }) => term)).toEqual(['kegelbahn']);
  await sql`insert into search_missed (term, week) values ('altes', '2026-08-24'), ('neueres', '2026-09-07')`.execute(
    server.database.kysely,
  );
  await runJob('search.expire_missed');
  expect((await missed()).map(({ term }) => term)).toEqual(['kegelbahn', 'neueres']);
});

test('weeks begin on Mondays', () => {
  expect(weekOf('2026-11-23')).toBe('2026-11-23');
  expect(weekOf('2026-11-29')).toBe('2026-11-23');
  expect(weekOf('2027-01-01')).toBe('2026-12-28');
});
