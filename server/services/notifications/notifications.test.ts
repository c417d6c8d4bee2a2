import { newId, type Ref, refOf } from '@kontor/base';
import {
  type CallInputOf,
  getNotificationSettings,
  getSession,
  inboxChanged,
  inboxUpdate,
  listNotifications,
  markAllNotificationsRead,
  notificationNotFound,
  setNotificationSetting,
  setNotificationStates,
} from '@kontor/schema';
import {
  aPerson,
  aSignedInPerson,
  aSpace,
  liveClient,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringBack } from './inbox-service.ts';

const clock = manualClock();
let server: TestServer;
let anna: SignedInPerson;
let bert: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  const { notifications } = server.services;
  notifications.defineKind({
    kind: 'test.happened',
    label: { de: 'Etwas ist passiert', en: 'Something happened' },
    on: true,
  });
  notifications.defineKind({ kind: 'test.quiet', label: { de: 'Leises', en: 'Quiet' }, on: false });
});
afterAll(() => server.stop());

/** Two people of their own and a hidden space that Anna owns and Bert may read. */
async function begin(): Promise<{ ref: Ref; space: string }> {
  anna = await aSignedInPerson(server);
  bert = await aSignedInPerson(server);
  const grants = [{ subject: { kind: 'person', id: bert.person.id }, role: 'reader' }] as const;
  const space = await aSpace(server, { owner: anna.person.id, visibility: 'hidden', grants });
  return { ref: refOf('spaces', 'space', space.id), space: space.id };
}

interface Told {
  readonly persons?: readonly string[];
  readonly kind?: string;
  readonly key?: string;
  readonly causedBy?: string;
  readonly text?: string;
}

async function tell(ref: Ref, told: Told = {}): Promise<void> {
  clock.advance(1000);
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      kind: told.kind ?? 'test.happened',
      persons: told.persons ?? [anna.person.id, bert.person.id],
      ref,
      text: { de: told.text ?? 'Etwas ist passiert', en: 'Something happened' },
      dedupeKey: told.key ?? newId(),
      causedBy: told.causedBy,
    }),
  );
}

const inboxOf = (who: SignedInPerson, show: 'inbox' | 'later' | 'done' = 'inbox') =>
  who.client.call(listNotifications, { show });

type NotificationChange = Omit<CallInputOf<typeof setNotificationStates>, 'notifications'>;

const change = (who: SignedInPerson, notification: string, to: NotificationChange) =>
  who.client.call(setNotificationStates, { notifications: [notification], ...to });

test('tells those concerned, but not who caused it', async () => {
  const { ref } = await begin();
  await tell(ref, { causedBy: anna.person.id });
  expect(await inboxOf(anna)).toEqual({ notifications: [], unread: 0 });
  const { notifications, unread } = await inboxOf(bert);
  expect(unread).toBe(1);
  expect(notifications[0]).toMatchObject({ ref, state: 'unread', laterUntil: null, card: { ref } });
});

test('says who caused it where the text names them, and nowhere else', async () => {
  const { ref } = await begin();
  const causedBy = anna.person.id;
  await tell(ref, { causedBy, text: `${anna.person.name} ist da.` });
  await tell(ref, { causedBy });
  const { notifications } = await inboxOf(bert);
  expect(notifications.map(({ by }) => by?.name)).toEqual([undefined, anna.person.name]);
  expect(notifications[1]?.by?.id).toBe(causedBy);
});

test('tells nobody who may not see the object', async () => {
  const { ref } = await begin();
  const stranger = await aSignedInPerson(server);
  await tell(ref, { persons: [stranger.person.id, bert.person.id] });
  expect((await inboxOf(stranger)).unread).toBe(0);
  expect((await inboxOf(bert)).unread).toBe(1);
  const { rows } = await server.database.pool.query('select 1 from notifications_entries where person = $1', [
    stranger.person.id,
  ]);
  expect(rows).toEqual([]);
});

test('tells once however often the handler runs, and at once in two transactions', async () => {
  const { ref } = await begin();
  await Promise.all([tell(ref, { key: 'same' }), tell(ref, { key: 'same' })]);
  await tell(ref, { key: 'same' });
  expect((await inboxOf(bert)).unread).toBe(1);
  expect((await inboxOf(anna)).unread).toBe(1);
});

