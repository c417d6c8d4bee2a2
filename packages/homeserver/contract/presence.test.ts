import { expect, test } from 'vitest';
import { type Client, type Json, part, room, signInAgain } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { inline, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Presence, where the organisation wants it
const target = useTarget({ config: { presence: true } });

const status = (client: Client) => `/v3/presence/${part(client.userId)}/status`;
const set = (client: Client, presence: string, message?: string) =>
  client.put(status(client), { presence, ...(message === undefined ? {} : { status_msg: message }) });
/** The last that a sync says of somebody. */
const saidOf = (sync: Json, { userId }: Client): Json =>
  (sync.presence?.events ?? []).findLast((event: Json) => event.sender === userId)?.content;
/** Asks without being there. */
const hidden = { set_presence: 'offline' };
const ignore = (client: Client, others: readonly Client[]) =>
  client.put(`/v3/user/${part(client.userId)}/account_data/m.ignored_user_list`, {
    ignored_users: Object.fromEntries(others.map((other) => [other.userId, {}])),
  });

test('others in a room see the status, and when somebody was last active', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await set(alice, 'online', 'Im Rathaus');
  const seen = await bob.get(status(alice));
  expect(seen).toMatchObject({ presence: 'online', status_msg: 'Im Rathaus', currently_active: true });
  expect(seen.last_active_ago).toBeLessThan(30_000);
  expect(await alice.get(status(alice))).toMatchObject({ presence: 'online', status_msg: 'Im Rathaus' });
});

test('a status without a message has none any more', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await set(alice, 'online', 'Im Rathaus');
  await set(alice, 'unavailable');
  const seen = await bob.get(status(alice));
  expect(seen.presence).toBe('unavailable');
  expect(seen.status_msg ?? undefined).toBeUndefined();
});

test('who has never been there is offline', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  expect((await bob.get(status(alice))).presence).toBe('offline');
});

test('nobody sets the status of somebody else', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await bob.refused(403, 'M_FORBIDDEN', 'PUT', status(alice), { presence: 'online' });
});

test.each([
  ['a state that is none', { presence: 'asleep' }],
  ['no state', { status_msg: 'x' }],
  ['a message that is a number', { presence: 'online', status_msg: 7 }],
])('refuses %s', async (_what, body) => {
  const [alice] = await people(target, 1);
  expect((await alice.call('PUT', status(alice), body)).status).toBe(400);
});

test('who shares no room is told nothing', async () => {
  const [alice, bob] = await people(target, 2);
  await set(alice, 'online', 'Geheim');
  await bob.refused(403, 'M_FORBIDDEN', 'GET', status(alice));
  const first = await bob.sync(hidden);
  expect(saidOf(first, alice)).toBeUndefined();
  await set(alice, 'unavailable', 'Geheim');
  expect(saidOf(await bob.sync({ ...hidden, since: first.next_batch }), alice)).toBeUndefined();
});

test('the first sync says who is there, the next only what changed', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await set(alice, 'online', 'Im Rathaus');
  const first = await bob.sync(hidden);
  expect(saidOf(first, alice)).toMatchObject({ presence: 'online', status_msg: 'Im Rathaus' });
  const second = await bob.sync({ ...hidden, since: first.next_batch });
  expect(saidOf(second, alice)).toBeUndefined();
  await set(alice, 'unavailable', 'Mittag');
  const third = await bob.syncUntil((sync) => saidOf(sync, alice), second.next_batch);
  expect(saidOf(third, alice)).toMatchObject({ presence: 'unavailable', status_msg: 'Mittag' });
});

test('a sync that waits is answered when somebody comes, and when they go', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  let { next_batch: since } = await bob.sync(hidden);
  for (const presence of ['online', 'unavailable', 'offline']) {
    const begun = Date.now();
    const waiting = bob.sync({ ...hidden, since, timeout: 20_000 });
    await set(alice, presence);
    const sync = await waiting;
    expect(saidOf(sync, alice).presence).toBe(presence);
    expect(Date.now() - begun).toBeLessThan(10_000);
    since = sync.next_batch;
  }
});

