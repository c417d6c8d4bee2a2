import {
  getNotificationSettings,
  getSession,
  listNotifications,
  setNotificationSetting,
  setNotificationStates,
} from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  liveClient,
  MatrixBrowser,
  newBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  addressPerson,
  createRoom,
  listWaiting,
  type RoomNotify,
  setRoomNotify,
  settleWaiting,
  waitingChanged,
} from '../../shared/index.ts';
import { roomRef } from '../room-links.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let ada: SignedInPerson;
let ben: SignedInPerson;
let cem: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  [ada, ben, cem] = await Promise.all([
    aSignedInPerson(server, { givenName: 'Ada', familyName: 'Amt' }),
    aSignedInPerson(server, { givenName: 'Ben', familyName: 'Berg' }),
    aSignedInPerson(server, { givenName: 'Cem', familyName: 'Can' }),
  ]);
});
afterAll(() => server.stop());

async function inRoom(from: SignedInPerson, room: string, path: string, body: object): Promise<string> {
  const browser = await MatrixBrowser.open(from.client);
  const answer = await browser.call('PUT', `/v3/rooms/${encodeURIComponent(room)}${path}/${newBrowser()}`, body);
  return answer.event_id;
}

const say = (from: SignedInPerson, room: string, content: object = {}) =>
  inRoom(from, room, '/send/m.room.message', { msgtype: 'm.text', body: 'Geheim', ...content });

/** A room of its own for each test, which all have joined. */
async function aPrivateRoom(isDirect: boolean, ...others: readonly SignedInPerson[]): Promise<string> {
  const own = await MatrixBrowser.open(ada.client);
  const browsers = await Promise.all(others.map(({ client }) => MatrixBrowser.open(client)));
  const invite = browsers.map(({ userId }) => userId);
  const made = await own.call('POST', '/v3/createRoom', { preset: 'private_chat', is_direct: isDirect, invite });
  const path = `/v3/rooms/${encodeURIComponent(made.room_id)}/join`;
  for (const browser of browsers) await browser.call('POST', path, {});
  return made.room_id;
}

async function inboxOf({ client }: SignedInPerson, room: string, show: 'inbox' | 'done' = 'inbox') {
  const { notifications } = await client.call(listNotifications, { show });
  return notifications.filter(({ ref }) => ref === roomRef(room));
}

const waitingFor = async ({ client }: SignedInPerson, room: string) =>
  (await client.call(listWaiting, {})).waiting.find((waiting) => waiting.room === room)?.event;

const settle = ({ client }: SignedInPerson, room: string, event: string) => client.call(settleWaiting, { room, event });

/** What came through after something else did not tell. */
async function hears(person: SignedInPerson, room: string, event: string): Promise<void> {
  await expect.poll(() => waitingFor(person, room)).toBe(event);
}

test('ten direct messages are one entry, which says who wrote and not what', async () => {
  const room = await aPrivateRoom(true, ben);
  let last = '';
  for (let count = 0; count < 10; count += 1) last = await say(ada, room);
  await hears(ben, room, last);
  const inbox = await inboxOf(ben, room);
  expect(inbox).toMatchObject([{ kind: 'chat.direct_message', state: 'unread', card: { title: 'Ada Amt' } }]);
  expect(JSON.stringify(inbox)).not.toContain('Geheim');
  expect(await inboxOf(ada, room)).toEqual([]);
  expect(await inboxOf(cem, room)).toEqual([]);
});

test('what waits says who wrote last, and where; who waits already hears of the next one', async () => {
  const room = await aPrivateRoom(false, ben, cem);
  const { userId } = await ada.client.call(addressPerson, { person: ben.person.id });
  const mention = { 'm.mentions': { user_ids: [userId] } };
  await hears(ben, room, await say(ada, room, mention));
  const live = await liveClient(ben.client, (await ben.client.call(getSession, {})).cursor);
  const last = await say(cem, room, mention);
  await live.waitFor(({ kind }) => kind === waitingChanged.kind);
  live.close();
  const { waiting } = await ben.client.call(listWaiting, {});
  expect(waiting.find((each) => each.room === room)).toMatchObject({
    ...{ event: last, by: { id: cem.person.id, name: 'Cem Can' }, title: 'Ada Amt, Cem Can', spaceName: null },
  });
});

test('what was read is done in the inbox; the next message makes the entry new again', async () => {
  const room = await aPrivateRoom(true, ben);
  const first = await say(ada, room);
  await hears(ben, room, first);
  const live = await liveClient(ben.client, 0);
  await settle(ben, room, first);
  await live.waitFor(({ kind }) => kind === waitingChanged.kind);
  live.close();
  expect(await inboxOf(ben, room)).toEqual([]);
  expect(await inboxOf(ben, room, 'done')).toHaveLength(1);
  expect(await waitingFor(ben, room)).toBeUndefined();
  await hears(ben, room, await say(ada, room));
  expect(await inboxOf(ben, room)).toMatchObject([{ state: 'unread' }]);
  expect(await inboxOf(ben, room, 'done')).toEqual([]);
});

