import { listGrants, listNotifications, removeGrant, resolveLinks } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  MatrixBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { changeLater, createRoom, forgetLater, type LaterMessage, listLater, sendLater } from '../../shared/index.ts';
import { laterRef } from './later-links.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
let owner: SignedInPerson;
let editor: SignedInPerson;
let space: string;
let room: string;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  [owner, editor] = await Promise.all([aSignedInPerson(server), aSignedInPerson(server)]);
  await MatrixBrowser.open(editor.client);
  const grants = [{ subject: { kind: 'person', id: editor.person.id }, role: 'editor' }] as const;
  ({ id: space } = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants }));
  ({ room } = await owner.client.call(createRoom, { space, name: 'Später' }));
});
afterAll(() => server.stop());

const hourMs = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();
const at = (path: string) => `/v3/rooms/${encodeURIComponent(room)}${path}`;

async function listOf({ client }: SignedInPerson): Promise<readonly LaterMessage[]> {
  return (await client.call(listLater, {})).messages;
}

/** What the editor said in the room, the oldest first. */
async function said(): Promise<{ readonly body: string; readonly [field: string]: unknown }[]> {
  const browser = await MatrixBrowser.open(owner.client);
  const { chunk } = await browser.call('GET', at('/messages?dir=b&limit=100'));
  return chunk
    .filter(({ type }: { type: string }) => type === 'm.room.message')
    .map(({ content }: { content: object }) => content)
    .reverse();
}

const bodies = async () => (await said()).map(({ body }) => body);

test('a message waits for its author alone, and may be changed, sent at once or taken back', async () => {
  const sendAt = inHours(2);
  const waiting = await editor.client.call(sendLater, { room, text: 'Nie gesagt', sendAt });
  expect(waiting).toMatchObject({ room, thread: null, text: 'Nie gesagt', sendAt, state: 'waiting', revision: 1 });
  expect(await listOf(editor)).toEqual([waiting]);
  expect(await listOf(owner)).toEqual([]);
  const { id } = waiting;
  const theirs = owner.client.call(changeLater, { id, revision: 1, sendAt: inHours(0) });
  await expect(theirs).rejects.toMatchObject({ code: 'chat.later_not_found' });
  await expect(owner.client.call(forgetLater, { id })).rejects.toMatchObject({ code: 'chat.later_not_found' });
  expect(await editor.client.call(changeLater, { id, revision: 1, sendAt: inHours(3) })).toMatchObject({ revision: 2 });
  const old = editor.client.call(changeLater, { id, revision: 1, sendAt });
  await expect(old).rejects.toMatchObject({ code: 'chat.later_changed' });
  await editor.client.call(forgetLater, { id });
  expect(await listOf(editor)).toEqual([]);
  const far = editor.client.call(sendLater, { room, text: 'Zu spät', sendAt: inHours(24 * 400) });
  await expect(far).rejects.toMatchObject({ code: 'chat.later_too_far' });
});

test('what is due is sent once, in the order of the times, as its author wrote it', async () => {
  const { userId } = await MatrixBrowser.open(owner.client);
  const people = { reaches: [userId] };
  const second = { room, text: 'Zwei **fett**', sendAt: new Date(Date.now() - 1_000).toISOString(), ...people };
  const first = { room, text: 'Eins', sendAt: new Date(Date.now() - 2_000).toISOString() };
  const third = await editor.client.call(sendLater, { room, text: 'Drei', sendAt: inHours(1) });
  await insertDue(first);
  await insertDue(second);
  await editor.client.call(changeLater, { id: third.id, revision: 1, sendAt: new Date().toISOString() });
  await expect.poll(bodies).toEqual(['Eins', 'Zwei fett', 'Drei']);
  expect((await said())[1]).toMatchObject({
    formatted_body: 'Zwei <strong>fett</strong>',
    'm.mentions': { user_ids: [userId] },
  });
  await expect.poll(() => listOf(editor)).toEqual([]);
});

