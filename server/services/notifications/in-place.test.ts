import { newId, type Ref, refOf } from '@kontor/base';
import {
  type CallInputOf,
  changeAbsence,
  listNotifications,
  removeAbsence,
  setAbsence,
  setNotificationSetting,
  setNotificationStates,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

const monday = '2026-11-23';
const friday = '2026-11-27';
const clock = manualClock();
let server: TestServer;
let anna: SignedInPerson;
let ben: SignedInPerson;
let cem: SignedInPerson;
let ref: Ref;

beforeAll(async () => {
  server = await startTestServer({ clock, plugins: [] });
  const label = { de: 'Etwas ist zu tun', en: 'Something is to be done' };
  server.services.notifications.defineKind({ kind: 'test.asked', label, on: true, reachesSubstitute: true });
  server.services.notifications.defineKind({ kind: 'test.told', label, on: true });
});
afterAll(() => server.stop());
beforeEach(async () => {
  clock.set(`${monday}T08:00:00Z`);
  [anna, ben, cem] = [
    await aSignedInPerson(server, { givenName: 'Anna', familyName: 'Ahorn' }),
    await aSignedInPerson(server, { givenName: 'Ben', familyName: 'Buche' }),
    await aSignedInPerson(server, { givenName: 'Cem', familyName: 'Kaya' }),
  ];
  ref = refOf('spaces', 'space', (await aSpace(server, { owner: cem.person.id, visibility: 'open' })).id);
});

const away = (who: SignedInPerson, absence: Partial<CallInputOf<typeof setAbsence>> = {}) =>
  who.client.call(setAbsence, { from: monday, until: friday, ...absence });

async function ask(
  persons: readonly SignedInPerson[],
  given: { readonly kind?: string; readonly about?: Ref; readonly causedBy?: string; readonly key?: string } = {},
): Promise<void> {
  clock.advance(60_000);
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      kind: given.kind ?? 'test.asked',
      persons: persons.map(({ person }) => person.id),
      ref: given.about ?? ref,
      text: { de: 'Bitte prüfen.', en: 'Please check.' },
      dedupeKey: given.key ?? newId(),
      causedBy: given.causedBy,
    }),
  );
}

const shelf = async (who: SignedInPerson, show: 'inbox' | 'done' = 'inbox') =>
  (await who.client.call(listNotifications, { show })).notifications;
const textsOf = async (who: SignedInPerson, show: 'inbox' | 'done' = 'inbox') =>
  (await shelf(who, show)).map(({ text }) => text.de);
const setState = async (who: SignedInPerson, state: 'done' | 'unread', show: 'inbox' | 'done' = 'inbox') => {
  const notifications = (await shelf(who, show)).map(({ id }) => id);
  await who.client.call(setNotificationStates, { notifications, state });
};
const named = ({ person: { id, name } }: SignedInPerson) => ({ id, name });
const auditOf = async (absent: SignedInPerson) =>
  (
    await server.database.pool.query(
      `select details from audit_log where kind = 'people.routed_in_place' and object = $1 order by id`,
      [`people/person/${absent.person.id}`],
    )
  ).rows.map(({ details }) => details);

test('what asks somebody absent to do something reaches both, marked, once, and audited (S8, S9, S12)', async () => {
  clock.set('2026-11-22T08:00:00Z');
  await ask([anna]);
  clock.set(`${monday}T08:00:00Z`);
  await away(anna, { substitute: ben.person.id });
  await ask([anna], { key: 'once' });
  await ask([anna], { key: 'once' });
  await ask([anna], { kind: 'test.told' });
  const mine = await shelf(ben);
  expect(mine).toMatchObject([
    {
      text: { de: 'In Vertretung für Anna Ahorn: Bitte prüfen.', en: 'In place of Anna Ahorn: Please check.' },
      standsInFor: [named(anna)],
      dealtBy: null,
      state: 'unread',
    },
  ]);
  expect(await textsOf(anna)).toHaveLength(3);
  expect(await auditOf(anna)).toEqual([{ subject: 'person', id: ben.person.id, what: 'test.asked', item: ref }]);
  await ask([ben]);
  const only = await ben.client.call(listNotifications, { inPlace: 'true' });
  expect(only.notifications.map(({ id }) => id)).toEqual(mine.map(({ id }) => id));
});

test('of several absent people with one substitute it comes once, in the place of all (S9)', async () => {
  await away(anna, { substitute: ben.person.id });
  await away(cem, { substitute: ben.person.id });
  await ask([anna, cem]);
  expect(await shelf(ben)).toMatchObject([
    {
      text: { de: 'In Vertretung für Anna Ahorn und Cem Kaya: Bitte prüfen.' },
      standsInFor: [named(anna), named(cem)],
    },
  ]);
  // One of both has done with it: the other is still to.
  await setState(anna, 'done');
  expect(await textsOf(ben)).toHaveLength(1);
  await setState(cem, 'done');
  expect(await textsOf(ben)).toEqual([]);
});