test('what is newer than what was read keeps waiting', async () => {
  const room = await aPrivateRoom(true, ben);
  const first = await say(ada, room);
  const second = await say(ada, room);
  await hears(ben, room, second);
  await settle(ben, room, first);
  expect(await waitingFor(ben, room)).toBe(second);
  expect(await inboxOf(ben, room)).toHaveLength(1);
});

test('an entry that was done by hand comes back with the next message; one that was put off stays put off', async () => {
  const room = await aPrivateRoom(true, ben);
  await hears(ben, room, await say(ada, room));
  const [entry] = await inboxOf(ben, room);
  const notifications = [entry?.id ?? ''];
  await ben.client.call(setNotificationStates, { notifications, state: 'done' });
  await hears(ben, room, await say(ada, room));
  expect(await inboxOf(ben, room)).toMatchObject([{ state: 'unread' }]);
  const laterUntil = new Date(Date.now() + 86_400_000).toISOString();
  await ben.client.call(setNotificationStates, { notifications, laterUntil });
  await hears(ben, room, await say(ada, room));
  expect(await inboxOf(ben, room)).toEqual([]);
});

test('a group tells those who are named, an edit and a reaction nobody', async () => {
  const room = await aPrivateRoom(false, ben, cem);
  await say(ada, room);
  const { userId } = await ada.client.call(addressPerson, { person: ben.person.id });
  const named = await say(ada, room, { 'm.mentions': { user_ids: [userId, '@nobody:nowhere'] } });
  await hears(ben, room, named);
  expect(await inboxOf(ben, room)).toMatchObject([{ kind: 'chat.mentioned', card: { title: 'Ada Amt, Cem Can' } }]);
  await settle(ben, room, named);
  const edit = { 'm.relates_to': { rel_type: 'm.replace', event_id: named }, 'm.new_content': { body: 'Neu' } };
  await say(ada, room, { ...edit, 'm.mentions': { user_ids: [userId] } });
  await inRoom(ada, room, '/send/m.reaction', {
    'm.relates_to': { rel_type: 'm.annotation', event_id: named, key: '👍' },
  });
  const again = await say(ada, room, { 'm.mentions': { user_ids: [userId] } });
  await hears(ben, room, again);
  expect(await inboxOf(ben, room)).toHaveLength(1);
  expect(await inboxOf(cem, room)).toEqual([]);
});

test('an encrypted direct message is told as well, as nobody needs to read it for that', async () => {
  const room = await aPrivateRoom(true, ben);
  const secret = { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'AwgA', session_id: 'x' };
  await hears(ben, room, await inRoom(ada, room, '/send/m.room.encrypted', secret));
  expect(await inboxOf(ben, room)).toHaveLength(1);
});

test('who wants to hear of less of a room is told less', async () => {
  const direct = await aPrivateRoom(true, ben);
  const group = await aPrivateRoom(false, ben, cem);
  const { userId } = await ada.client.call(addressPerson, { person: ben.person.id });
  const mention = { 'm.mentions': { user_ids: [userId] } };
  await hears(ben, direct, await say(ada, direct));
  const set = (room: string, notify: RoomNotify) => ben.client.call(setRoomNotify, { room, notify });
  await set(direct, 'none');
  await settle(ben, direct, (await waitingFor(ben, direct)) ?? '');
  await expect.poll(() => waitingFor(ben, group)).toBeUndefined();
  await hears(ben, group, await say(ada, group, mention));
  await set(group, 'none');
  await say(ada, direct);
  const quiet = await say(ada, group, mention);
  await set(direct, 'mentions');
  await say(ada, direct);
  await hears(ben, direct, await say(ada, direct, mention));
  await set(direct, 'all');
  await hears(ben, direct, await say(ada, direct));
  expect(await waitingFor(ben, group)).not.toBe(quiet);
  await set(group, 'mentions');
  await hears(ben, group, await say(ada, group, mention));
  await expect(cem.client.call(setRoomNotify, { room: direct, notify: 'none' })).rejects.toMatchObject({
    code: 'chat.room_not_found',
  });
});

test('the kind can be switched off by itself', async () => {
  const kinds = (await ben.client.call(getNotificationSettings, {})).kinds.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['chat.direct_message', 'chat.mentioned']));
  const room = await aPrivateRoom(true, ben);
  await ben.client.call(setNotificationSetting, { kind: 'chat.direct_message', on: false });
  await hears(ben, room, await say(ada, room));
  expect(await inboxOf(ben, room)).toEqual([]);
  await ben.client.call(setNotificationSetting, { kind: 'chat.direct_message', on: true });
});

