import { expect, test } from 'vitest';
import { Client, fresh, type Json, signInAgain } from './harness/client.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Push notifications, pushers
const target = useTarget();

const pusher = (more: Json = {}): Json => ({
  kind: 'http',
  app_id: 'org.example.app',
  pushkey: fresh('key'),
  app_display_name: 'Beispiel',
  device_display_name: 'Telefon',
  lang: 'de',
  data: { url: 'https://push.example.org/_matrix/push/v1/notify' },
  ...more,
});
const pushersOf = async (client: Client): Promise<Json[]> => (await client.get('/v3/pushers')).pushers;

test('nobody begins with a pusher', async () => {
  const [alice] = await people(target, 1);
  expect(await pushersOf(alice)).toEqual([]);
});

test('a pusher is kept as it was set', async () => {
  const [alice] = await people(target, 1);
  const wanted = pusher({ profile_tag: 'abc', data: { url: pusher().data.url, format: 'event_id_only' } });
  expect(await alice.post('/v3/pushers/set', wanted)).toEqual({});
  expect(await pushersOf(alice)).toMatchObject([wanted]);
});

test('the same app and key replace a pusher, another key adds one', async () => {
  const [alice] = await people(target, 1);
  const first = pusher();
  await alice.post('/v3/pushers/set', first);
  await alice.post('/v3/pushers/set', { ...first, device_display_name: 'Neues Telefon' });
  expect(await pushersOf(alice)).toMatchObject([{ device_display_name: 'Neues Telefon' }]);
  await alice.post('/v3/pushers/set', pusher());
  expect(await pushersOf(alice)).toHaveLength(2);
});

test('a pusher without a kind is removed', async () => {
  const [alice] = await people(target, 1);
  const { app_id, pushkey, ...rest } = pusher();
  await alice.post('/v3/pushers/set', { app_id, pushkey, ...rest });
  await alice.post('/v3/pushers/set', { app_id, pushkey, kind: null });
  expect(await pushersOf(alice)).toEqual([]);
});

test('the key moves to the person who sets it last, unless they append', async () => {
  const [alice, bob, carol] = await people(target, 3);
  const shared = pusher();
  await alice.post('/v3/pushers/set', shared);
  await bob.post('/v3/pushers/set', { ...shared, append: true });
  expect(await pushersOf(alice)).toHaveLength(1);
  await carol.post('/v3/pushers/set', shared);
  expect([await pushersOf(alice), await pushersOf(bob)]).toEqual([[], []]);
  expect(await pushersOf(carol)).toHaveLength(1);
});

test('signing out removes the pushers of that session only', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  const own = pusher();
  await alice.post('/v3/pushers/set', own);
  await phone.post('/v3/pushers/set', pusher());
  await phone.post('/v3/logout');
  expect((await pushersOf(alice)).map((each) => each.pushkey)).toEqual([own.pushkey]);
});

test.each(['app_id', 'pushkey', 'app_display_name', 'device_display_name', 'lang', 'data'])(
  'a pusher without %s is refused',
  async (name) => {
    const [alice] = await people(target, 1);
    const { [name]: _left, ...rest } = pusher();
    await alice.refused(400, 'M_MISSING_PARAM', 'POST', '/v3/pushers/set', rest);
    expect(await pushersOf(alice)).toEqual([]);
  },
);

test.each([
  ['no address', { data: {} }],
  ['an address that is none', { data: { url: 'nowhere' } }],
  ['an address of another path', { data: { url: 'https://push.example.org/notify' } }],
  ['data that is no object', { data: 'https://push.example.org/_matrix/push/v1/notify' }],
])('a pusher over HTTP with %s is refused', async (_what, more) => {
  const [alice] = await people(target, 1);
  const answer = await alice.call('POST', '/v3/pushers/set', pusher(more));
  expect(answer.status).toBe(400);
});

test('pushers need a token', async () => {
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'GET', '/v3/pushers');
  await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/pushers/set', pusher());
});