test('tells nothing when the transaction is rolled back', async () => {
  const { ref } = await begin();
  const undone = server.database.transaction(async (tx) => {
    const text = { de: 'Nie', en: 'Never' };
    const told = {
      kind: 'test.happened',
      persons: [bert.person.id],
      ref,
      text,
      dedupeKey: newId(),
      causedBy: undefined,
    };
    await server.services.notifications.notify(tx, told);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await inboxOf(bert)).unread).toBe(0);
});

test('obeys what each person has switched on and off', async () => {
  const { ref } = await begin();
  await bert.client.call(setNotificationSetting, { kind: 'test.happened', on: false });
  await bert.client.call(setNotificationSetting, { kind: 'test.quiet', on: true });
  await tell(ref);
  await tell(ref, { kind: 'test.quiet' });
  expect((await inboxOf(anna)).notifications.map(({ kind }) => kind)).toEqual(['test.happened']);
  expect((await inboxOf(bert)).notifications.map(({ kind }) => kind)).toEqual(['test.quiet']);
  const { kinds } = await bert.client.call(getNotificationSettings, {});
  const own = kinds.filter(({ kind }) => kind.startsWith('test.')).map(({ kind, on }) => [kind, on]);
  expect(own).toEqual([
    ['test.happened', false],
    ['test.quiet', true],
  ]);
  const unknown = bert.client.call(setNotificationSetting, { kind: 'test.unknown', on: true });
  await expect(unknown).rejects.toMatchObject({ code: notificationNotFound.code });
});

test('hides and does not count what somebody may no longer see', async () => {
  const { ref, space } = await begin();
  await tell(ref);
  const [before] = (await inboxOf(bert)).notifications;
  await server.database.pool.query('delete from spaces_grants where space = $1 and person = $2', [
    space,
    bert.person.id,
  ]);
  expect(await inboxOf(bert)).toEqual({ notifications: [], unread: 0 });
  const id = before?.id ?? '';
  expect(await change(bert, id, { state: 'read' })).toMatchObject({ notifications: [], gone: [id] });
  expect(await bert.client.call(markAllNotificationsRead, {})).toEqual({ notifications: [] });
  expect((await inboxOf(anna)).unread).toBe(1);
});

test('changes only the own notifications', async () => {
  const { ref } = await begin();
  await tell(ref);
  const [entry] = (await inboxOf(bert)).notifications;
  const id = entry?.id ?? '';
  expect(await change(anna, id, { state: 'done' })).toMatchObject({ notifications: [], gone: [id] });
  expect((await inboxOf(bert)).notifications[0]).toMatchObject({ id, state: 'unread' });
});

test('moves between inbox, done and back', async () => {
  const { ref } = await begin();
  await tell(ref);
  const notification = (await inboxOf(bert)).notifications[0]?.id ?? '';
  await change(bert, notification, { state: 'done' });
  expect(await inboxOf(bert)).toEqual({ notifications: [], unread: 0 });
  expect((await inboxOf(bert, 'done')).notifications.map(({ id }) => id)).toEqual([notification]);
  await change(bert, notification, { state: 'unread' });
  expect((await inboxOf(bert)).unread).toBe(1);
});

test('marks everything read, and undoes it one by one', async () => {
  const { ref } = await begin();
  await tell(ref);
  await tell(ref);
  const { notifications } = await bert.client.call(markAllNotificationsRead, {});
  expect(notifications).toHaveLength(2);
  expect((await inboxOf(bert)).unread).toBe(0);
  for (const notification of notifications) await change(bert, notification, { state: 'unread' });
  expect((await inboxOf(bert)).unread).toBe(2);
});

test('puts off until a moment, and not into the past', async () => {
  const { ref } = await begin();
  await tell(ref);
  const notification = (await inboxOf(bert)).notifications[0]?.id ?? '';
  const later = new Date(clock.now().getTime() + 60 * 60 * 1000).toISOString();
  await change(bert, notification, { laterUntil: later });
  expect((await inboxOf(bert)).unread).toBe(0);
  expect((await inboxOf(bert, 'later')).notifications[0]).toMatchObject({ id: notification, laterUntil: later });
  await change(bert, notification, { laterUntil: null });
  expect((await inboxOf(bert)).unread).toBe(1);
  const past = new Date(clock.now().getTime() - 1000).toISOString();
  expect(await change(bert, notification, { laterUntil: past })).toMatchObject({
    notifications: [{ laterUntil: null }],
  });
});

