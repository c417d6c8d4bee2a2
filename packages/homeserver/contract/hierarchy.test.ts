import { beforeAll, expect, test } from 'vitest';
import { type Client, fresh, type Json, part, register } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/** "client-server API, Spaces". */
const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});
const open: Json = { preset: 'public_chat' };
const space = (options: Json = open): Promise<string> =>
  anna.createRoom({ ...options, creation_content: { type: 'm.space' } });
const put = (parent: string, child: string, more: Json = {}) =>
  anna.setState(parent, 'm.space.child', { via: [target.serverName], ...more }, child);
const path = (roomId: string) => `/v1/rooms/${part(roomId)}/hierarchy`;
const tree = (client: Client, roomId: string, query = {}): Promise<Json> => client.get(path(roomId), query);
const ids = ({ rooms }: Json): string[] => rooms.map(({ room_id }: Json) => room_id);

test('a space tells itself and its rooms, with what they hold', async () => {
  const root = await space({ ...open, name: 'Rathaus' });
  const child = await anna.createRoom({ ...open, name: 'Pforte', topic: 'Eingang' });
  await put(root, child, { order: 'a', suggested: true });
  const { rooms } = await tree(ben, root);
  expect(rooms[0]).toMatchObject({ room_id: root, name: 'Rathaus', room_type: 'm.space', join_rule: 'public' });
  expect(rooms[0].children_state).toEqual([
    expect.objectContaining({
      type: 'm.space.child',
      state_key: child,
      sender: anna.userId,
      content: { via: [target.serverName], order: 'a', suggested: true },
    }),
  ]);
  expect(rooms[1]).toMatchObject({
    room_id: child,
    name: 'Pforte',
    topic: 'Eingang',
    num_joined_members: 1,
    children_state: [],
  });
});

test('a child stands before its siblings with its own children: depth first', async () => {
  const [root, first, second] = [await space(), await space(), await anna.createRoom(open)];
  const inner = await anna.createRoom(open);
  await put(root, first, { order: 'a' });
  await put(root, second, { order: 'b' });
  await put(first, inner);
  expect(ids(await tree(ben, root))).toEqual([root, first, inner, second]);
});

test('children come by their order, and those without one last', async () => {
  const root = await space();
  const [none, b, a] = [await anna.createRoom(open), await anna.createRoom(open), await anna.createRoom(open)];
  await put(root, none);
  await put(root, b, { order: 'b' });
  await put(root, a, { order: 'a' });
  expect(ids(await tree(ben, root))).toEqual([root, a, b, none]);
});

test('only what is suggested is told if that is asked for', async () => {
  const [root, one, other] = [await space(), await anna.createRoom(open), await anna.createRoom(open)];
  await put(root, one, { suggested: true });
  await put(root, other);
  const found = await tree(ben, root, { suggested_only: true });
  expect(ids(found)).toEqual([root, one]);
  expect(found.rooms[0].children_state).toHaveLength(1);
});

test('the depth can be limited', async () => {
  const [root, middle, leaf] = [await space(), await space(), await anna.createRoom(open)];
  await put(root, middle);
  await put(middle, leaf);
  expect(ids(await tree(ben, root, { max_depth: 0 }))).toEqual([root]);
  expect(ids(await tree(ben, root, { max_depth: 1 }))).toEqual([root, middle]);
  expect(ids(await tree(ben, root))).toEqual([root, middle, leaf]);
});

test('pages lead through all rooms, each once', async () => {
  const root = await space();
  const children = [await anna.createRoom(open), await anna.createRoom(open), await anna.createRoom(open)];
  for (const [index, child] of children.entries()) await put(root, child, { order: String(index) });
  const seen: string[] = [];
  let page = await tree(ben, root, { limit: 2 });
  for (; ; page = await tree(ben, root, { limit: 2, from: page.next_batch })) {
    expect(page.rooms.length).toBeLessThanOrEqual(2);
    seen.push(...ids(page));
    if (!page.next_batch) break;
  }
  expect(seen).toEqual([root, ...children]);
});

