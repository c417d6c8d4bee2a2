import { newId } from '@kontor/base';
import {
  digestKind,
  getQuietHours,
  listNotifications,
  noQuietHours,
  setNotificationSetting,
  setNotificationStates,
  setQuietHours,
  setQuietNow,
  usualQuietHours,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { releaseHeld } from './quiet-service.ts';

const noon = '2026-11-26T12:00:00+01:00';
const evening = '2026-11-26T20:00:00+01:00';
const morning = '2026-11-27T07:00:00+01:00';
const clock = manualClock(noon);
let server: TestServer;
let anna: SignedInPerson;
let ref: `spaces/space/${string}`;

beforeAll(async () => {
  server = await startTestServer({ clock });
  for (const kind of ['quiet.calm', 'quiet.urgent'])
    server.services.notifications.defineKind({ kind, label: { de: `Etwas (${kind})`, en: kind }, on: true });
});
afterAll(() => server.stop());
beforeEach(async () => {
  clock.set(noon);
  anna = await aSignedInPerson(server);
  ref = `spaces/space/${(await aSpace(server, { owner: anna.person.id })).id}`;
});

function tell(kind = 'quiet.calm', dedupeKey = newId()): Promise<void> {
  clock.advance(1000);
  const text = { de: 'Etwas ist passiert', en: 'Something happened' };
  return server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      ...{ kind, ref, text, dedupeKey },
      persons: [anna.person.id],
      causedBy: undefined,
    }),
  );
}

async function shelf(show: 'inbox' | 'later' = 'inbox') {
  const { notifications, unread } = await anna.client.call(listNotifications, { show });
  return { unread, entries: notifications.map(({ kind, state }) => `${kind} ${state}`) };
}

const choose = (always: string[] = []) => anna.client.call(setQuietHours, { hours: usualQuietHours, always });
/** What the job does that comes every few minutes. */
async function release(): Promise<void> {
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, releaseHeld, {}));
  const open =
    "select count(*)::int as jobs from pgboss.job where name = $1 and state <> 'completed' and start_after < now()";
  const waiting = async () => (await server.database.pool.query(open, [releaseHeld.name])).rows[0].jobs;
  await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
}

test('by day everything comes at once; without quiet hours by night, too', async () => {
  clock.set(evening);
  await tell();
  expect(await shelf()).toEqual({ unread: 1, entries: ['quiet.calm unread'] });
  await choose();
  clock.set(noon);
  expect((await anna.client.call(getQuietHours, {})).quietUntil).toBeNull();
  await tell();
  expect((await shelf()).unread).toBe(2);
});

test('what comes in the quiet waits, and one entry tells of it when that ends', async () => {
  await choose();
  clock.set(evening);
  // By the hours, which is nothing that is taken back by hand.
  const quiet = { quietUntil: new Date(morning).toISOString(), isByHand: false };
  expect(await anna.client.call(getQuietHours, {})).toMatchObject(quiet);
  for (const _each of [1, 2, 3]) await tell();
  expect(await shelf()).toEqual({ unread: 0, entries: [] });
  expect((await shelf('later')).entries).toHaveLength(3);
  await release();
  expect((await shelf()).unread).toBe(0);
  clock.set(morning);
  await release();
  const inbox = await anna.client.call(listNotifications, {});
  expect(inbox.unread).toBe(1);
  expect(inbox.notifications[0]).toMatchObject({
    kind: 'notifications.digest',
    text: { de: 'Während Ihrer Ruhezeit kamen 3 Mitteilungen: 3 × Etwas (quiet.calm)' },
    card: { path: '/inbox' },
  });
  expect((await shelf()).entries.slice(1)).toEqual(Array.from({ length: 3 }, () => 'quiet.calm read'));
  await release();
  expect((await shelf()).entries).toHaveLength(4);
});

test('one or two come back by themselves', async () => {
  await choose();
  clock.set(evening);
  await tell();
  await tell();
  clock.set(morning);
  await release();
  expect(await shelf()).toEqual({ unread: 2, entries: ['quiet.calm unread', 'quiet.calm unread'] });
});

test('who wants no overview gets each of them', async () => {
  await choose();
  await anna.client.call(setNotificationSetting, { kind: digestKind, on: false });
  clock.set(evening);
  for (const _each of [1, 2, 3]) await tell();
  clock.set(morning);
  await release();
  expect(await shelf()).toEqual({ unread: 3, entries: Array.from({ length: 3 }, () => 'quiet.calm unread') });
});

test('what somebody marked comes at once all the same', async () => {
  await choose(['quiet.urgent']);
  clock.set(evening);
  await tell('quiet.urgent');
  await tell();
  expect(await shelf()).toEqual({ unread: 1, entries: ['quiet.urgent unread'] });
});

test('the working day is ended by hand, and taken up again: then what waited is there', async () => {
  await expect(anna.client.call(setQuietNow, { on: true })).rejects.toMatchObject({ code: noQuietHours.code });
  await choose();
  const ended = await anna.client.call(setQuietNow, { on: true });
  expect(ended).toMatchObject({ quietUntil: new Date(morning).toISOString(), isByHand: true });
  await tell();
  expect((await shelf()).unread).toBe(0);
  expect(await anna.client.call(setQuietNow, { on: false })).toMatchObject({ quietUntil: null, isByHand: false });
  expect((await shelf()).unread).toBe(1);
});

test('without quiet hours any more, what waits comes out; what the person put off themselves stays put off', async () => {
  await tell();
  const [own] = (await anna.client.call(listNotifications, {})).notifications;
  const laterUntil = new Date('2026-12-01T12:00:00Z').toISOString();
  await anna.client.call(setNotificationStates, { notifications: [own?.id ?? ''], laterUntil });
  await choose();
  clock.set(evening);
  await tell();
  await anna.client.call(setQuietHours, { hours: null, always: [] });
  expect(await shelf()).toEqual({ unread: 1, entries: ['quiet.calm unread'] });
  expect((await shelf('later')).entries).toHaveLength(1);
});

test('an object that was seen where it happened is done, also what waits about it', async () => {
  await choose();
  clock.set(evening);
  await tell();
  const settled = { person: anna.person.id, ref, kinds: ['quiet.calm'] };
  await server.database.transaction((tx) => server.services.notifications.settle(tx, settled));
  clock.set(morning);
  await release();
  expect(await shelf()).toEqual({ unread: 0, entries: [] });
});
