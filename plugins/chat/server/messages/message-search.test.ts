import { listGrants, removeGrant, searchAll } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  MatrixBrowser,
  newBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createRoom } from '../../shared/index.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let owner: SignedInPerson;
let reader: SignedInPerson;
let stranger: SignedInPerson;
let space: string;
let room: string;
let browser: MatrixBrowser;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  [owner, reader, stranger] = await Promise.all([
    aSignedInPerson(server, { givenName: 'Ada', familyName: 'Amt' }),
    aSignedInPerson(server),
    aSignedInPerson(server),
  ]);
  const grants = [{ subject: { kind: 'person', id: reader.person.id }, role: 'reader' }] as const;
  space = (await aSpace(server, { owner: owner.person.id, name: 'Grünflächen', visibility: 'hidden', grants })).id;
  ({ room } = await owner.client.call(createRoom, { space, name: 'Baumpflege', topic: '' }));
  browser = await MatrixBrowser.open(owner.client);
});
afterAll(() => server.stop());

async function find({ client }: SignedInPerson, q: string) {
  const { hits } = await client.call(searchAll, { q, type: ['message'] });
  return hits.map(({ title, subtitle, path }) => ({ title, subtitle, path }));
}

const path = (what: string) => `/v3/rooms/${encodeURIComponent(room)}/${what}`;

test('what is said in a room of a space is found by its words, and leads to where it was said', async () => {
  const event = await browser.send(room, 'Die Kastanie am Markt bekommt neue Stützen');
  const hit = {
    title: 'Die Kastanie am Markt bekommt neue Stützen',
    subtitle: 'Ada Amt · Baumpflege',
    path: `/chat/${encodeURIComponent(room)}/${encodeURIComponent(event)}`,
  };
  await expect.poll(() => find(reader, 'Kastanie')).toEqual([hit]);
  expect(await find(stranger, 'Kastanie')).toEqual([]);
  // Not by who said it.
  expect(await find(reader, 'Ada Amt')).toEqual([]);
});

test('an edit is found instead of what stood there, and what was deleted is found no more', async () => {
  const event = await browser.send(room, 'Die Platane wird geschnitten');
  await expect.poll(() => find(reader, 'Platane')).toHaveLength(1);
  await browser.call('PUT', path(`send/m.room.message/${newBrowser()}`), {
    msgtype: 'm.text',
    body: '* Die Robinie wird geschnitten',
    'm.new_content': { msgtype: 'm.text', body: 'Die Robinie wird geschnitten' },
    'm.relates_to': { rel_type: 'm.replace', event_id: event },
  });
  await expect.poll(() => find(reader, 'Robinie')).toHaveLength(1);
  expect(await find(reader, 'Platane')).toEqual([]);
  await browser.call('PUT', path(`redact/${encodeURIComponent(event)}/${newBrowser()}`), {});
  await expect.poll(() => find(reader, 'Robinie')).toEqual([]);
  const { rows } = await server.database.pool.query('select * from chat_messages where event = $1', [event]);
  expect(rows).toEqual([]);
});

test('direct rooms are not searched, and whoever is removed finds nothing from that moment on', async () => {
  const { room_id: direct } = await browser.call('POST', '/v3/createRoom', { is_direct: true });
  await browser.send(direct, 'Unter uns: der Mammutbaum');
  await browser.send(room, 'Für alle: der Mammutbaum');
  await expect.poll(() => find(reader, 'Mammutbaum')).toHaveLength(1);
  const { grants } = await owner.client.call(listGrants, { space });
  const grant = grants.find(({ subject }) => 'id' in subject && subject.id === reader.person.id);
  await owner.client.call(removeGrant, { space, grant: grant?.id ?? '' });
  expect(await find(reader, 'Mammutbaum')).toEqual([]);
  expect(await find(owner, 'Mammutbaum')).toHaveLength(1);
});

test('files in rooms of spaces are found by their words, lead to their message, and go with it', async () => {
  const content = new Blob(['Der Ginkgo am Bahnhof hat Platz für drei Bänke.']);
  const upload = await owner.client.fetch('/_matrix/media/v3/upload?filename=ginkgo.txt', {
    method: 'POST',
    headers: { authorization: `Bearer ${browser.session.accessToken}`, 'content-type': 'text/plain' },
    body: content,
  });
  const { content_uri: url } = z.object({ content_uri: z.string() }).parse(await upload.json());
  const sent = { msgtype: 'm.file', body: 'Gutachten.txt', url, info: { mimetype: 'text/plain' } };
  const { event_id: event } = await browser.call('PUT', path(`send/m.room.message/${newBrowser()}`), sent);
  const files = async ({ client }: SignedInPerson) =>
    (await client.call(searchAll, { q: 'Ginkgo Bahnhof', type: ['file'] })).hits.map((hit) => [hit.title, hit.path]);
  const message = `/chat/${encodeURIComponent(room)}/${encodeURIComponent(String(event))}`;
  await expect.poll(() => files(owner), { timeout: 20_000 }).toEqual([['Gutachten.txt', message]]);
  expect(await files(stranger)).toEqual([]);
  await browser.call('PUT', path(`redact/${encodeURIComponent(String(event))}/${newBrowser()}`), {});
  await expect.poll(() => files(owner), { timeout: 20_000 }).toEqual([]);
  const { rows } = await server.database.pool.query('select * from chat_message_files where event = $1', [event]);
  expect(rows).toEqual([]);
});
