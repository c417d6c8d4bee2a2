import { beforeEach, expect, test } from 'vitest';
import { Client, fresh, type Json, part, register, room } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { roomOf } from './harness/rooms.ts';
import { list, SlidingConnection } from './harness/sliding-sync.ts';
import { useTarget } from './harness/target.ts';

// Tokens that nobody gave out, and what is somebody else's: refused, and nothing is changed by it
const target = useTarget();
let anna: Client;
let ben: Client;
let roomId: string;
beforeEach(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
  roomId = await roomOf(anna, [ben]);
});

const forged: readonly [string, (token: string) => string][] = [
  ['cut off', (token) => token.slice(0, -1)],
  ['longer', (token) => `${token}x`],
  ['in capitals', (token) => token.toUpperCase()],
  ['turned round', (token) => [...token].reverse().join('')],
  ['of another letter', (token) => token.slice(0, -4) + (token.at(-4) === 'a' ? 'b' : 'a') + token.slice(-3)],
];

test.each(forged)('an access token that is %s is nobody’s', async (_what, forge) => {
  const thief = new Client(target, { token: forge(anna.token ?? '') });
  await thief.refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
  await thief.refused(401, 'M_UNKNOWN_TOKEN', 'PUT', room(roomId, 'send', 'm.room.message', fresh()), { body: 'x' });
});

test('a token that was signed out does nothing any more', async () => {
  const { token } = anna;
  await anna.post('/v3/logout');
  const late = new Client(target, { token });
  await late.refused(401, 'M_UNKNOWN_TOKEN', 'PUT', room(roomId, 'send', 'm.room.message', fresh()), { body: 'x' });
  await late.refused(401, 'M_UNKNOWN_TOKEN', 'POST', '/v3/logout/all');
  expect((await ben.get(room(roomId, 'joined_members'))).joined).toHaveProperty([anna.userId]);
});

/** Synapse also takes some of it, and fails at some. */
const statuses = (wanted: readonly number[]) =>
  expected(target, 'wrongTypesAreRefused', { kontor: wanted, synapse: [200, 404, 413, 500, ...wanted] });

const nonsense = ['', 'nonsense', '-1', '99999999999999999999', 's', 't', 's1_2_3', '١', '1e9', '../..', "1'--"];

test.each(nonsense)('the position %j of a sync is refused, or it is a beginning', async (since) => {
  const answer = await anna.call('GET', '/v3/sync', undefined, { query: { since, timeout: 0 } });
  expect(statuses([200, 400])).toContain(answer.status);
  if (answer.status === 400) expect(answer.body.errcode).toMatch(/^M_/);
});

test.each(nonsense)('the position %j in the messages of a room is refused, or it is one', async (from) => {
  for (const path of [room(roomId, 'messages'), room(roomId, 'members')]) {
    const answer = await anna.call('GET', path, undefined, { query: { dir: 'b', from, at: from } });
    expect(statuses([200, 400])).toContain(answer.status);
  }
});

test.each(nonsense)('the position %j of a sliding sync is unknown', async (pos) => {
  const answer = await new SlidingConnection(anna).call(list(), { pos });
  expect(statuses([200, 400])).toContain(answer.status);
  if (answer.status === 400) expect(answer.body.errcode).toMatch(/^M_/);
});

