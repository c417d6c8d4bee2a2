import { newId, type Ref } from '@kontor/base';
import {
  listNotifications,
  listSpaceChoices,
  type SpaceLevel,
  setNotificationStates,
  setSpaceChoice,
  spaceNotFound,
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

const clock = manualClock('2026-11-26T12:00:00+01:00');
let server: TestServer;
let anna: SignedInPerson;

beforeAll(async () => {
  server = await startTestServer({ clock });
  const { notifications } = server.services;
  const label = { de: 'Etwas', en: 'Something' };
  notifications.defineKind({ kind: 'test.named', label, on: true, personal: true });
  notifications.defineKind({ kind: 'test.changed', label, on: true });
});
afterAll(() => server.stop());
beforeEach(async () => {
  anna = await aSignedInPerson(server);
});

const aRef = async () => refOfSpace((await aSpace(server, { owner: anna.person.id, visibility: 'hidden' })).id);
const refOfSpace = (id: string): Ref => `spaces/space/${id}`;
const spaceOf = (ref: Ref) => ref.split('/')[2] ?? '';

async function tell(ref: Ref, kind = 'test.changed', given: { space?: string } = {}): Promise<void> {
  clock.advance(1000);
  await server.database.transaction((tx) =>
    server.services.notifications.notify(tx, {
      ...{ kind, ref, text: { de: 'Neu', en: 'New' }, dedupeKey: newId(), ...given },
      persons: [anna.person.id],
      causedBy: undefined,
    }),
  );
}

const choose = (ref: Ref, level: SpaceLevel) => anna.client.call(setSpaceChoice, { space: spaceOf(ref), level });
const kinds = async (ref: Ref) => {
  const { notifications } = await anna.client.call(listNotifications, {});
  return notifications.filter((entry) => entry.ref === ref).map(({ kind }) => kind);
};

test('from a space comes everything, what is meant for the person, or nothing', async () => {
  const ref = await aRef();
  await choose(ref, 'mentions');
  await tell(ref);
  await tell(ref, 'test.named');
  expect(await kinds(ref)).toEqual(['test.named']);
  await choose(ref, 'none');
  await tell(ref, 'test.named');
  expect(await kinds(ref)).toHaveLength(1);
  expect(await anna.client.call(listSpaceChoices, {})).toEqual({ spaces: [{ space: spaceOf(ref), level: 'none' }] });
  await choose(ref, 'all');
  await tell(ref);
  expect(await kinds(ref)).toEqual(['test.changed', 'test.named']);
  expect(await anna.client.call(listSpaceChoices, {})).toEqual({ spaces: [] });
});

test('an object that few of a space may see belongs to it all the same', async () => {
  const [ref, other] = [await aRef(), await aRef()];
  await choose(ref, 'none');
  await tell(other, 'test.changed', { space: spaceOf(ref) });
  expect(await kinds(other)).toEqual([]);
});

test('nobody chooses for a space that they do not see', async () => {
  const { id } = await aSpace(server, { owner: (await aSignedInPerson(server)).person.id, visibility: 'hidden' });
  await expect(choose(refOfSpace(id), 'none')).rejects.toMatchObject({ code: spaceNotFound.code });
});

test('the inbox is shown by kind and by space', async () => {
  const [one, other] = [await aRef(), await aRef()];
  await tell(one);
  await tell(one, 'test.named');
  await tell(other);
  const list = async (filter: object) =>
    (await anna.client.call(listNotifications, filter)).notifications.map(({ ref, kind }) => [ref, kind]);
  expect(await list({ space: spaceOf(one) })).toEqual([
    [one, 'test.named'],
    [one, 'test.changed'],
  ]);
  expect(await list({ kind: 'test.changed' })).toEqual([
    [other, 'test.changed'],
    [one, 'test.changed'],
  ]);
  expect(await list({ kind: 'test.named', space: spaceOf(other) })).toEqual([]);
});

test('a page holds so many objects with all about each, however many that are', async () => {
  const refs = [await aRef(), await aRef(), await aRef()];
  for (const ref of refs) for (let count = 0; count < 4; count += 1) await tell(ref);
  const [oldest] = refs;
  if (!oldest) throw new Error('there are three');
  // The newest of all is about the object that began.
  await tell(oldest);
  const first = (await anna.client.call(listNotifications, { limit: 2 })).notifications;
  expect(first.filter(({ ref }) => ref === oldest)).toHaveLength(5);
  expect(new Set(first.map(({ ref }) => ref))).toEqual(new Set([oldest, refs[2]]));
  const before = first.findLast(({ ref }) => ref === refs[2]);
  const newest = first.find(({ ref }) => ref === refs[2])?.createdAt;
  expect(before).toBeDefined();
  const next = (await anna.client.call(listNotifications, { limit: 2, before: newest })).notifications;
  expect(next.map(({ ref }) => ref)).toEqual(Array.from({ length: 4 }, () => refs[1]));
  const all = first.filter(({ ref }) => ref === oldest).map(({ id }) => id);
  await anna.client.call(setNotificationStates, { notifications: all, state: 'done' });
  expect(await kinds(oldest)).toEqual([]);
});
