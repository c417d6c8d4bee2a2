import { expect, test } from 'vitest';
import { Client, fresh, type Json, part, register } from './harness/client.ts';
import { expectRefused, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, User directory; OpenID; Presence
const target = useTarget();

const search = async (client: Client, search_term: string, more: Json = {}): Promise<Json> =>
  client.post('/v3/user_directory/search', { search_term, ...more });
const finds = async (client: Client, term: string): Promise<string[]> =>
  (await search(client, term)).results.map((each: Json) => each.user_id);
const rename = (client: Client, displayname: string) =>
  client.put(`/v3/profile/${part(client.userId)}/displayname`, { displayname });

test('who shares a room is found by the beginning of their name, in any case', async () => {
  const [alice, bob] = await people(target, 2);
  const name = fresh('Beispiel');
  await rename(bob, `Bob ${name}`);
  await alice.createRoom({ invite: [bob.userId] }).then((roomId) => bob.join(roomId));
  await expect.poll(() => finds(alice, name.toUpperCase().slice(0, -1))).toEqual([bob.userId]);
  const { results, limited } = await search(alice, name);
  expect(results).toMatchObject([{ user_id: bob.userId, display_name: `Bob ${name}` }]);
  expect(limited).toBe(false);
});

test('who is in a public room is found by everybody', async () => {
  const [alice, bob] = await people(target, 2);
  const name = fresh('Beispiel');
  await rename(bob, name);
  await roomOf(bob);
  await expect.poll(() => finds(alice, name)).toEqual([bob.userId]);
});

test('people are found by their user id', async () => {
  const [alice, bob] = await people(target, 2);
  await roomOf(bob);
  const localpart = bob.userId.slice(1).split(':')[0] ?? '';
  await expect.poll(() => finds(alice, localpart)).toContain(bob.userId);
});

test('a limit cuts the answer and says so', async () => {
  const [alice] = await people(target, 1);
  const name = fresh('Beispiel');
  const others = [await register(target), await register(target)];
  for (const [index, other] of others.entries()) {
    await rename(other, `${name} ${index}`);
    await roomOf(other);
  }
  await expect.poll(async () => (await finds(alice, name)).length).toBe(2);
  const { results, limited } = await search(alice, name, { limit: 1 });
  expect(results).toHaveLength(1);
  expect(limited).toBe(true);
});

test('an old name no longer finds', async () => {
  const [alice, bob] = await people(target, 2);
  const [old, current] = [fresh('Alt'), fresh('Neu')];
  await rename(bob, old);
  await roomOf(bob);
  await rename(bob, current);
  await expect.poll(() => finds(alice, current)).toEqual([bob.userId]);
  expect(await finds(alice, old)).toEqual([]);
});

test('nobody is found by what nobody is called', async () => {
  const [alice] = await people(target, 1);
  expect(await search(alice, fresh('niemand'))).toEqual({ limited: false, results: [] });
});

test.each([
  ['no term', {}],
  ['a limit that is no number', { search_term: 'x', limit: 'all' }],
])('refuses a search with %s', async (_what, body) => {
  const [alice] = await people(target, 1);
  expectRefused(target, (await alice.call('POST', '/v3/user_directory/search', body)).status);
});

test('a search needs a token', async () => {
  const nobody = new Client(target);
  await nobody.refused(401, 'M_MISSING_TOKEN', 'POST', '/v3/user_directory/search', { search_term: 'x' });
});

test('an OpenID token is made for oneself', async () => {
  const [alice] = await people(target, 1);
  expect(await alice.post(`/v3/user/${part(alice.userId)}/openid/request_token`)).toEqual({
    access_token: expect.any(String),
    token_type: 'Bearer',
    matrix_server_name: target.serverName,
    expires_in: expect.any(Number),
  });
});

test('an OpenID token opens nothing else', async () => {
  const [alice] = await people(target, 1);
  const { access_token: token } = await alice.post(`/v3/user/${part(alice.userId)}/openid/request_token`);
  await new Client(target, { token }).refused(401, 'M_UNKNOWN_TOKEN', 'GET', '/v3/account/whoami');
});

test('an OpenID token of somebody else is refused', async () => {
  const [alice, bob] = await people(target, 2);
  await bob.refused(403, 'M_FORBIDDEN', 'POST', `/v3/user/${part(alice.userId)}/openid/request_token`, {});
});
