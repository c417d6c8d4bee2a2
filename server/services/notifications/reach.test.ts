import { newId } from '@kontor/base';
import {
  addPushDevice,
  endOtherSessions,
  getPolicies,
  getPush,
  listNotifications,
  pollLive,
  pushForbidden,
  pushServiceRefused,
  removePushDevice,
  setAbsence,
  setMailSettings,
  setNotificationSetting,
  setNotificationStates,
  setPolicies,
  setQuietHours,
  signOut,
  usualQuietHours,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  liveClient,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readVapid, startPushCatcher } from './push/testing/push-catcher.ts';
import { aroundMs, reachOut } from './reach-service.ts';

const kind = 'reach.thing';
/** After the time of the database, which would otherwise do at once what is put off. */
const noon = '2027-11-25T12:00:00+01:00';
const clock = manualClock(noon);
let server: TestServer;
let mails: MailCatcher;
let service: Awaited<ReturnType<typeof startPushCatcher>>;
let chief: SignedInPerson;
let anna: SignedInPerson;
let address: string;
let path: string;

beforeAll(async () => {
  server = await startTestServer({ clock, skipVerify: true });
  server.services.notifications.defineKind({ kind, label: { de: 'Etwas ist neu', en: 'Something is new' }, on: true });
  [mails, service] = await Promise.all([startMailCatcher(), startPushCatcher()]);
  chief = await aSignedInPerson(server, { roles: ['administrator'] });
  await chief.client.call(setMailSettings, { url: mails.url, user: null, from: 'kontor@example.org' });
});
afterAll(async () => {
  await server.stop();
  await mails.stop();
  await service.stop();
});
beforeEach(async () => {
  clock.set(noon);
  service.answer(201);
  address = `${newId()}@example.org`;
  path = `/push/${newId()}`;
  anna = await aSignedInPerson(server, { email: address });
});

const byMail = () => anna.client.call(setNotificationSetting, { kind, mail: true });
const byPush = (showsTitles = true) => anna.client.call(addPushDevice, { ...service.subscription(path), showsTitles });

async function tell(name = 'Umzug'): Promise<string> {
  clock.advance(1000);
  const space = await aSpace(server, { owner: anna.person.id, name });
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      ...{ kind, ref: `spaces/space/${space.id}`, text: { de: 'Neu', en: 'New' }, dedupeKey: newId() },
      persons: [anna.person.id],
      causedBy: undefined,
    }),
  );
  const { notifications } = await anna.client.call(listNotifications, {});
  return notifications[0]?.id ?? '';
}

/** What runs by itself now, and what it queues. */
async function settle(): Promise<void> {
  const open = `select count(*)::int as jobs from pgboss.job
    where name in ('notifications.reach_out', 'notifications.mail', 'notifications.push')
      and state in ('created', 'active') and start_after <= now()`;
  const waiting = async () => (await server.database.pool.query(open)).rows[0].jobs;
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
}

/** What comes again for who was around when it came. */
async function lookAgain(notification: string, since: Date): Promise<void> {
  const job = { notifications: [notification], since: since.toISOString() };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, reachOut, job));
  await settle();
}

const pushes = () => service.pushes.filter((push) => push.path === path);
const payloads = () => pushes().map(({ text }) => JSON.parse(text));
const mailCount = () => mails.count(address);

test('who has chosen nothing is told in the inbox alone', async () => {
  await tell();
  await settle();
  expect([pushes().length, mailCount()]).toEqual([0, 0]);
});

test('who is not at Kontor gets a mail at once, where they want that for the kind', async () => {
  await byMail();
  await tell('Straßenfest');
  await settle();
  expect(mailCount()).toBe(1);
  const mail = await mails.next(address);
  expect(mail).toContain('- Neu');
  expect(mail).toMatch(/List-Unsubscribe:/);
  await settle();
  expect(mailCount()).toBe(1);
});

test('who is busy in Kontor is told there and nowhere else; who leaves at once is told after a while', async () => {
  await byMail();
  await server.services.notifications.see(anna.person.id);
  const stayed = await tell();
  const since = clock.now();
  await settle();
  expect(mailCount()).toBe(0);
  clock.advance(20_000);
  await server.services.notifications.see(anna.person.id);
  clock.advance(aroundMs);
  await lookAgain(stayed, since);
  expect(mailCount()).toBe(0);
  const left = await tell();
  const leaving = clock.now();
  await settle();
  clock.advance(aroundMs + 1000);
  await lookAgain(left, leaving);
  expect(mailCount()).toBe(1);
});

test('a window in which somebody is at work says so, over a socket or without one', async () => {
  await byMail();
  const live = await liveClient(anna.client, 0);
  live.sendRaw(JSON.stringify({ type: 'ping' }));
  live.sendRaw(JSON.stringify({ type: 'ping', busy: true }));
  const seen = async () => {
    const found = 'select seen_at as at from notifications_present where person = $1';
    return (await server.database.pool.query(found, [anna.person.id])).rows[0]?.at.toISOString();
  };
  await expect.poll(seen).toBe(clock.now().toISOString());
  live.close();
  clock.advance(60_000);
  await anna.client.call(pollLive, { cursor: 0, wait: 0, busy: 'true' });
  expect(await seen()).toBe(clock.now().toISOString());
});

test('who is absent is told of nothing, but for what cannot wait', async () => {
  await byMail();
  await anna.client.call(setAbsence, { from: '2027-11-25', until: '2027-11-26' });
  await tell();
  await settle();
  expect(mailCount()).toBe(0);
  await anna.client.call(setQuietHours, { hours: null, always: [kind] });
  await tell();
  await settle();
  expect(mailCount()).toBe(1);
});

