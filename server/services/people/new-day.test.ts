import { anOrgUnit, aPerson, aSpace, manualClock, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const clock = manualClock('2026-11-22T10:00:00Z');
let server: TestServer;
let start = 0;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  // Each test has a season of its own, far from what the others stored.
  start += 100;
  await goTo(0);
});

/** A day of this test's season. */
function day(offset: number): string {
  return new Date(Date.UTC(2026, 10, 22 + start + offset)).toISOString().slice(0, 10);
}

/** Five past midnight in Berlin, or later, and the announcement. */
async function goTo(offset: number): Promise<void> {
  clock.set(`${day(offset - 1)}T23:05:00Z`);
  await announce();
}

const announce = () => server.database.transaction((tx) => server.services.people.announceNewDay(tx));

async function readEvents(): Promise<{ kind: string; payload: Record<string, unknown> }[]> {
  return (await server.database.pool.query('select kind, payload from events order by id')).rows;
}

/** What the work adds to the events. */
async function eventsOf(work: () => Promise<unknown>): Promise<{ kind: string; payload: Record<string, unknown> }[]> {
  const before = (await readEvents()).length;
  await work();
  return (await readEvents()).slice(before);
}

test('announces positions that begin or end with the day, once, with the units whose leads change', async () => {
  const [one, other] = [await anOrgUnit(server), await anOrgUnit(server)];
  const person = await aPerson(server, {
    positions: [
      { orgUnit: one.id, until: day(0) },
      { orgUnit: other.id, from: day(1), lead: true },
    ],
  });
  await aPerson(server, { positions: [{ orgUnit: one.id, from: day(2) }] });
  expect(await eventsOf(announce)).toEqual([]);
  const events = await eventsOf(() => goTo(1));
  expect(events.map(({ kind }) => kind)).toEqual(['people.positions.changed', 'people.org_unit.changed']);
  expect(events[0]?.payload.person).toBe(person.id);
  expect(new Set(events[0]?.payload.orgUnits as string[])).toEqual(new Set([one.id, other.id]));
  expect(events[1]?.payload).toEqual({ orgUnit: other.id });
  expect(await eventsOf(announce)).toEqual([]);
});

test('announces who leaves, who begins, and absences, also for days without a server', async () => {
  const left = await aPerson(server, { validUntil: day(1) });
  const begun = await aPerson(server, { validFrom: day(2) });
  await aPerson(server, { validUntil: day(3) });
  const away = await aPerson(server);
  await server.database.pool.query('insert into people_absences values (gen_random_uuid(), $1, $2, $3)', [
    away.id,
    day(2),
    day(8),
  ]);
  const events = await eventsOf(() => goTo(3));
  const personsOf = (kind: string) => events.filter((one) => one.kind === kind).map(({ payload }) => payload.person);
  expect(personsOf('people.person.changed').toSorted()).toEqual([left.id, begun.id].toSorted());
  expect(personsOf('people.positions.changed').toSorted()).toEqual([left.id, begun.id].toSorted());
  expect(personsOf('people.absence.changed')).toEqual([away.id]);
});

test('announces the loss of spaces through positions, leaving, and grants that ended', async () => {
  const unit = await anOrgUnit(server);
  const owner = await aPerson(server);
  const member = await aPerson(server, { positions: [{ orgUnit: unit.id, until: day(0) }] });
  const leaver = await aPerson(server, { validUntil: day(0) });
  const guest = await aPerson(server);
  const space = await aSpace(server, {
    owner: owner.id,
    visibility: 'hidden',
    grants: [
      { subject: { kind: 'org-unit', id: unit.id, below: false }, role: 'reader' },
      { subject: { kind: 'person', id: leaver.id }, role: 'editor' },
      { subject: { kind: 'person', id: guest.id }, role: 'editor' },
    ],
  });
  await server.database.pool.query('update spaces_grants set until_day = $2 where person = $1', [guest.id, day(0)]);
  const lost = (await eventsOf(() => goTo(1))).filter(({ kind }) => kind === 'spaces.access.lost');
  const expected = [member.id, leaver.id, guest.id].map((person) => ({ space: space.id, persons: [person] }));
  expect(lost.map(({ payload }) => payload)).toEqual(expect.arrayContaining(expected));
  expect(lost).toHaveLength(3);
  const { rowCount } = await server.database.pool.query('select 1 from spaces_grants where person = $1', [guest.id]);
  expect(rowCount).toBe(0);
});

test('forgets absences a month after their end', async () => {
  const person = await aPerson(server);
  await server.database.pool.query(
    'insert into people_absences select gen_random_uuid(), $1, day, day from unnest($2::date[]) as day',
    [person.id, [day(-29), day(-30)]],
  );
  await goTo(1);
  const { rows } = await server.database.pool.query('select until_day from people_absences where person = $1', [
    person.id,
  ]);
  expect(rows).toEqual([{ until_day: day(-29) }]);
});

test('runs on two servers at once and still announces once', async () => {
  await aPerson(server, { validUntil: day(0) });
  const events = await eventsOf(() => Promise.all([goTo(1), goTo(1)]));
  expect(events.filter(({ kind }) => kind === 'people.person.changed')).toHaveLength(1);
});