test('one that was sent when the server stopped before it noted that is not sent again', async () => {
  const message = { room, text: 'Nur einmal', sendAt: new Date(Date.now() - 1_000).toISOString() };
  const id = await insertDue(message, 'sending');
  const content = { msgtype: 'm.text', body: 'Nur einmal', 'm.mentions': {} };
  const sent = await server.services.homeserver.send(room, editor.person.id, { content, key: `kontor-later-${id}` });
  expect(sent).toBe('sent');
  const taken = editor.client.call(forgetLater, { id });
  await expect(taken).rejects.toMatchObject({ code: 'chat.later_changed' });
  await wake();
  await expect.poll(() => listOf(editor)).toEqual([]);
  expect((await bodies()).filter((body) => body === 'Nur einmal')).toHaveLength(1);
});

test('an answer in a thread stands in the thread', async () => {
  const browser = await MatrixBrowser.open(owner.client);
  const thread = await browser.send(room, 'Worum es geht');
  await editor.client.call(sendLater, { room, thread, text: 'Dazu', sendAt: new Date().toISOString() });
  await expect.poll(bodies).toContain('Dazu');
  const [answer] = (await said()).filter(({ body }) => body === 'Dazu');
  expect(answer).toMatchObject({ 'm.relates_to': { rel_type: 'm.thread', event_id: thread } });
});

test('nothing is sent in plain words into a room that has been encrypted', async () => {
  const browser = await MatrixBrowser.open(editor.client);
  const encryption = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
  const made = await browser.call('POST', '/v3/createRoom', { initial_state: [encryption] });
  await editor.client.call(sendLater, { room: made.room_id, text: 'Geheim', sendAt: new Date().toISOString() });
  await expect.poll(async () => (await listOf(editor)).map(({ state }) => state)).toEqual(['encrypted']);
  const [{ id = '' } = {}] = await listOf(editor);
  await editor.client.call(forgetLater, { id });
});

test('whoever may not write there any more by then says nothing, and is told in the inbox', async () => {
  const waiting = await editor.client.call(sendLater, { room, text: 'Noch etwas', sendAt: inHours(1) });
  const { id } = waiting;
  const { grants } = await owner.client.call(listGrants, { space });
  const grant = grants.find(({ subject }) => subject.kind === 'person' && subject.id === editor.person.id);
  await owner.client.call(removeGrant, { space, grant: grant?.id ?? '' });
  await expect.poll(async () => (await MatrixBrowser.open(editor.client)).joinedRooms()).not.toContain(room);
  await editor.client.call(changeLater, { id, revision: 1, sendAt: new Date().toISOString() });
  await expect.poll(async () => (await listOf(editor)).map(({ state }) => state)).toEqual(['refused']);
  const about = async () => (await editor.client.call(listNotifications, {})).notifications;
  await expect.poll(async () => (await about()).map(({ ref }) => ref)).toContain(laterRef(id));
  expect(JSON.stringify(await about())).not.toContain('Noch etwas');
  expect(await bodies()).not.toContain('Noch etwas');
  const refs = [laterRef(id)];
  expect((await editor.client.call(resolveLinks, { refs })).cards).toMatchObject([{ path: '/chat/later' }]);
  expect((await owner.client.call(resolveLinks, { refs })).cards).toEqual([]);
  await editor.client.call(forgetLater, { id });
});

/** One whose time came while nobody looked. */
async function insertDue(
  message: { readonly text: string; readonly sendAt: string; readonly reaches?: string[] },
  state = 'waiting',
): Promise<string> {
  const { rows } = await server.database.pool.query(
    `insert into chat_later_messages (id, person, room, text, reaches, send_at, state, revision)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 1) returning id`,
    [editor.person.id, room, message.text, message.reaches ?? [], message.sendAt, state],
  );
  return rows[0].id;
}

/** Whatever is sent at once has all that is due looked at. */
async function wake(): Promise<void> {
  const { id } = await owner.client.call(sendLater, { room, text: 'Weckruf', sendAt: inHours(1) });
  await owner.client.call(changeLater, { id, revision: 1, sendAt: new Date().toISOString() });
}