test.each(['nonsense', '0', '999999', '{"room":', '[]', '7', '{"room": 7}', '{"room": {"timeline": {"limit": "x"}}}'])(
  'the filter %j is refused',
  async (filter) => {
    const answer = await anna.call('GET', '/v3/sync', undefined, { query: { filter, timeout: 0 } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body.errcode).toMatch(/^M_/);
  },
);

/** What Anna may do in her own name alone. */
const own: readonly [string, string, (userId: string) => string, Json?][] = [
  ['name', 'PUT', (id) => `/v3/profile/${part(id)}/displayname`, { displayname: 'Räuber' }],
  ['settings', 'PUT', (id) => `/v3/user/${part(id)}/account_data/city.note`, { x: 1 }],
  ['settings, to read', 'GET', (id) => `/v3/user/${part(id)}/account_data/m.push_rules`],
  ['settings of a room', 'PUT', (id) => `/v3/user/${part(id)}/rooms/${part(roomId)}/account_data/city.note`, {}],
  ['tags', 'PUT', (id) => `/v3/user/${part(id)}/rooms/${part(roomId)}/tags/x`, {}],
  ['tags, to read', 'GET', (id) => `/v3/user/${part(id)}/rooms/${part(roomId)}/tags`],
  ['filters', 'POST', (id) => `/v3/user/${part(id)}/filter`, {}],
  ['typing', 'PUT', (id) => room(roomId, 'typing', id), { typing: true, timeout: 20_000 }],
  ['presence', 'PUT', (id) => `/v3/presence/${part(id)}/status`, { presence: 'online' }],
  ['proof of who one is', 'POST', (id) => `/v3/user/${part(id)}/openid/request_token`, {}],
  ['membership', 'PUT', (id) => room(roomId, 'state', 'm.room.member', id), { membership: 'join', displayname: 'x' }],
];

test.each(own)('nobody changes the %s of somebody else', async (_what, method, path, body) => {
  const before = JSON.stringify([await ben.get(`/v3/profile/${part(ben.userId)}`), await settingsOf(ben)]);
  const { status } = await anna.call(method, path(ben.userId), body);
  expect([400, 403, 404]).toContain(status);
  expect(JSON.stringify([await ben.get(`/v3/profile/${part(ben.userId)}`), await settingsOf(ben)])).toBe(before);
});

async function settingsOf(client: Client): Promise<Json> {
  const { account_data: global, rooms } = await client.sync();
  const { account_data: ofRoom, ephemeral, summary } = rooms.join[roomId];
  return [global, ofRoom, ephemeral, summary];
}

test.each(['nobody', '@nobody', 'localhost', '@a b:localhost', `@${'x'.repeat(255)}:localhost`, '@ä'])(
  'the user %s is invited by nobody',
  async (user_id) => {
    for (const action of ['invite', 'kick', 'ban', 'unban']) {
      const { status, body } = await anna.call('POST', room(roomId, action), { user_id });
      expect(statuses([400, 403, 404])).toContain(status);
      expect(body.errcode ?? '').toMatch(expected(target, 'wrongTypesAreRefused', { kontor: /^M_/, synapse: /^/ }));
    }
    if (target.kind === 'synapse') return;
    const members: Json[] = (await anna.get(room(roomId, 'members'))).chunk;
    expect(members.map(({ state_key: id }) => id).sort()).toEqual([anna.userId, ben.userId].sort());
  },
);

test('an event of 64 KiB is refused, and the room is as it was', async () => {
  const before = await anna.get(room(roomId, 'messages'), { dir: 'b', limit: 50 });
  const big = { msgtype: 'm.text', body: 'x'.repeat(65_536) };
  await anna.refused(413, 'M_TOO_LARGE', 'PUT', room(roomId, 'send', 'm.room.message', fresh()), big);
  await anna.refused(413, 'M_TOO_LARGE', 'PUT', room(roomId, 'state', 'city.file', ''), big);
  const ids = ({ chunk }: Json) => chunk.map((event: Json) => event.event_id);
  expect(ids(await anna.get(room(roomId, 'messages'), { dir: 'b', limit: 50 }))).toEqual(ids(before));
});

test.each([
  { initial_state: [{ type: 'city.file', content: { share: 0.5 } }] },
  { creation_content: { share: 0.5 } },
  { power_level_content_override: { users_default: 0.5 } },
  { initial_state: [{ type: 'x'.repeat(256), content: {} }] },
  { initial_state: [{ type: 'city.file', state_key: 'ä'.repeat(200), content: {} }] },
  { topic: 'x'.repeat(70_000) },
])('a room with %o is not made', async (wrong) => {
  const before = await anna.get('/v3/joined_rooms');
  const { status, body } = await anna.call('POST', '/v3/createRoom', wrong);
  expect([400, 413]).toContain(status);
  expect(body.errcode).toMatch(/^M_/);
  // Synapse makes a room event by event.
  if (target.kind === 'kontor') expect(await anna.get('/v3/joined_rooms')).toEqual(before);
});