test('a device gets the title and the kind, encrypted, signed with the key that it subscribed with', async () => {
  const { key } = await anna.client.call(getPush, {});
  await byPush();
  const id = await tell('Straßenfest');
  await settle();
  expect(payloads()).toMatchObject([{ title: 'Straßenfest', body: 'Etwas ist neu', notification: id }]);
  const headers = pushes()[0]?.headers ?? {};
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
  const signed = readVapid(String(headers.authorization));
  expect(signed).toMatchObject({ key, claims: { aud: service.origin } });
});

test('a device whose owner does not want titles on it says only that there is something', async () => {
  await byPush(false);
  await tell('Streng geheim');
  await settle();
  expect(payloads()).toMatchObject([{ title: 'Neues in Kontor', body: '' }]);
  expect(pushes()[0]?.text).not.toContain('geheim');
});

test('who is told on a device gets no mail besides; where the device is gone, the mail goes', async () => {
  await byMail();
  await byPush();
  await tell();
  await settle();
  expect([pushes().length, mailCount()]).toEqual([1, 0]);
  service.answer(410);
  await tell();
  await settle();
  expect([pushes().length, mailCount()]).toEqual([2, 1]);
  expect((await anna.client.call(getPush, {})).devices).toEqual([]);
});

test('a note names what is still unread, so that the others go', async () => {
  await byPush();
  const first = await tell('Erstens');
  await settle();
  await anna.client.call(setNotificationStates, { notifications: [first], state: 'done' });
  await tell('Zweitens');
  await settle();
  const [before, after] = payloads();
  expect(before.still).toContain(before.tag);
  expect(after.still).toEqual([after.tag]);
});

test('a note says how many entries of the inbox are unread, as the inbox itself counts them', async () => {
  await byPush();
  await tell('Erstens');
  await settle();
  await tell('Zweitens');
  await settle();
  const { unread } = await anna.client.call(listNotifications, { show: 'inbox' });
  expect(unread).toBeGreaterThan(1);
  expect(payloads().at(-1).unread).toBe(unread);
});

test('the kind can be switched off for devices; in quiet hours nothing comes until they end', async () => {
  await byPush();
  await anna.client.call(setNotificationSetting, { kind, push: false });
  await tell();
  await settle();
  expect(pushes()).toEqual([]);
  await anna.client.call(setNotificationSetting, { kind, push: true });
  await anna.client.call(setQuietHours, { hours: usualQuietHours, always: [] });
  clock.set('2027-11-25T20:00:00+01:00');
  await tell('In der Nacht');
  await settle();
  expect(pushes()).toEqual([]);
  clock.set('2027-11-26T07:00:00+01:00');
  await anna.client.call(setQuietHours, { hours: null, always: [] });
  await settle();
  expect(payloads()).toMatchObject([{ title: 'In der Nacht' }]);
});

test('a device is told of nothing after signing out there, or being removed', async () => {
  const made = await byPush();
  expect((await anna.client.call(getPush, {})).devices).toMatchObject([{ isCurrent: true, showsTitles: true }]);
  await anna.client.call(removePushDevice, { device: made.id });
  await tell();
  await byPush();
  await anna.client.call(signOut, {});
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      ...{ kind, ref: `people/person/${anna.person.id}`, text: { de: 'Neu', en: 'New' }, dedupeKey: newId() },
      persons: [anna.person.id],
      causedBy: undefined,
    }),
  );
  await settle();
  expect(pushes()).toEqual([]);
  const { rows } = await server.database.pool.query('select 1 from notifications_devices where person = $1', [
    anna.person.id,
  ]);
  expect(rows).toEqual([]);
});

test('nobody removes or sees the device of somebody else', async () => {
  const made = await byPush();
  expect((await chief.client.call(getPush, {})).devices).toEqual([]);
  await expect(chief.client.call(removePushDevice, { device: made.id })).rejects.toMatchObject({ status: 404 });
  await anna.client.call(endOtherSessions, {});
  expect((await anna.client.call(getPush, {})).devices).toHaveLength(1);
});

test('the organisation may want no notes on devices', async () => {
  await byPush();
  const {
    uploadMegabytesAtMost: _most,
    secondFactorSince: _since,
    staffCouncil: _mode,
    ...before
  } = await chief.client.call(getPolicies, {});
  const { revision } = await chief.client.call(setPolicies, { ...before, webPush: false });
  await tell();
  await settle();
  expect(pushes()).toEqual([]);
  expect((await anna.client.call(getPush, {})).key).toBeNull();
  await expect(byPush()).rejects.toMatchObject({ code: pushForbidden.code });
  await chief.client.call(setPolicies, { ...before, revision });
});

test('this server asks nobody within its own network', async () => {
  const careful = await startTestServer();
  try {
    const { client } = await aSignedInPerson(careful);
    const add = (endpoint: string) =>
      client.call(addPushDevice, { ...service.subscription(), endpoint, showsTitles: false });
    for (const host of [
      '127.0.0.1',
      '10.1.2.3',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
      'localhost',
      '2130706433',
    ])
      await expect(add(`https://${host}/push`)).rejects.toMatchObject({ code: pushServiceRefused.code });
    await expect(add('http://example.org/push')).rejects.toMatchObject({ status: 400 });
    await expect(add('https://user:password@127.0.0.1/push')).rejects.toMatchObject({ code: pushServiceRefused.code });
  } finally {
    await careful.stop();
  }
});