test('who is told anyway or caused it is not told again, and nobody of what they may not see (S7, S9)', async () => {
  await away(anna, { substitute: ben.person.id });
  await ask([anna, ben]);
  await ask([anna], { causedBy: ben.person.id });
  const hidden = await aSpace(server, { owner: anna.person.id, visibility: 'hidden' });
  await ask([anna], { about: refOf('spaces', 'space', hidden.id) });
  expect(await textsOf(ben)).toEqual(['Bitte prüfen.']);
  expect(await auditOf(anna)).toEqual([]);
  expect(await textsOf(anna)).toHaveLength(3);
});

test('what the substitute switched off for themselves comes all the same; what the absent person did does not (S9)', async () => {
  await away(anna, { substitute: ben.person.id });
  await ben.client.call(setNotificationSetting, { kind: 'test.asked', on: false });
  await ask([anna]);
  expect(await textsOf(ben)).toHaveLength(1);
  await anna.client.call(setNotificationSetting, { kind: 'test.asked', on: false });
  await ask([anna]);
  expect(await textsOf(ben)).toHaveLength(1);
});

test('back early, what is open is theirs alone, and nothing is lost or comes twice (S10)', async () => {
  const absence = await away(anna, { substitute: ben.person.id });
  await ask([anna]);
  await ask([anna]);
  const [first] = await shelf(ben);
  await ben.client.call(setNotificationStates, { notifications: [first?.id ?? ''], state: 'done' });
  await anna.client.call(removeAbsence, { absence: absence.id });
  await vi.waitFor(async () => expect(await textsOf(ben)).toEqual([]));
  expect(await textsOf(anna)).toEqual(['Bitte prüfen.']);
  expect(await shelf(anna, 'done')).toMatchObject([{ dealtBy: named(ben) }]);
  await ask([anna]);
  expect(await textsOf(ben)).toEqual([]);
});

test('with another substitute, and along a chain of two, what is open moves on and comes back (S2, S10)', async () => {
  const absence = await away(anna, { substitute: ben.person.id });
  await ask([anna]);
  const whole = { absence: absence.id, from: monday, until: friday };
  await anna.client.call(changeAbsence, { ...whole, substitute: cem.person.id });
  await vi.waitFor(async () => expect(await textsOf(cem)).toHaveLength(1));
  expect(await textsOf(ben)).toEqual([]);
  const gone = await away(cem, { substitute: ben.person.id });
  await vi.waitFor(async () => expect(await shelf(ben)).toMatchObject([{ standsInFor: [named(anna)] }]));
  expect(await textsOf(cem)).toEqual([]);
  await cem.client.call(removeAbsence, { absence: gone.id });
  await vi.waitFor(async () => expect(await textsOf(cem)).toHaveLength(1));
  expect(await textsOf(ben)).toEqual([]);
  expect((await auditOf(anna)).map(({ id }) => id)).toEqual([ben, cem, ben, cem].map(({ person }) => person.id));
});

test('done by one it is done for both, and whoever did it takes it back for both (S11)', async () => {
  await away(anna, { substitute: ben.person.id });
  await ask([anna]);
  await setState(ben, 'done');
  expect(await shelf(anna, 'done')).toMatchObject([{ dealtBy: named(ben), standsInFor: [] }]);
  await setState(ben, 'unread', 'done');
  expect(await shelf(anna)).toMatchObject([{ dealtBy: null, state: 'unread' }]);
  await setState(anna, 'done');
  expect(await shelf(ben, 'done')).toMatchObject([{ dealtBy: named(anna), standsInFor: [named(anna)] }]);
});

test('what is settled or withdrawn for the absent person is so for who stands in, not the other way round (S11)', async () => {
  const { notifications } = server.services;
  await away(anna, { substitute: ben.person.id });
  await ask([anna]);
  const about = { ref, kinds: ['test.asked'] };
  await server.database.transaction((tx) => notifications.settle(tx, { ...about, person: ben.person.id }));
  expect([await textsOf(ben), await textsOf(anna)]).toEqual([[], ['Bitte prüfen.']]);
  await ask([anna]);
  await server.database.transaction((tx) => notifications.settle(tx, { ...about, person: anna.person.id }));
  expect([await textsOf(ben), await textsOf(anna)]).toEqual([[], []]);
  await ask([anna, cem]);
  const withdrawn = { refs: [ref], kinds: ['test.asked'], persons: [anna.person.id], by: ben.person.id };
  await server.database.transaction((tx) => notifications.withdraw(tx, withdrawn));
  expect([await textsOf(ben), await textsOf(anna), await textsOf(cem)]).toEqual([[], [], ['Bitte prüfen.']]);
  expect((await shelf(anna, 'done'))[0]).toMatchObject({ dealtBy: named(ben) });
});

test('what came while nobody stood in reaches who does as soon as there is somebody (S5, S10)', async () => {
  await away(anna, { substitute: ben.person.id });
  const gone = await away(ben);
  await ask([anna]);
  expect(await textsOf(ben)).toEqual([]);
  await ben.client.call(removeAbsence, { absence: gone.id });
  await vi.waitFor(async () => expect(await textsOf(ben)).toHaveLength(1));
});
