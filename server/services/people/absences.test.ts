import { type CallInputOf, changeAbsence, listAbsences, removeAbsence, setAbsence } from '@kontor/schema';
import {
  aPerson,
  aSignedInPerson,
  liveClient,
  manualClock,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

/** Half past midnight in Berlin, still the day before in UTC. */
const clock = manualClock('2026-11-21T23:30:00Z');
let server: TestServer;
let anna: Awaited<ReturnType<typeof aSignedInPerson>>;
let ben: Awaited<ReturnType<typeof aSignedInPerson>>;
let admin: Awaited<ReturnType<typeof aSignedInPerson>>;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  anna = await aSignedInPerson(server, { givenName: 'Anna' });
  ben = await aSignedInPerson(server, { givenName: 'Ben' });
});

const enter = (input: CallInputOf<typeof setAbsence>, by = anna) => by.client.call(setAbsence, input);
const currentOf = (person: string) =>
  server.database.transaction((tx) => server.services.people.findCurrentAbsences(tx, [person]));

test('an absence is listed with the name of the substitute, and current on its days in the organisation’s zone', async () => {
  await enter({ from: '2026-11-22', until: '2026-11-22', substitute: ben.person.id, note: 'Urlaub' });
  await enter({ from: '2026-12-24', until: '2026-12-31' });
  const { absences } = await anna.client.call(listAbsences, {});
  expect(absences).toMatchObject([
    { from: '2026-11-22', substituteName: ben.person.name, note: 'Urlaub' },
    { from: '2026-12-24', substituteName: null, note: null },
  ]);
  expect(await currentOf(anna.person.id)).toMatchObject([{ from: '2026-11-22', substitute: ben.person.id }]);
  expect((await ben.client.call(listAbsences, {})).absences).toEqual([]);
});

