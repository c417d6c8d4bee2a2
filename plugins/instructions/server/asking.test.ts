import { newPerson, setAbsence } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  manualClock,
  type SignedInPerson,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { remindersOf } from '../shared/index.ts';
import { tellAll, tellEveryDay } from './asking-jobs.ts';
import {
  confirm,
  issue,
  issueAgain,
  jumpTo,
  own,
  read,
  startInstructions,
  type TestInstructions,
  toldOf,
} from './test-instructions.ts';

const clock = manualClock('2043-12-01T09:00:00Z');
let all: TestInstructions;
let server: TestServer;
let office: string;
let unit: string;
let lead: SignedInPerson;
let anna: SignedInPerson;

beforeAll(async () => {
  all = await startInstructions(clock);
  server = all.server;
});
afterAll(() => server?.stop());
beforeEach(async () => {
  await jumpTo(server, clock, '2043-12-01T09:00:00Z');
  // What earlier tests issued asks nobody here.
  await server.database.pool.query('delete from instructions_instructions');
  [office, unit] = [(await anOrgUnit(server)).id, (await anOrgUnit(server)).id];
  lead = await aSignedInPerson(server, { positions: [{ orgUnit: office, lead: true }] });
  anna = await aSignedInPerson(server, { positions: [{ orgUnit: unit }] });
});

const issued = (deadline: string | null = null) => issue(all, lead, { office, units: [unit], deadline });
const toldIn = async (who: SignedInPerson, id: string) => (await toldOf(who, id, ['inbox'])).map(({ text }) => text.de);
const allTold = async (who: SignedInPerson, id: string) => (await toldOf(who, id)).map(({ text }) => text.de).reverse();
const move = (who: SignedInPerson, units: readonly string[]) =>
  server.database.transaction((tx) =>
    server.services.people.setPositions(
      tx,
      undefined,
      who.person.id,
      units.map((orgUnit) => ({ orgUnit, title: '', lead: false, main: true, from: null, until: null })),
    ),
  );
const many = (count: number) => {
  const positions = [{ orgUnit: unit, title: '', lead: false, main: true, from: null, until: null }];
  const names = Array.from({ length: count }, (_, index) => ({ givenName: 'Viele', familyName: `Leute ${index}` }));
  const persons = names.map((name) => ({ ...newPerson.parse(name), positions }));
  return server.database.transaction((tx) => server.services.people.createPersons(tx, undefined, persons));
};
const morning = async (moment: string) => {
  await jumpTo(server, clock, moment);
  await server.database.transaction((tx) => server.services.people.announceNewDay(tx));
  await tellEveryDay(all.newContext());
};

test('whoever is issued to is asked once, by a job, and no more once they have confirmed', async () => {
  const id = await issued('2043-12-10');
  await expect.poll(() => toldIn(anna, id), { timeout: 15_000 }).toHaveLength(1);
  expect(await toldIn(anna, id)).toEqual([expect.stringContaining('bis 10. Dezember 2043')]);
  await Promise.all([tellAll(all.newContext(), id), tellAll(all.newContext(), id)]);
  expect(await toldIn(anna, id)).toHaveLength(1);
  await confirm(anna, (await read(anna, id)).version.id, '2043-12-01T09:00:00Z');
  expect(await toldIn(anna, id)).toEqual([]);
  await tellAll(all.newContext(), id);
  expect(await allTold(anna, id)).toHaveLength(1);
});

test('who comes to the unit is asked then, who leaves it is not any more, and who comes back is asked again', async () => {
  const newcomer = await aSignedInPerson(server);
  const id = await issued();
  await tellAll(all.newContext(), id);
  expect(await toldIn(newcomer, id)).toEqual([]);
  await move(newcomer, [unit]);
  await expect.poll(() => toldIn(newcomer, id), { timeout: 15_000 }).toHaveLength(1);
  await move(newcomer, []);
  await expect.poll(() => toldIn(newcomer, id), { timeout: 15_000 }).toHaveLength(0);
  expect((await own(newcomer)).open).toEqual([]);
  await move(newcomer, [unit]);
  await expect.poll(() => toldIn(newcomer, id), { timeout: 15_000 }).toHaveLength(1);
});

test('who begins work on a later day is asked on that day', async () => {
  const id = await issued();
  const later = await aSignedInPerson(server, { positions: [{ orgUnit: unit, from: '2043-12-05' }] });
  await morning('2043-12-04T07:30:00+01:00');
  expect([(await own(later)).open, await toldIn(later, id)]).toEqual([[], []]);
  await morning('2043-12-05T07:30:00+01:00');
  expect((await own(later)).open).toMatchObject([{ instruction: id }]);
  expect(await toldIn(later, id)).toHaveLength(1);
});

