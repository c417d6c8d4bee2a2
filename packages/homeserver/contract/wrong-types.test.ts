import { expect, test } from 'vitest';
import { type Answer, type Client, type Json, part } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { expectRefused, inRoom, people, roomOf } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// Input whose fields have other types than their definitions say
const target = useTarget();

interface Place {
  readonly client: Client;
  readonly roomId: string;
  readonly eventId: string;
}

type Case = readonly [string, string, (place: Place) => string, Json];

const cases: readonly Case[] = [
  [
    'typing for a text',
    'PUT',
    ({ client, roomId }) => inRoom(roomId, `typing/${part(client.userId)}`),
    { typing: true, timeout: 'long' },
  ],
  ['no typing', 'PUT', ({ client, roomId }) => inRoom(roomId, `typing/${part(client.userId)}`), {}],
  [
    'a receipt whose body is a list',
    'POST',
    ({ roomId, eventId }) => inRoom(roomId, `receipt/m.read/${part(eventId)}`),
    [],
  ],
  [
    'a tag whose body is a list',
    'PUT',
    ({ client, roomId }) => `/v3/user/${part(client.userId)}/rooms/${part(roomId)}/tags/x`,
    [],
  ],
  [
    'a rule turned on by a text',
    'PUT',
    () => '/v3/pushrules/global/underride/.m.rule.message/enabled',
    { enabled: 'yes' },
  ],
  ['a rule turned on by nothing', 'PUT', () => '/v3/pushrules/global/underride/.m.rule.message/enabled', {}],
  [
    'actions that are a text',
    'PUT',
    () => '/v3/pushrules/global/underride/.m.rule.message/actions',
    { actions: 'notify' },
  ],
  ['no actions', 'PUT', () => '/v3/pushrules/global/underride/.m.rule.message/actions', {}],
  ['conditions that are a text', 'PUT', () => '/v3/pushrules/global/override/mine', { actions: [], conditions: 'x' }],
  ['a search for a number', 'POST', () => '/v3/search', { search_categories: { room_events: { search_term: 7 } } }],
  [
    'a search whose filter is a text',
    'POST',
    () => '/v3/search',
    { search_categories: { room_events: { search_term: 'x', filter: 'x' } } },
  ],
  ['a search of a text', 'POST', () => '/v3/search', { search_categories: 'room_events' }],
  ['a directory search for a number', 'POST', () => '/v3/user_directory/search', { search_term: 7 }],
  ['keys of the device that are a text', 'POST', () => '/v3/keys/upload', { device_keys: 'x' }],
  ['one-time keys that are a text', 'POST', () => '/v3/keys/upload', { one_time_keys: 'x' }],
  ['fallback keys that are a list', 'POST', () => '/v3/keys/upload', { fallback_keys: ['x'] }],
  ['queried keys that are a text', 'POST', () => '/v3/keys/query', { device_keys: 'x' }],
  ['queried devices that are a text', 'POST', () => '/v3/keys/query', { device_keys: { '@a:localhost': 'x' } }],
  ['claimed keys that are a list', 'POST', () => '/v3/keys/claim', { one_time_keys: ['x'] }],
  ['claimed devices that are a text', 'POST', () => '/v3/keys/claim', { one_time_keys: { '@a:localhost': 'x' } }],
  ['a master key that is a text', 'POST', () => '/v3/keys/device_signing/upload', { master_key: 'x' }],
  ['signatures that are a list', 'POST', () => '/v3/keys/signatures/upload', ['x']],
  ['messages to devices that are a text', 'PUT', () => '/v3/sendToDevice/org.example.call/1', { messages: 'x' }],
  [
    'devices of messages that are a text',
    'PUT',
    () => '/v3/sendToDevice/org.example.call/2',
    { messages: { '@a:localhost': 'x' } },
  ],
  [
    'a picture that is a list',
    'PUT',
    ({ client }) => `/v3/profile/${part(client.userId)}/avatar_url`,
    { avatar_url: [] },
  ],
  [
    'a name that is an object',
    'PUT',
    ({ client }) => `/v3/profile/${part(client.userId)}/displayname`,
    { displayname: {} },
  ],
];

/** Synapse takes these. */
const lenient: readonly Case[] = [
  [
    'typing that is a text',
    'PUT',
    ({ client, roomId }) => inRoom(roomId, `typing/${part(client.userId)}`),
    { typing: 'yes' },
  ],
  [
    'a marker of a receipt that is a list',
    'POST',
    ({ roomId }) => inRoom(roomId, 'read_markers'),
    { 'm.read.private': [] },
  ],
  ['a pattern that is a number', 'PUT', () => '/v3/pushrules/global/content/mine', { actions: [], pattern: 7 }],
  [
    'a search in a text',
    'POST',
    () => '/v3/search',
    { search_categories: { room_events: { search_term: 'x', keys: 'content.body' } } },
  ],
  [
    'a backup whose data is a text',
    'POST',
    () => '/v3/room_keys/version',
    { algorithm: 'm.megolm_backup.v1.curve25519-aes-sha2', auth_data: 'x' },
  ],
  ['a backup whose algorithm is a number', 'POST', () => '/v3/room_keys/version', { algorithm: 7, auth_data: {} }],
  [
    'a pusher whose key is a number',
    'POST',
    () => '/v3/pushers/set',
    {
      kind: 'http',
      pushkey: 7,
      app_id: 'x',
      app_display_name: 'x',
      device_display_name: 'x',
      lang: 'de',
      data: { url: 'https://push.example.org/_matrix/push/v1/notify' },
    },
  ],
  [
    'a pusher of an unknown kind',
    'POST',
    () => '/v3/pushers/set',
    {
      kind: 'pigeon',
      pushkey: 'x',
      app_id: 'x',
      app_display_name: 'x',
      device_display_name: 'x',
      lang: 'de',
      data: {},
    },
  ],
];

async function answerTo([_what, method, path, body]: Case): Promise<Answer> {
  const [client] = await people(target, 1);
  const roomId = await roomOf(client);
  const eventId = await client.sendText(roomId, 'x');
  return client.call(method, path({ client, roomId, eventId }), body);
}

test.each(cases)('%s is refused', async (...each) => {
  const answer = await answerTo(each);
  expectRefused(target, answer.status);
  expect(answer.body.errcode).toMatch(/^M_/);
});

test.each(lenient)('%s is refused too', async (...each) => {
  const { status } = await answerTo(each);
  expect(status).toBe(expected(target, 'wrongTypesAreRefused', { kontor: 400, synapse: 200 }));
});