test('nobody is away twice at once, also when both are entered at the same moment', async () => {
  await enter({ from: '2026-12-01', until: '2026-12-05' });
  for (const [from, until] of [
    ['2026-12-05', '2026-12-09'],
    ['2026-11-30', '2026-12-01'],
    ['2026-12-02', '2026-12-03'],
    ['2026-11-01', '2026-12-31'],
  ] as const) {
    await expect(enter({ from, until })).rejects.toMatchObject({ status: 409, code: 'people.absence_overlaps' });
  }
  await enter({ from: '2026-12-06', until: '2026-12-07' });
  const both = await Promise.allSettled([
    enter({ from: '2027-01-01', until: '2027-01-02' }),
    enter({ from: '2027-01-02', until: '2027-01-03' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('dates in reverse, oneself as substitute, and substitutes who do not exist or have left are refused', async () => {
  const days = { from: '2026-12-01', until: '2026-12-02' };
  const left = await aPerson(server, { validUntil: '2026-11-21' });
  await expect(enter({ from: '2026-12-02', until: '2026-12-01' })).rejects.toMatchObject({
    code: 'people.absence_dates',
  });
  await expect(enter({ ...days, substitute: anna.person.id })).rejects.toMatchObject({
    code: 'people.substitute_self',
  });
  for (const substitute of [anna.actor.account, left.id]) {
    await expect(enter({ ...days, substitute })).rejects.toMatchObject({ code: 'people.person_not_found' });
  }
});

test('somebody else’s absence is entered and removed by administrators alone, and audited', async () => {
  const input = { person: ben.person.id, from: '2026-12-01', until: '2026-12-02' };
  await expect(enter(input)).rejects.toMatchObject({ status: 403 });
  const entered = await enter(input, admin);
  await expect(anna.client.call(removeAbsence, { absence: entered.id })).rejects.toMatchObject({
    status: 404,
    code: 'people.absence_not_found',
  });
  await admin.client.call(removeAbsence, { absence: entered.id });
  expect((await ben.client.call(listAbsences, {})).absences).toEqual([]);
  const { rows } = await server.database.pool.query('select kind, person from audit_log where object = $1', [
    `people/person/${ben.person.id}`,
  ]);
  expect(rows).toEqual([
    { kind: 'people.absence_changed', person: admin.person.id },
    { kind: 'people.absence_changed', person: admin.person.id },
  ]);
});

test('one that runs ends with yesterday when it is removed: the person is back', async () => {
  const running = await enter({ from: '2026-11-20', until: '2026-11-30' });
  await anna.client.call(removeAbsence, { absence: running.id });
  expect(await currentOf(anna.person.id)).toEqual([]);
  expect((await anna.client.call(listAbsences, {})).absences).toEqual([]);
  await expect(anna.client.call(removeAbsence, { absence: running.id })).rejects.toMatchObject({
    code: 'people.absence_not_found',
  });
  await enter({ from: '2026-11-22', until: '2026-11-22' });
});

test('clients hear of it with the card; the note and the days reach the person alone', async () => {
  const [own, others] = [await liveClient(anna.client, 0), await liveClient(ben.client, 0)];
  await enter({ from: '2026-11-22', until: '2026-11-23', note: 'privat' });
  const isMine = (event: { kind: string; payload: Record<string, unknown> }) =>
    event.kind === 'people.absence.changed' && event.payload.person === anna.person.id;
  const mine = await own.waitFor(isMine);
  const theirs = await others.waitFor(isMine);
  own.close();
  others.close();
  expect(mine.object).toMatchObject({ state: 'absent', absences: [{ note: 'privat' }] });
  expect(theirs.object).toMatchObject({ title: anna.person.name, state: 'absent' });
  expect(JSON.stringify(theirs)).not.toContain('privat');
});

test('an own absence is changed under the rules of entering one, and not in its own way', async () => {
  const entered = await enter({ from: '2026-12-01', until: '2026-12-05' });
  const other = await enter({ from: '2026-12-10', until: '2026-12-12' });
  const change = (input: Omit<CallInputOf<typeof changeAbsence>, 'absence'>, by = anna) =>
    by.client.call(changeAbsence, { absence: entered.id, ...input });
  const days = { from: '2026-12-03', until: '2026-12-08' };
  await change({ ...days, substitute: ben.person.id, note: 'Fortbildung' });
  expect((await anna.client.call(listAbsences, {})).absences).toMatchObject([
    { id: entered.id, ...days, substituteName: ben.person.name, note: 'Fortbildung' },
    { id: other.id },
  ]);
  await expect(change({ from: '2026-12-03', until: '2026-12-10' })).rejects.toMatchObject({
    code: 'people.absence_overlaps',
  });
  await expect(change({ ...days, substitute: anna.person.id })).rejects.toMatchObject({
    code: 'people.substitute_self',
  });
  await expect(change({ from: '2026-12-08', until: '2026-12-03' })).rejects.toMatchObject({
    code: 'people.absence_dates',
  });
});

test('nobody changes the absence of somebody else, nor one that is over', async () => {
  const days = { from: '2026-12-01', until: '2026-12-05' };
  const [entered, over] = [await enter(days), await enter({ from: '2026-11-01', until: '2026-11-21' })];
  for (const [absence, by] of [
    [entered, ben],
    [entered, admin],
    [over, anna],
  ] as const) {
    await expect(by.client.call(changeAbsence, { absence: absence.id, ...days })).rejects.toMatchObject({
      code: 'people.absence_not_found',
    });
  }
});

test('a substitute sees whom they stand in for and when, but not why', async () => {
  await enter({ from: '2026-11-20', until: '2026-11-21', substitute: ben.person.id });
  await enter({ from: '2026-12-24', until: '2026-12-31', substitute: ben.person.id, note: 'privat' });
  const next = await enter({ from: '2026-12-01', until: '2026-12-02', substitute: ben.person.id });
  const { standsIn } = await ben.client.call(listAbsences, {});
  const { id: person, name } = anna.person;
  const wholeDays = { fromTime: null, untilTime: null };
  expect(standsIn).toEqual([
    { id: next.id, person, name, from: '2026-12-01', until: '2026-12-02', ...wholeDays },
    { id: expect.any(String), person, name, from: '2026-12-24', until: '2026-12-31', ...wholeDays },
  ]);
  expect((await anna.client.call(listAbsences, {})).standsIn).toEqual([]);
});