test('brings back what was put off, as new, but nothing before its time', async () => {
  const { ref } = await begin();
  await tell(ref);
  const notification = (await inboxOf(bert)).notifications[0]?.id ?? '';
  const hour = 60 * 60 * 1000;
  const laterUntil = new Date(clock.now().getTime() + hour).toISOString();
  await change(bert, notification, { state: 'read', laterUntil });
  const wake = () => server.database.transaction((tx) => server.core.jobs.enqueue(tx, bringBack, { notification }));
  await wake();
  const open =
    "select count(*) as jobs from pgboss.job where name = $1 and state <> 'completed' and start_after < now()";
  const waiting = async () => (await server.database.pool.query(open, [bringBack.name])).rows[0].jobs;
  await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
  expect((await inboxOf(bert)).notifications).toEqual([]);
  clock.advance(hour);
  await tell(ref, { persons: [anna.person.id] });
  await wake();
  await expect.poll(async () => (await inboxOf(bert)).unread, { timeout: 10_000 }).toBe(1);
  expect((await inboxOf(bert)).notifications[0]).toMatchObject({ id: notification, state: 'unread', laterUntil: null });
});

test('turns pages without leaving anything out, also among equal moments', async () => {
  const { ref } = await begin();
  for (let count = 0; count < 5; count += 1) await tell(ref);
  await server.database.pool.query(
    `update notifications_entries set created_at = date_trunc('minute', created_at) where person = $1`,
    [bert.person.id],
  );
  const found = new Set<string>();
  let before: string | undefined;
  for (;;) {
    const page = await bert.client.call(listNotifications, { limit: 2, ...(before ? { before } : {}) });
    if (page.notifications.length === 0) break;
    for (const { id } of page.notifications) found.add(id);
    before = page.notifications.at(-1)?.createdAt;
  }
  expect(found.size).toBe(5);
});

test('tells live clients what came, and nobody else', async () => {
  const { ref } = await begin();
  const { cursor } = await bert.client.call(getSession, {});
  const [live, other] = [await liveClient(bert.client, cursor), await liveClient(anna.client, cursor)];
  await tell(ref, { persons: [bert.person.id] });
  const event = await live.waitFor(({ kind }) => kind === inboxChanged.kind);
  const update = inboxUpdate.parse(event.object);
  expect(update).toMatchObject({ unread: 1, gone: [], notifications: [{ ref, state: 'unread' }] });
  await tell(ref, { persons: [anna.person.id] });
  const own = await other.waitFor(({ kind }) => kind === inboxChanged.kind);
  expect(own.payload.person).toBe(anna.person.id);
  live.close();
  other.close();
});

test('shows administrators live what only they may see, as a fetch would', async () => {
  const boss = await aSignedInPerson(server, { roles: ['administrator'] });
  const left = await aPerson(server, { validUntil: '2020-01-01' });
  const { cursor } = await boss.client.call(getSession, {});
  const live = await liveClient(boss.client, cursor);
  await tell(refOf('people', 'person', left.id), { persons: [boss.person.id] });
  const event = await live.waitFor(({ kind }) => kind === inboxChanged.kind);
  const { notifications, unread } = inboxUpdate.parse(event.object);
  expect({ notifications, unread }).toEqual(await inboxOf(boss));
  expect(unread).toBe(1);
  live.close();
});

test('changes several at once, passes by what is gone or somebody else’s, and counts what is left', async () => {
  const { ref } = await begin();
  for (const key of ['one', 'two', 'three']) await tell(ref, { key });
  const mine = (await inboxOf(anna)).notifications.map(({ id }) => id);
  const [theirs = ''] = (await inboxOf(bert)).notifications.map(({ id }) => id);
  const gone = newId();
  const update = await anna.client.call(setNotificationStates, {
    notifications: [...mine.slice(0, 2), theirs, gone],
    state: 'done',
  });
  expect(update.notifications.map(({ id, state }) => [id, state])).toEqual(mine.slice(0, 2).map((id) => [id, 'done']));
  expect(update).toMatchObject({ gone: [theirs, gone], unread: 1 });
  expect((await inboxOf(anna)).notifications.map(({ id }) => id)).toEqual(mine.slice(2));
  expect((await inboxOf(bert)).unread).toBe(3);
  const nothing = await anna.client.call(setNotificationStates, { notifications: [theirs], state: 'done' });
  expect(nothing).toEqual({ notifications: [], gone: [theirs], unread: 1 });
});