test('a page is continued with the same questions only', async () => {
  const root = await space();
  for (let number = 0; number < 3; number += 1) await put(root, await anna.createRoom(open));
  const { next_batch: from } = await tree(ben, root, { limit: 1 });
  const codes = ['M_INVALID_PARAM', 'M_UNKNOWN'];
  for (const query of [{ from, suggested_only: true }, { from, max_depth: 1 }, { from: 'nonsense' }])
    await ben.refused(400, codes, 'GET', path(root), undefined, { query: { limit: 1, ...query } });
});

test('rooms that one may not see are left out, and their place is not told otherwise', async () => {
  const [root, hidden, shown] = [await space(), await anna.createRoom({ name: 'Geheim' }), await anna.createRoom(open)];
  await put(root, hidden);
  await put(root, shown);
  const found = await tree(ben, root);
  expect(ids(found)).toEqual([root, shown]);
  expect(JSON.stringify(found)).not.toContain('Geheim');
  expect(ids(await tree(anna, root)).sort()).toEqual([root, hidden, shown].sort());
  await anna.invite(hidden, ben.userId);
  expect(ids(await tree(ben, root)).sort()).toEqual([root, hidden, shown].sort());
});

test('a restricted room is told to who is in the space, and may be knocked at by others', async () => {
  const root = await space();
  const restricted = (join_rule: string) => ({
    initial_state: [
      { type: 'm.room.join_rules', content: { join_rule, allow: [{ type: 'm.room_membership', room_id: root }] } },
    ],
  });
  const [inner, knockable] = [
    await anna.createRoom(restricted('restricted')),
    await anna.createRoom(restricted('knock_restricted')),
  ];
  await put(root, inner);
  await put(root, knockable);
  expect(ids(await tree(ben, root))).toEqual([root, knockable]);
  await ben.join(root);
  const found = await tree(ben, root);
  expect(ids(found).sort()).toEqual([root, inner, knockable].sort());
  const { allowed_room_ids: allowed } = found.rooms.find(({ room_id }: Json) => room_id === inner);
  expect(allowed ?? [root]).toEqual([root]);
});

test('a child without servers is none, and one that was taken out is none any more', async () => {
  const [root, child] = [await space(), await anna.createRoom(open)];
  await anna.setState(root, 'm.space.child', {}, child);
  expect(ids(await tree(ben, root))).toEqual([root]);
  await put(root, child);
  expect(ids(await tree(ben, root))).toEqual([root, child]);
  await anna.setState(root, 'm.space.child', {}, child);
  expect(ids(await tree(ben, root))).toEqual([root]);
});

test('spaces in a circle are told once', async () => {
  const [one, other] = [await space(), await space()];
  await put(one, other);
  await put(other, one);
  await put(one, one);
  expect(ids(await tree(ben, one))).toEqual([one, other]);
});

test('children of a room that is no space are not told', async () => {
  const [root, child] = [await anna.createRoom(open), await anna.createRoom(open)];
  await put(root, child);
  expect(ids(await tree(ben, root))).toEqual([root]);
});

test('who may not see the space sees nothing below it', async () => {
  const root = await space({ preset: 'private_chat' });
  await put(root, await anna.createRoom(open));
  await ben.refused(403, 'M_FORBIDDEN', 'GET', path(root));
  await ben.refused([403, 404], ['M_FORBIDDEN', 'M_NOT_FOUND'], 'GET', path(`!${fresh()}:${target.serverName}`));
  await anna.invite(root, ben.userId);
  expect(ids(await tree(ben, root))[0]).toBe(root);
});

test.each([{ limit: -1 }, { limit: 'x' }, { max_depth: -1 }, { max_depth: 'x' }, { suggested_only: 'x' }])(
  'a question with %j is a bad request',
  async (query) => {
    const root = await space();
    await ben.refused(400, ['M_INVALID_PARAM', 'M_UNKNOWN', 'M_BAD_JSON'], 'GET', path(root), undefined, { query });
  },
);
