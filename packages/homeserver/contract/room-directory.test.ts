import { beforeAll, expect, test } from 'vitest';
import { Client, fresh, type Json, part, register } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Published room directory". */
const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});
const listed = (roomId: string) => `/v3/directory/list/room/${part(roomId)}`;
/** Makes a listed room; a server may list it a little later. */
async function publish(options: Json = {}): Promise<string> {
  const roomId = await anna.createRoom({ preset: 'public_chat', visibility: 'public', ...options });
  const isListed = async () => (await search(options.name)).chunk.some(({ room_id }: Json) => room_id === roomId);
  await expect.poll(isListed).toBe(true);
  return roomId;
}
const search = async (generic_search_term?: string, more: Json = {}): Promise<Json> =>
  ben.post('/v3/publicRooms', { filter: { generic_search_term }, ...more });
const names = ({ chunk }: Json): string[] => chunk.map(({ name }: Json) => name);

test('a room is listed when it was made public, else not', async () => {
  expect(await ben.get(listed(await publish({ name: fresh('liste') })))).toEqual({ visibility: 'public' });
  expect(await ben.get(listed(await anna.createRoom()))).toEqual({ visibility: 'private' });
  expect(await ben.get(listed(await anna.createRoom({ preset: 'public_chat' })))).toEqual({ visibility: 'private' });
});

test('a room can be listed and taken off the list', async () => {
  const word = fresh('liste');
  const roomId = await anna.createRoom({ preset: 'public_chat', name: word });
  expect(names(await search(word))).toEqual([]);
  expect(await anna.put(listed(roomId), { visibility: 'public' })).toEqual({});
  await expect.poll(async () => names(await search(word))).toEqual([word]);
  await anna.put(listed(roomId), { visibility: 'private' });
  await expect.poll(async () => names(await search(word))).toEqual([]);
});

test('visibility is public if nothing else is said', async () => {
  const roomId = await anna.createRoom();
  await anna.put(listed(roomId), {});
  expect(await ben.get(listed(roomId))).toEqual({ visibility: 'public' });
});

test('who has no power in the room does not list it', async () => {
  const roomId = await anna.createRoom({ preset: 'public_chat' });
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', listed(roomId), { visibility: 'public' });
  await ben.join(roomId);
  await ben.refused(403, 'M_FORBIDDEN', 'PUT', listed(roomId), { visibility: 'public' });
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'PUT', listed(roomId), { visibility: 'public' });
});

test('a room that does not exist is neither listed nor looked up', async () => {
  const nowhere = `!${fresh()}:${target.serverName}`;
  await anna.refused(404, 'M_NOT_FOUND', 'GET', listed(nowhere));
  await anna.refused([400, 403, 404], ['M_NOT_FOUND', 'M_FORBIDDEN', 'M_UNKNOWN'], 'PUT', listed(nowhere), {
    visibility: 'public',
  });
});

test('an entry says what one wants to know before joining', async () => {
  const word = fresh('eintrag');
  const roomId = await publish({
    name: word,
    topic: 'Über Ampeln',
    room_alias_name: word,
    initial_state: [{ type: 'm.room.history_visibility', content: { history_visibility: 'world_readable' } }],
  });
  await ben.join(roomId);
  await expect.poll(async () => (await search(word)).chunk[0].num_joined_members).toBe(2);
  const { chunk } = await search(word);
  expect(chunk).toHaveLength(1);
  expect(chunk[0]).toMatchObject({
    room_id: roomId,
    name: word,
    topic: 'Über Ampeln',
    canonical_alias: `#${word}:${target.serverName}`,
    num_joined_members: 2,
    world_readable: true,
    guest_can_join: false,
    join_rule: 'public',
  });
});

test('search finds a part of name, topic and alias, in any case', async () => {
  const [name, topic, alias] = [fresh('name'), fresh('thema'), fresh('adresse')];
  await publish({ name: `Amt ${name} Mitte`, topic: `Zu ${topic}`, room_alias_name: alias });
  for (const term of [name, name.toUpperCase(), topic, alias]) expect((await search(term)).chunk).toHaveLength(1);
  expect((await search(fresh('nichts'))).chunk).toEqual([]);
});

