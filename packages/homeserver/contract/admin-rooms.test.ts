import { beforeAll, expect, test } from 'vitest';
import { admin, registerAdministrator } from './harness/administration.ts';
import { type Client, fresh, type Json, part } from './harness/client.ts';
import { download, mediaPath, upload } from './harness/media.ts';
import { bodiesOf, inRoom, people, roomOf, sendTexts } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Synapse's admin API, Rooms, Purge history, Media quarantine
const target = useTarget();

let administrator: Client;
beforeAll(async () => {
  administrator = await registerAdministrator(target);
});
const aRoom = (roomId: string, rest = '', version = 'v1') =>
  admin(`rooms/${part(roomId)}${rest && `/${rest}`}`, version);

test('rooms are found by their name, in pages', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('raum');
  const made: string[] = [];
  for (const number of [1, 2, 3]) made.push(await roomOf(alice, [], { name: `${word} ${number}` }));
  const first = await administrator.get(admin('rooms'), { search_term: word, limit: 2 });
  expect(first.total_rooms).toBe(3);
  expect(first.rooms.map((room: Json) => room.room_id)).toEqual(made.slice(0, 2));
  const second = await administrator.get(admin('rooms'), { search_term: word, limit: 2, from: first.next_batch });
  expect(second.rooms.map((room: Json) => room.room_id)).toEqual(made.slice(2));
});

test('the order of rooms is turned round', async () => {
  const [alice] = await people(target, 1);
  const word = fresh('raum');
  for (const letter of ['a', 'b']) await roomOf(alice, [], { name: `${word} ${letter}` });
  const query = { search_term: word, order_by: 'name', dir: 'b' };
  const { rooms } = await administrator.get(admin('rooms'), query);
  expect(rooms.map((room: Json) => room.name)).toEqual([`${word} b`, `${word} a`]);
});

test('a room is described without being entered', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob], { name: 'Bauhof', topic: 'Winter' });
  expect(await administrator.get(aRoom(roomId))).toMatchObject({
    room_id: roomId,
    name: 'Bauhof',
    topic: 'Winter',
    creator: alice.userId,
    joined_members: 2,
    join_rules: 'public',
    version: expect.any(String),
  });
  await administrator.refused(404, 'M_NOT_FOUND', 'GET', aRoom('!nowhere:localhost'));
});

test('members and state of a room are listed', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const { members, total } = await administrator.get(aRoom(roomId, 'members'));
  expect(members.sort()).toEqual([alice.userId, bob.userId].sort());
  expect(total).toBe(2);
  const { state } = await administrator.get(aRoom(roomId, 'state'));
  expect(state.map((event: Json) => event.type)).toEqual(expect.arrayContaining(['m.room.create', 'm.room.member']));
});

test('a deleted room has nobody left and cannot be found', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice, [bob]);
  const answer = await administrator.ok('DELETE', aRoom(roomId), { purge: true });
  expect(answer.kicked_users.sort()).toEqual([alice.userId, bob.userId].sort());
  expect((await alice.get('/v3/joined_rooms')).joined_rooms).toEqual([]);
  await administrator.refused(404, 'M_NOT_FOUND', 'GET', aRoom(roomId));
});

test('a room is deleted in the background, and its state can be asked for', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { delete_id: id } = await administrator.ok('DELETE', aRoom(roomId, '', 'v2'), { purge: true });
  const status = () => administrator.get(admin(`rooms/delete_status/${id}`, 'v2'));
  await expect.poll(async () => (await status()).status).toBe('complete');
  expect((await status()).shutdown_room.kicked_users).toEqual([alice.userId]);
  const { results } = await administrator.get(aRoom(roomId, 'delete_status', 'v2'));
  expect(results).toMatchObject([{ delete_id: id, status: 'complete' }]);
  await administrator.refused(404, 'M_NOT_FOUND', 'GET', admin('rooms/delete_status/nothing', 'v2'));
});

test('a blocked room lets nobody in any more', async () => {
  const [alice, bob] = await people(target, 2);
  const roomId = await roomOf(alice);
  await administrator.ok('DELETE', aRoom(roomId), { block: true, purge: false });
  expect((await bob.call('POST', `/v3/join/${part(roomId)}`, {})).status).toBe(403);
});

test('those of a deleted room are led into a new one with a message', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const { new_room_id: next } = await administrator.ok('DELETE', aRoom(roomId), {
    new_room_user_id: administrator.userId,
    room_name: 'Hinweis',
    message: 'Der Raum wurde geschlossen.',
  });
  expect(next).toMatch(/^!/);
  expect((await alice.get('/v3/joined_rooms')).joined_rooms).toEqual([next]);
  const { chunk } = await alice.get(inRoom(next, 'messages'), { dir: 'b', limit: 10 });
  expect(bodiesOf(chunk)).toEqual(['Der Raum wurde geschlossen.']);
});

test('history up to an event is purged', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const ids = await sendTexts(alice, roomId, ['1', '2', '3', '4']);
  const { purge_id: id } = await administrator.post(admin(`purge_history/${part(roomId)}`), {
    purge_up_to_event_id: ids[2],
    delete_local_events: true,
  });
  await expect.poll(async () => (await administrator.get(admin(`purge_history_status/${id}`))).status).toBe('complete');
  await alice.refused(404, 'M_NOT_FOUND', 'GET', inRoom(roomId, `event/${part(ids[0] ?? '')}`));
  const { chunk } = await alice.get(inRoom(roomId, 'messages'), { dir: 'b', limit: 50 });
  expect(bodiesOf(chunk)).toEqual(['4', '3']);
  expect((await alice.get(inRoom(roomId, 'state'))).length).toBeGreaterThan(4);
});

test.each([
  ['no end', {}],
  ['an event that is not there', { purge_up_to_event_id: '$nothing' }],
])('a purge with %s is refused', async (_what, body) => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const answer = await administrator.call('POST', admin(`purge_history/${part(roomId)}`), body);
  expect([400, 404]).toContain(answer.status);
});

test('quarantined media is served to nobody until it is released', async () => {
  const [alice] = await people(target, 1);
  const url = await upload(alice, fresh('bedenklich '), 'text/plain');
  await administrator.post(admin(`media/quarantine/${mediaPath(url)}`), {});
  expect((await download(alice, url)).status).toBe(404);
  await administrator.post(admin(`media/unquarantine/${mediaPath(url)}`), {});
  expect((await download(alice, url)).status).toBe(200);
});

test('all media of a room is quarantined', async () => {
  const [alice] = await people(target, 1);
  const roomId = await roomOf(alice);
  const url = await upload(alice, fresh('bedenklich '), 'text/plain');
  await alice.send(roomId, { msgtype: 'm.file', body: 'x', url });
  const path = admin(`room/${part(roomId)}/media/quarantine`);
  expect((await administrator.post(path, {})).num_quarantined).toBe(1);
  expect((await download(alice, url)).status).toBe(404);
});

test('all media of a person is quarantined', async () => {
  const [alice, bob] = await people(target, 2);
  const urls = [await upload(alice, fresh('eins ')), await upload(alice, fresh('zwei '))];
  const kept = await upload(bob, fresh('von jemand anderem '));
  const path = admin(`user/${part(alice.userId)}/media/quarantine`);
  expect((await administrator.post(path, {})).num_quarantined).toBe(2);
  for (const url of urls) expect((await download(alice, url)).status).toBe(404);
  expect((await download(bob, kept)).status).toBe(200);
});