test.each([
  ['online', 'online'],
  [undefined, 'online'],
  ['unavailable', 'unavailable'],
  ['offline', 'offline'],
])('who syncs with set_presence %s is %s', async (asked, presence) => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await alice.sync({ set_presence: asked });
  await expect.poll(async () => (await bob.get(status(alice))).presence).toBe(presence);
});

test('a sync does not take the message away', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await set(alice, 'unavailable', 'Mittag');
  await alice.sync();
  await expect.poll(() => bob.get(status(alice))).toMatchObject({ presence: 'online', status_msg: 'Mittag' });
});

test('who is on two devices is as present as on the more present one', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  const phone = await signInAgain(alice);
  await alice.sync({ set_presence: 'online' });
  await phone.sync({ set_presence: 'unavailable' });
  await phone.sync({ set_presence: 'offline' });
  expect((await bob.get(status(alice))).presence).toBe('online');
});

test('who is away and writes is there again', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await set(alice, 'unavailable');
  await alice.sendText(roomId, 'wieder da');
  await expect.poll(async () => (await bob.get(status(alice))).presence).toBe('online');
});

test('who is offline and writes stays so', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.sendText(roomId, 'unbemerkt');
  await alice.put(room(roomId, 'typing', alice.userId), { typing: true, timeout: 1000 });
  expect((await bob.get(status(alice))).presence).toBe('offline');
});

test('who comes into a room learns who is there, and is seen', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await set(alice, 'online', 'Im Rathaus');
  await set(bob, 'online', 'Unterwegs');
  const [ofAlice, ofBob] = [await alice.sync(hidden), await bob.sync(hidden)];
  expect([saidOf(ofAlice, bob), saidOf(ofBob, alice)]).toEqual([undefined, undefined]);
  await bob.join(roomId);
  const [seen, sees] = await Promise.all([
    alice.syncUntil((sync) => saidOf(sync, bob), ofAlice.next_batch),
    bob.syncUntil((sync) => saidOf(sync, alice), ofBob.next_batch),
  ]);
  expect(saidOf(seen, bob).status_msg).toBe('Unterwegs');
  expect(saidOf(sees, alice).status_msg).toBe('Im Rathaus');
});

test.each([
  ['no presence at all', () => ({ not_types: ['m.presence'] }), []],
  ['other types', () => ({ types: ['m.other'] }), []],
  ['one sender', ([alice]: readonly string[]) => ({ senders: [alice] }), ['alice']],
  ['not this sender', ([alice]: readonly string[]) => ({ not_senders: [alice] }), ['bob']],
])('a filter for %s is kept', async (_what, presence, names) => {
  const [alice, bob, carol] = await people(target, 3);
  await roomOf(alice, [bob, carol]);
  await set(alice, 'online', 'a');
  await set(bob, 'online', 'b');
  const filter = inline({ presence: presence([alice.userId, bob.userId]) });
  const seen = (sync: Json) => [...(saidOf(sync, alice) ? ['alice'] : []), ...(saidOf(sync, bob) ? ['bob'] : [])];
  const first = await carol.sync({ ...hidden, ...filter });
  expect(seen(first)).toEqual(names);
  await set(alice, 'unavailable', 'a');
  await set(bob, 'unavailable', 'b');
  expect(seen(await carol.sync({ ...hidden, ...filter, since: first.next_batch }))).toEqual(names);
});

test('nothing is heard of who is ignored', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(alice, [bob]);
  await ignore(bob, [alice]);
  const shown = (message: string) => expected(target, 'ignoredPresence', { kontor: undefined, synapse: message });
  await set(alice, 'online', 'x');
  const first = await bob.sync(hidden);
  expect(saidOf(first, alice)?.status_msg).toBe(shown('x'));
  await set(alice, 'unavailable', 'y');
  const next = await bob.sync({ ...hidden, since: first.next_batch });
  expect(saidOf(next, alice)?.status_msg).toBe(shown('y'));
});
