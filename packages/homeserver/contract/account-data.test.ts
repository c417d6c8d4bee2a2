import { expect, test } from 'vitest';
import { Client, part, signInAgain } from './harness/client.ts';
import { joinedRoom, ofType, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Client config; Room tagging; Direct messaging
const target = useTarget();

const own = (client: Client, type: string) => `/v3/user/${part(client.userId)}/account_data/${part(type)}`;
const ofRoom = (client: Client, roomId: string, type: string) =>
  `/v3/user/${part(client.userId)}/rooms/${part(roomId)}/account_data/${part(type)}`;
const tags = (client: Client, roomId: string, tag = '') =>
  `/v3/user/${part(client.userId)}/rooms/${part(roomId)}/tags${tag && `/${part(tag)}`}`;

test('what was written is read again, also when it is nested', async () => {
  const [alice] = await people(target, 1);
  const content = { view: { columns: ['name', 'date'], wide: true }, count: 3 };
  expect(await alice.put(own(alice, 'org.example.view'), content)).toEqual({});
  expect(await alice.get(own(alice, 'org.example.view'))).toEqual(content);
});

test('the last writing counts', async () => {
  const [alice] = await people(target, 1);
  for (const value of [1, 2]) await alice.put(own(alice, 'org.example.view'), { value });
  expect(await alice.get(own(alice, 'org.example.view'))).toEqual({ value: 2 });
});

test('a type never written is not found', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', own(alice, 'org.example.nothing'));
  const roomId = await roomOf(alice);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', ofRoom(alice, roomId, 'org.example.nothing'));
});

test('data of a room is apart from that of the person and of other rooms', async () => {
  const [alice] = await people(target, 1);
  const [here, there] = [await roomOf(alice), await roomOf(alice)];
  await alice.put(ofRoom(alice, here, 'org.example.note'), { text: 'hier' });
  expect(await alice.get(ofRoom(alice, here, 'org.example.note'))).toEqual({ text: 'hier' });
  for (const path of [own(alice, 'org.example.note'), ofRoom(alice, there, 'org.example.note')])
    await alice.refused(404, 'M_NOT_FOUND', 'GET', path);
});

test('other devices are told by their sync, once', async () => {
  const [alice] = await people(target, 1);
  const phone = await signInAgain(alice);
  const { next_batch: since } = await phone.sync();
  await alice.put(own(alice, 'org.example.view'), { value: 1 });
  const sync = await phone.sync({ since });
  expect(sync.account_data.events).toEqual([{ type: 'org.example.view', content: { value: 1 } }]);
  expect((await phone.sync({ since: sync.next_batch })).account_data?.events ?? []).toEqual([]);
});

test('data of a room is told with the room', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  await alice.put(ofRoom(alice, roomId, 'org.example.note'), { text: 'x' });
  const { account_data: data } = joinedRoom(await alice.sync({ since }), roomId);
  expect(data.events).toEqual([{ type: 'org.example.note', content: { text: 'x' } }]);
});

test('nobody reads or writes what is somebody else’s', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(own(alice, 'org.example.view'), { value: 1 });
  for (const path of [own(alice, 'org.example.view'), ofRoom(alice, roomId, 'org.example.view')]) {
    await bob.refused(403, 'M_FORBIDDEN', 'GET', path);
    await bob.refused(403, 'M_FORBIDDEN', 'PUT', path, { value: 2 });
  }
  expect(await alice.get(own(alice, 'org.example.view'))).toEqual({ value: 1 });
});

test('account data needs a token', async () => {
  const [alice] = await people(target, 1);
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'GET', own(alice, 'org.example.view'));
});

test.each([
  ['a list', '[1]'],
  ['a text', '"x"'],
  ['no JSON', '{"value":'],
])('refuses %s as content', async (_what, raw) => {
  const [alice] = await people(target, 1);
  const answer = await alice.call('PUT', own(alice, 'org.example.view'), undefined, { raw });
  expect(answer.status).toBe(400);
  expect(['M_BAD_JSON', 'M_NOT_JSON', 'M_UNKNOWN']).toContain(answer.body.errcode);
});

test('a room whose id is none is refused', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(400, 'M_INVALID_PARAM', 'PUT', ofRoom(alice, 'nowhere', 'org.example.note'), {});
});

test('a list of direct rooms is account data like any', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await alice.createRoom({ invite: [bob.userId], is_direct: true });
  await alice.put(own(alice, 'm.direct'), { [bob.userId]: [roomId] });
  const [event] = ofType((await alice.sync()).account_data.events, 'm.direct');
  expect(event.content).toEqual({ [bob.userId]: [roomId] });
});

test('secrets are account data that the server does not look into', async () => {
  const [alice] = await people(target, 1);
  const key = { algorithm: 'm.secret_storage.v1.aes-hmac-sha2', iv: 'YWJj', mac: 'ZGVm', name: 'Notfall' };
  await alice.put(own(alice, 'm.secret_storage.key.abc'), key);
  await alice.put(own(alice, 'm.secret_storage.default_key'), { key: 'abc' });
  const secret = { encrypted: { abc: { iv: 'x', ciphertext: 'y', mac: 'z' } } };
  await alice.put(own(alice, 'm.cross_signing.master'), secret);
  expect(await alice.get(own(alice, 'm.secret_storage.key.abc'))).toEqual(key);
  expect(await alice.get(own(alice, 'm.cross_signing.master'))).toEqual(secret);
});

test('a tag is set with its order, listed and removed', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  expect(await alice.get(tags(alice, roomId))).toEqual({ tags: {} });
  await alice.put(tags(alice, roomId, 'm.favourite'), { order: 0.25 });
  await alice.put(tags(alice, roomId, 'u.arbeit'), {});
  expect(await alice.get(tags(alice, roomId))).toEqual({ tags: { 'm.favourite': { order: 0.25 }, 'u.arbeit': {} } });
  await alice.delete(tags(alice, roomId, 'm.favourite'));
  expect(await alice.get(tags(alice, roomId))).toEqual({ tags: { 'u.arbeit': {} } });
});

test('tags come into the sync as account data of the room', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { next_batch: since } = await alice.sync();
  await alice.put(tags(alice, roomId, 'm.lowpriority'), { order: 0.5 });
  const { account_data: data } = joinedRoom(await alice.sync({ since }), roomId);
  expect(data.events).toEqual([{ type: 'm.tag', content: { tags: { 'm.lowpriority': { order: 0.5 } } } }]);
});

test('tags are each person’s own', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  await alice.put(tags(alice, roomId, 'm.favourite'), {});
  expect(await bob.get(tags(bob, roomId))).toEqual({ tags: {} });
  await bob.refused(403, 'M_FORBIDDEN', 'GET', tags(alice, roomId));
  await bob.refused(403, 'M_FORBIDDEN', 'PUT', tags(alice, roomId, 'x'), {});
  await bob.refused(403, 'M_FORBIDDEN', 'DELETE', tags(alice, roomId, 'm.favourite'));
});
