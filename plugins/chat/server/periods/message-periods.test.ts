import { searchAll } from '@kontor/schema';
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
import { createRoom } from '../../shared/index.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let owner: SignedInPerson;
let space: string;
let room: string;
let browser: MatrixBrowser;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  owner = await aSignedInPerson(server, { givenName: 'Ada', familyName: 'Amt' });
  space = (await aSpace(server, { owner: owner.person.id, name: 'Grünflächen', visibility: 'hidden' })).id;
  ({ room } = await owner.client.call(createRoom, { space, name: 'Baumpflege', topic: '' }));
  browser = await MatrixBrowser.open(owner.client);
  await server.database.pool.query(
    `insert into periods_settings (kind, space, days) values ('chat.messages', $1, 30)`,
    [space],
  );
});
afterAll(() => server.stop());

const at = (what: string) => `/v3/rooms/${encodeURIComponent(room)}/${what}`;
const eventOf = (event: string) => browser.call('GET', at(`event/${encodeURIComponent(event)}`));
const send = (type: string, content: object) => browser.call('PUT', at(`send/${type}/${newBrowser()}`), content);
const find = async (q: string) =>
  (await owner.client.call(searchAll, { q, type: ['message', 'file'] })).hits.map(({ title }) => title);

/** Known here, and as old as that. */
async function age(event: string, days: number): Promise<void> {
  const set = () =>
    server.database.pool.query(
      'update chat_message_ages set sent_at = now() - make_interval(days => $2) where event = $1',
      [event, days],
    );
  await expect.poll(async () => (await set()).rowCount, { timeout: 20_000 }).toBe(1);
}
const expire = () => server.services.periods.expire('chat.messages');
const isGone = async (event: string) => Object.keys((await eventOf(event)).content).length === 0;

test('old messages go for everybody, with their edits, reactions and files, and are found no more; young ones stay', async () => {
  const upload = await owner.client.fetch('/_matrix/media/v3/upload?filename=kastanie.txt', {
    method: 'POST',
    headers: { authorization: `Bearer ${browser.session.accessToken}`, 'content-type': 'text/plain' },
    body: new Blob(['Gutachten zur Kastanie']),
  });
  const { content_uri: url } = (await upload.json()) as { content_uri: string }; // as the specification has it
  const old = await browser.send(room, 'Die Kastanie wird gefällt');
  const file = (await send('m.room.message', { msgtype: 'm.file', body: 'kastanie.txt', url })).event_id;
  const young = await browser.send(room, 'Die Platane bleibt');
  const edit = (
    await send('m.room.message', {
      msgtype: 'm.text',
      body: '* Die Kastanie wird nicht gefällt',
      'm.new_content': { msgtype: 'm.text', body: 'Die Kastanie wird nicht gefällt' },
      'm.relates_to': { rel_type: 'm.replace', event_id: old },
    })
  ).event_id;
  const reaction = (
    await send('m.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: old, key: '👍' } })
  ).event_id;
  const answer = (
    await send('m.room.message', {
      msgtype: 'm.text',
      body: 'Gut so, sagt das Eichhörnchen',
      'm.relates_to': { rel_type: 'm.thread', event_id: old },
    })
  ).event_id;
  await age(old, 31);
  await age(file, 31);
  await age(young, 29);
  await age(answer, 1);
  await expect.poll(() => find('Kastanie'), { timeout: 20_000 }).not.toEqual([]);
  await expire();
  for (const event of [old, file, edit, reaction])
    await expect.poll(() => isGone(event), { timeout: 20_000 }).toBe(true);
  for (const event of [young, answer]) expect(await isGone(event)).toBe(false);
  await expect.poll(() => find('Kastanie'), { timeout: 20_000 }).toEqual([]);
  expect(await find('Platane')).toEqual(['Die Platane bleibt']);
  const media = url.split('/').at(-1);
  const { rows } = await server.database.pool.query('select 1 from homeserver.media where media_id = $1', [media]);
  expect(rows).toEqual([]);
  const left = await server.database.pool.query('select event from chat_message_ages where event = any($1)', [
    [old, file, young],
  ]);
  expect(left.rows).toEqual([{ event: young }]);
});

test('that they went is no news: the room stays where it was in everybody’s list', async () => {
  const { chunk } = await browser.call('GET', at('messages?dir=b&limit=20'));
  const redactions = chunk.filter((event: { type: string }) => event.type === 'm.room.redaction');
  expect(redactions.length).toBeGreaterThan(3);
  for (const { origin_server_ts: when } of redactions) expect(when).toBeLessThan(Date.now() - 29 * 86_400_000);
});

test('what is pinned stays, also where that is not known here yet, and goes once it is not pinned any more', async () => {
  const [pinned, late] = [await browser.send(room, 'Hausordnung'), await browser.send(room, 'Notrufnummern')];
  await browser.call('PUT', at('state/m.room.pinned_events/'), { pinned: [pinned] });
  await expect
    .poll(async () => (await server.database.pool.query('select event from chat_pinned_messages')).rows)
    .toEqual([{ event: pinned }]);
  await browser.call('PUT', at('state/m.room.pinned_events/'), { pinned: [pinned, late] });
  await expect
    .poll(async () => (await server.database.pool.query('select event from chat_pinned_messages')).rows)
    .toHaveLength(2);
  // As after an upgrade: of the second one nothing is known here.
  await server.database.pool.query('delete from chat_pinned_messages where event = $1', [late]);
  for (const event of [pinned, late]) await age(event, 31);
  await expire();
  await expect
    .poll(async () => (await server.database.pool.query('select event from chat_pinned_messages')).rows, {
      timeout: 20_000,
    })
    .toHaveLength(2);
  expect([await isGone(pinned), await isGone(late)]).toEqual([false, false]);
  await browser.call('PUT', at('state/m.room.pinned_events/'), { pinned: [late] });
  await expect
    .poll(async () => (await server.database.pool.query('select event from chat_pinned_messages')).rows)
    .toEqual([{ event: late }]);
  await expire();
  await expect.poll(() => isGone(pinned), { timeout: 20_000 }).toBe(true);
  expect(await isGone(late)).toBe(false);
});

test('what a page leads back to stays', async () => {
  const kept = await browser.send(room, 'Der Schlüssel liegt beim Pförtner');
  await age(kept, 31);
  const page = '00000000-0000-7000-8000-00000000000a';
  await server.database.pool.query(
    `insert into wiki_pages (id, space, position, title, created_at, changed_at, schema_version)
     values ($1, $2, 1, 'Schlüssel', now(), now(), 1)`,
    [page, space],
  );
  await server.database.pool.query(`insert into wiki_links (page, target, kind) values ($1, $2, 'link')`, [
    page,
    `chat/message/${kept}`,
  ]);
  await expire();
  await server.database.pool.query('delete from wiki_links where page = $1', [page]);
  expect(await isGone(kept)).toBe(false);
  // Looked at again a day later.
  await server.database.pool.query(`update chat_message_ages set looked_at = now() - interval '1 day'`);
  await expire();
  await expect.poll(() => isGone(kept), { timeout: 20_000 }).toBe(true);
});
