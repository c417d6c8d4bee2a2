import { expect, test } from 'vitest';
import { type Client, part } from './harness/client.ts';
import { bodiesOf, membersOf, people, roomOf, stateOf, timelineOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Ignoring users
const target = useTarget();

const ignore = (who: Client, others: readonly Client[]) =>
  who.put(`/v3/user/${part(who.userId)}/account_data/m.ignored_user_list`, {
    ignored_users: Object.fromEntries(others.map((other) => [other.userId, {}])),
  });

test('messages of an ignored person are not in the sync', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await ignore(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  await bob.sendText(roomId, 'unerwünscht');
  await alice.sendText(roomId, 'erwünscht');
  expect(bodiesOf(timelineOf(await alice.sync({ since }), roomId))).toEqual(['erwünscht']);
  expect(bodiesOf(timelineOf(await alice.sync(), roomId))).toEqual(['erwünscht']);
});

test('state of an ignored person still arrives', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await ignore(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  await bob.join(roomId);
  const sync = await alice.sync({ since });
  expect(membersOf([...stateOf(sync, roomId), ...timelineOf(sync, roomId)])).toEqual([bob.userId]);
});

test('invitations by an ignored person are not shown', async () => {
  const [alice, bob] = await people(target, 2);
  await ignore(alice, [bob]);
  const { next_batch: since } = await alice.sync();
  const roomId = await bob.createRoom({ invite: [alice.userId] });
  expect((await alice.sync({ since })).rooms?.invite?.[roomId]).toBeUndefined();
  expect((await alice.sync()).rooms?.invite?.[roomId]).toBeUndefined();
});

test('who is no longer ignored is heard again', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await ignore(alice, [bob]);
  await ignore(alice, []);
  const { next_batch: since } = await alice.sync();
  await bob.sendText(roomId, 'wieder da');
  expect(bodiesOf(timelineOf(await alice.sync({ since }), roomId))).toEqual(['wieder da']);
});

test('messages of an ignored person do not count as unread', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await ignore(alice, [bob]);
  await bob.sendText(roomId, 'zählt nicht');
  const { unread_notifications: unread } = (await alice.sync()).rooms.join[roomId];
  expect(unread?.notification_count ?? 0).toBe(0);
});