test('search can be for spaces, for plain rooms, or for both', async () => {
  const word = fresh('art');
  const plain = await publish({ name: word });
  const space = await publish({ name: word, creation_content: { type: 'm.space' } });
  const found = async (room_types?: Json) => {
    const { chunk } = await ben.post('/v3/publicRooms', { filter: { generic_search_term: word, room_types } });
    return chunk.map(({ room_id }: Json) => room_id).sort();
  };
  expect(await found(['m.space'])).toEqual([space]);
  expect(await found([null])).toEqual([plain]);
  expect(await found([null, 'm.space'])).toEqual([plain, space].sort());
  expect(await found()).toEqual([plain, space].sort());
});

test('the type of a space is in its entry', async () => {
  const word = fresh('art');
  await publish({ name: word, creation_content: { type: 'm.space' } });
  expect((await search(word)).chunk[0].room_type).toBe('m.space');
});

test('rooms with many members come first', async () => {
  const word = fresh('viele');
  await publish({ name: `${word} einer` });
  const bigger = await publish({ name: `${word} zwei` });
  await ben.join(bigger);
  await expect.poll(async () => names(await search(word))).toEqual([`${word} zwei`, `${word} einer`]);
});

test('pages lead through the list once, forwards and back', async () => {
  const word = fresh('seite');
  for (const number of [1, 2, 3]) await publish({ name: `${word} ${number}` });
  const seen: string[] = [];
  let page = await search(word, { limit: 1 });
  expect(page.prev_batch).toBeUndefined();
  for (; ; page = await search(word, { limit: 1, since: page.next_batch })) {
    expect(page.chunk.length).toBeLessThanOrEqual(1);
    seen.push(...names(page));
    if (!page.next_batch) break;
  }
  expect([...seen].sort()).toEqual([1, 2, 3].map((number) => `${word} ${number}`));
  const back = await search(word, { limit: 1, since: page.prev_batch });
  expect(seen).toContain(names(back)[0]);
});

test('the list is told without a search too', async () => {
  await publish({ name: fresh('offen') });
  const { chunk, total_room_count_estimate: total } = await ben.get('/v3/publicRooms');
  expect(chunk.length).toBeGreaterThan(0);
  expect(total ?? chunk.length).toBeGreaterThanOrEqual(chunk.length);
});

test('the list is short if that is asked for', async () => {
  for (const name of [fresh('kurz'), fresh('kurz')]) await publish({ name });
  expect((await ben.get('/v3/publicRooms', { limit: 1 })).chunk).toHaveLength(1);
});

test.each([{ limit: 'viele' }, { filter: 'text' }, { filter: { generic_search_term: 7 } }, { since: 7 }])(
  'a search with %j is no server failure',
  async (body) => {
    const { status } = await ben.call('POST', '/v3/publicRooms', body);
    expect(expected(target, 'wrongTypesAreRefused', { kontor: [200, 400], synapse: [200, 400, 500] })).toContain(
      status,
    );
  },
);

test('a position that nobody gave is refused', async () => {
  const { status } = await ben.call('GET', '/v3/publicRooms', undefined, { query: { since: 'nonsense' } });
  expect(status).toBe(expected(target, 'wrongTypesAreRefused', { kontor: 400, synapse: 500 }));
});

test('a room that can be knocked at is listed with its rule', async () => {
  const word = fresh('klopfen');
  await publish({
    name: word,
    preset: 'private_chat',
    initial_state: [{ type: 'm.room.join_rules', content: { join_rule: 'knock' } }],
  });
  expect((await search(word)).chunk[0].join_rule).toBe('knock');
});

test('an entry changes with its room', async () => {
  const [word, later] = [fresh('vorher'), fresh('nachher')];
  const roomId = await publish({ name: word });
  await anna.setState(roomId, 'm.room.name', { name: later });
  await expect.poll(async () => names(await search(later))).toEqual([later]);
  expect(names(await search(word))).toEqual([]);
});

test.each(['%', '_', '\\', '*', '"'])('%s is a letter like any other in a search', async (letter) => {
  const word = fresh('zeichen');
  await publish({ name: `${word} a${letter}b` });
  await publish({ name: `${word} axb` });
  const found = names(await search(`${word} a${letter}b`));
  const isPattern = ['%', '_'].includes(letter) && expected(target, 'literalSearch', { kontor: false, synapse: true });
  if (isPattern) expect(found).toContain(`${word} a${letter}b`);
  else expect(found).toEqual([`${word} a${letter}b`]);
});