test('who left a group is told nothing more, and sees nothing of it', async () => {
  const room = await aPrivateRoom(false, ben, cem);
  const { userId } = await ada.client.call(addressPerson, { person: ben.person.id });
  const mention = { 'm.mentions': { user_ids: [userId] } };
  await hears(ben, room, await say(ada, room, mention));
  const browser = await MatrixBrowser.open(ben.client);
  await browser.call('POST', `/v3/rooms/${encodeURIComponent(room)}/leave`, {});
  await expect.poll(() => inboxOf(ben, room)).toEqual([]);
  expect(await waitingFor(ben, room)).toBeUndefined();
});

test('a mention in a room of a space waits, too, for who may see it', async () => {
  const grants = [{ subject: { kind: 'person', id: ben.person.id }, role: 'editor' }] as const;
  const space = await aSpace(server, { owner: ada.person.id, visibility: 'hidden', grants });
  const { room } = await ada.client.call(createRoom, { space: space.id, name: 'Planung' });
  const people = [ben.person.id, cem.person.id];
  const users = await Promise.all(people.map((person) => ada.client.call(addressPerson, { person })));
  const event = await say(ada, room, { 'm.mentions': { user_ids: users.map(({ userId }) => userId) } });
  await hears(ben, room, event);
  expect(await waitingFor(cem, room)).toBeUndefined();
  await settle(ben, room, event);
  expect(await inboxOf(ben, room)).toEqual([]);
});

/** What a foreign Matrix client sends when its user has read something. */
async function reads({ client }: SignedInPerson, room: string, path: string, body: object = {}): Promise<void> {
  const browser = await MatrixBrowser.open(client);
  await browser.call('POST', `/v3/rooms/${encodeURIComponent(room)}/${path}`, body);
}

test.each<[string, (event: string) => { readonly path: string; readonly body?: object }]>([
  ['a public receipt', (event: string) => ({ path: `receipt/m.read/${encodeURIComponent(event)}` })],
  ['a private receipt', (event: string) => ({ path: `receipt/m.read.private/${encodeURIComponent(event)}` })],
  ['a marker', (event: string) => ({ path: 'read_markers', body: { 'm.fully_read': event, 'm.read': event } })],
])('%s of a foreign Matrix client settles what waits, in the inbox of every client', async (_name, requestOf) => {
  const room = await aPrivateRoom(true, ben);
  const event = await say(ada, room);
  await hears(ben, room, event);
  const live = await liveClient(ben.client, 0);
  const { path, body = {} } = requestOf(event);
  await reads(ben, room, path, body);
  await expect.poll(() => waitingFor(ben, room)).toBeUndefined();
  await live.waitFor(({ kind }) => kind === waitingChanged.kind);
  live.close();
  expect(await inboxOf(ben, room)).toEqual([]);
  expect(await inboxOf(ben, room, 'done')).toHaveLength(1);
});

test('a receipt settles what came before it, and nothing of another thread, of later or of somebody else', async () => {
  const room = await aPrivateRoom(false, ben, cem);
  const { userId } = await ada.client.call(addressPerson, { person: ben.person.id });
  const before = await say(ada, room);
  const mention = { 'm.mentions': { user_ids: [userId] } };
  const named = await say(ada, room, mention);
  await hears(ben, room, named);
  const answer = { 'm.relates_to': { rel_type: 'm.thread', event_id: before } };
  const reply = await say(ada, room, answer);
  const after = await say(ada, room);
  const receipt = (event: string) => `receipt/m.read/${encodeURIComponent(event)}`;
  await reads(ben, room, receipt(before));
  await reads(cem, room, receipt(after));
  await reads(ben, room, receipt(reply), { thread_id: before });
  // Heard after those, if they were heard.
  const other = await aPrivateRoom(true, ben);
  const last = await say(ada, other);
  await hears(ben, other, last);
  await reads(ben, other, receipt(last));
  await expect.poll(() => waitingFor(ben, other)).toBeUndefined();
  expect(await waitingFor(ben, room)).toBe(named);
  await reads(ben, room, receipt(after), { thread_id: 'main' });
  await expect.poll(() => waitingFor(ben, room)).toBeUndefined();
  const inThread = await say(ada, room, { ...mention, ...answer });
  await hears(ben, room, inThread);
  const later = await say(ada, room, answer);
  await reads(ben, room, receipt(later), { thread_id: before });
  await expect.poll(() => waitingFor(ben, room)).toBeUndefined();
  expect(await inboxOf(ben, room)).toEqual([]);
});