test('an import that announces many at once has all of them asked', async () => {
  const id = await issued();
  const people = await many(60);
  const asked = async () =>
    (
      await server.database.pool.query(
        'select 1 from instructions_asked join instructions_versions v on v.id = version where v.instruction = $1 and person = any($2)',
        [id, people.map((person) => person.id)],
      )
    ).rowCount;
  await expect.poll(asked, { timeout: 15_000 }).toBe(60);
});

test('who is absent is neither asked nor reminded until they are back, and sees it all the same', async () => {
  await anna.client.call(setAbsence, { from: '2043-12-01', until: '2043-12-20', note: null, substitute: null });
  const id = await issued('2043-12-10');
  await tellAll(all.newContext(), id);
  await morning('2043-12-12T07:30:00+01:00');
  expect([await allTold(anna, id), (await own(anna)).open.length]).toEqual([[], 1]);
  await morning('2043-12-21T07:30:00+01:00');
  expect(await allTold(anna, id)).toEqual([expect.stringContaining('herausgegeben')]);
  // Nobody is late on their first day back.
  await morning('2043-12-22T07:30:00+01:00');
  expect(await allTold(anna, id)).toHaveLength(1);
  await morning('2044-01-04T07:30:00+01:00');
  expect(await allTold(anna, id)).toHaveLength(2);
});

test('reminders come before and after the day, each once, whatever the clock does', async () => {
  const id = await issued('2043-12-10');
  await tellAll(all.newContext(), id);
  for (const day of ['06', '07', '07', '08', '07', '11', '11', '10']) await morning(`2043-12-${day}T07:30:00+01:00`);
  expect(await allTold(anna, id)).toEqual([
    expect.stringContaining('herausgegeben'),
    expect.stringContaining('lesen und bestätigen Sie diese'),
    expect.stringContaining('der Tag dafür ist vorbei'),
  ]);
  // A server that did not run for weeks tells the last one alone.
  await morning('2044-02-01T07:30:00+01:00');
  await morning('2044-02-02T07:30:00+01:00');
  expect(await allTold(anna, id)).toHaveLength(4);
});

test('a new version begins its own reminders, and those of the old one end', async () => {
  const id = await issued('2043-12-10');
  await tellAll(all.newContext(), id);
  await issueAgain(all, lead, { instruction: id, units: [unit], after: 1, deadline: '2043-12-20' });
  await morning('2043-12-11T07:30:00+01:00');
  expect((await toldIn(anna, id)).filter((text) => text.includes('vorbei'))).toEqual([]);
  await morning('2043-12-21T07:30:00+01:00');
  expect((await toldIn(anna, id)).filter((text) => text.includes('vorbei'))).toHaveLength(1);
});

test('a server that dies while it asks has asked whom it asked; the next one asks the others, once', async () => {
  await Promise.all(Array.from({ length: 3 }, () => aPerson(server, { positions: [{ orgUnit: unit }] })));
  const id = await issued();
  const asked = async () => (await server.database.pool.query('select 1 from instructions_asked')).rowCount;
  // What the job of its own has done is undone.
  await expect.poll(asked, { timeout: 15_000 }).toBe(4);
  await server.database.pool.query('delete from instructions_asked');
  await server.database.pool.query('delete from notifications_entries');
  const context = all.newContext();
  const { notifications } = context.host;
  const { notify } = notifications;
  notifications.notify = async (...given) => {
    await notify.apply(notifications, given);
    throw new Error('killed');
  };
  try {
    await expect(tellAll(context, id)).rejects.toThrow('killed');
  } finally {
    notifications.notify = notify;
  }
  expect(await asked()).toBe(0);
  await Promise.all([tellAll(all.newContext(), id), tellAll(all.newContext(), id)]);
  expect([await asked(), (await allTold(anna, id)).length]).toEqual([4, 1]);
});

test('more people than fit into one transaction are asked in several', async () => {
  await many(1_100);
  const id = await issued();
  await tellAll(all.newContext(), id);
  const { rowCount } = await server.database.pool.query('select 1 from instructions_asked');
  expect(rowCount).toBe(1_101);
});

test('whoever is asked late is reminded by how long they know of it, not by the day that has passed', () => {
  const days = (askedOn: string, deadline: string | null) => remindersOf(askedOn, deadline).map(({ on }) => on);
  expect(days('2043-12-01', '2043-12-10')).toEqual(['2043-12-07', '2043-12-11', '2043-12-17', '2043-12-31']);
  expect(days('2043-12-08', '2043-12-10')).toEqual(['2043-12-11', '2043-12-17', '2043-12-31']);
  expect(days('2043-12-10', '2043-12-10')).toEqual(['2043-12-24', '2044-01-07', '2044-02-04']);
  expect(days('2043-12-01', null)).toEqual(['2043-12-15', '2043-12-29', '2044-01-26']);
});
