import { expect, test } from 'vitest';
import { Client, part } from './harness/client.ts';
import { expectRefused, people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Filtering: the two endpoints
const target = useTarget();

const filters = (client: Client, id = '') => `/v3/user/${part(client.userId)}/filter${id && `/${id}`}`;
const wanted = {
  room: { timeline: { limit: 7, types: ['m.room.*'] } },
  presence: { types: [] },
  event_fields: ['type'],
};

test('a filter is stored and read as it was', async () => {
  const [alice] = await people(target, 1);
  const { filter_id: id } = await alice.post(filters(alice), wanted);
  expect(id).toEqual(expect.any(String));
  expect(id).not.toMatch(/^\{/);
  expect(await alice.get(filters(alice, id))).toEqual(wanted);
});

test('the same filter may have the same id, another has another', async () => {
  const [alice] = await people(target, 1);
  const { filter_id: first } = await alice.post(filters(alice), wanted);
  const { filter_id: second } = await alice.post(filters(alice), { room: {} });
  expect(second).not.toBe(first);
  expect(await alice.get(filters(alice, first))).toEqual(wanted);
});

test('fields that nobody knows are kept', async () => {
  const [alice] = await people(target, 1);
  const filter = { room: { 'org.example.later': 1 } };
  const { filter_id: id } = await alice.post(filters(alice), filter);
  expect(await alice.get(filters(alice, id))).toEqual(filter);
});

test('a filter that is not there is not found', async () => {
  const [alice] = await people(target, 1);
  await alice.refused(404, 'M_NOT_FOUND', 'GET', filters(alice, '987654'));
});

test('nobody stores or reads filters of somebody else', async () => {
  const [alice, bob] = await people(target, 2);
  const { filter_id: id } = await alice.post(filters(alice), wanted);
  await bob.refused(403, 'M_FORBIDDEN', 'POST', filters(alice), wanted);
  await bob.refused(403, 'M_FORBIDDEN', 'GET', filters(alice, id));
});

test('filters need a token', async () => {
  const [alice] = await people(target, 1);
  await new Client(target).refused(401, 'M_MISSING_TOKEN', 'POST', filters(alice), wanted);
});

test.each([
  ['a room that is no object', { room: 'all' }],
  ['a limit that is no number', { room: { timeline: { limit: 'all' } } }],
  ['a type that is a number', { account_data: { types: [1] } }],
  ['a person whose id is none', { presence: { senders: ['alice'] } }],
  ['a room whose id is none', { room: { rooms: ['here'] } }],
  ['a format that is none', { event_format: 'poem' }],
])('refuses a filter with %s', async (_what, filter) => {
  const [alice] = await people(target, 1);
  expectRefused(target, (await alice.call('POST', filters(alice), filter)).status);
});
