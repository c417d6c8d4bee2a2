import {
  aSignedInPerson,
  MatrixBrowser,
  newBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let ada: MatrixBrowser;
let ben: MatrixBrowser;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  const people: SignedInPerson[] = await Promise.all([aSignedInPerson(server), aSignedInPerson(server)]);
  const [one, other] = await Promise.all(people.map(({ client }) => MatrixBrowser.open(client)));
  if (!one || !other) throw new Error('Two people talk');
  [ada, ben] = [one, other];
  await server.database.pool.query(
    `update periods_settings set days = 30, held_days = null, holds_from = null where kind = 'chat.private-messages'`,
  );
});
afterAll(() => server.stop());

const at = (room: string, what: string) => `/v3/rooms/${encodeURIComponent(room)}/${what}`;

async function talk(): Promise<string> {
  const { room_id: room } = await ada.call('POST', '/v3/createRoom', {
    preset: 'private_chat',
    is_direct: true,
    invite: [ben.userId],
  });
  await ben.call('POST', at(room, 'join'), {});
  return room;
}

async function put(by: MatrixBrowser, room: string, type: string, content: object): Promise<string> {
  return (await by.call('PUT', at(room, `send/${type}/${newBrowser()}`), content)).event_id;
}
const said = (by: MatrixBrowser, room: string, body: string) =>
  put(by, room, 'm.room.message', { msgtype: 'm.text', body });

const agesOf = async (room: string): Promise<string[]> => {
  const { rows } = await server.database.pool.query('select event from chat_message_ages where room = $1', [room]);
  return rows.map(({ event }) => event).sort();
};

async function age(days: number, ...events: readonly string[]): Promise<void> {
  const set = () =>
    server.database.pool.query(
      'update chat_message_ages set sent_at = now() - make_interval(days => $2), looked_at = null where event = any($1)',
      [events, days],
    );
  await expect.poll(async () => (await set()).rowCount, { timeout: 20_000 }).toBe(events.length);
}
const isGone = async (by: MatrixBrowser, room: string, event: string) =>
  Object.keys((await by.call('GET', at(room, `event/${encodeURIComponent(event)}`))).content).length === 0;

async function runJobs(...names: readonly string[]): Promise<void> {
  const waiting = `select count(*)::int as jobs from pgboss.job where name = any($1) and state not in ('completed', 'failed')`;
  await expect
    .poll(async () => (await server.database.pool.query(waiting, [names])).rows[0].jobs, { timeout: 30_000 })
    .toBe(0);
}
async function expire(): Promise<void> {
  await server.services.periods.expire('chat.private-messages');
  await runJobs('chat.delete_old_private');
}

test('old messages of both go, encrypted ones too, with what the other said about them; young ones stay', async () => {
  const room = await talk();
  const old = await said(ada, room, 'Kommst du mit essen?');
  const secret = { algorithm: 'm.megolm.v1.aes-sha2', ciphertext: 'AwgA', session_id: 'x' };
  const encrypted = await put(ben, room, 'm.room.encrypted', secret);
  const reaction = await put(ben, room, 'm.reaction', {
    'm.relates_to': { rel_type: 'm.annotation', event_id: old, key: '👍' },
  });
  const young = await said(ben, room, 'Ja, um zwölf');
  await age(31, old, encrypted);
  await age(29, young);
  await expire();
  for (const event of [old, encrypted, reaction]) expect(await isGone(ben, room, event)).toBe(true);
  expect(await isGone(ada, room, young)).toBe(false);
  expect(await agesOf(room)).toEqual([young]);
  const { chunk } = await ada.call('GET', at(room, 'messages?dir=b&limit=20'));
  const redactions = chunk.filter((event: { type: string }) => event.type === 'm.room.redaction');
  expect(redactions.map(({ sender }: { sender: string }) => sender).sort()).toEqual(
    [ada.userId, ben.userId, ben.userId].sort(),
  );
});

test('what somebody wrote who has left goes as well, where one of those who stayed may delete it', async () => {
  const room = await talk();
  const [ofBen, ofAda] = [await said(ben, room, 'Bis morgen'), await said(ada, room, 'Bis dann')];
  await age(31, ofBen, ofAda);
  await ben.call('POST', at(room, 'leave'), {});
  await expire();
  for (const event of [ofBen, ofAda]) expect(await isGone(ada, room, event)).toBe(true);
});

test('where nobody may who stayed, it stays, and keeps nothing else from going', async () => {
  const room = await talk();
  const [ofAda, ofBen] = [await said(ada, room, 'Ich bin dann weg'), await said(ben, room, 'Schade')];
  await age(31, ofAda, ofBen);
  await ada.call('POST', at(room, 'leave'), {});
  await expire();
  expect(await isGone(ben, room, ofAda)).toBe(false);
  expect(await isGone(ben, room, ofBen)).toBe(true);
  expect(await agesOf(room)).toEqual([ofAda]);
});

test('what is pinned stays', async () => {
  const room = await talk();
  const pinned = await said(ada, room, 'Die Adresse vom Lokal');
  await ada.call('PUT', at(room, 'state/m.room.pinned_events/'), { pinned: [pinned] });
  await age(31, pinned);
  await expire();
  expect(await isGone(ben, room, pinned)).toBe(false);
});

test('of what somebody deletes by themselves nothing is known any more', async () => {
  const room = await talk();
  const event = await said(ben, room, 'Tippfehler');
  await expect.poll(() => agesOf(room), { timeout: 20_000 }).toEqual([event]);
  await ben.call('PUT', at(room, `redact/${encodeURIComponent(event)}/${newBrowser()}`), {});
  await expect.poll(() => agesOf(room), { timeout: 20_000 }).toEqual([]);
});

test('how old is what was said before is asked once, and a room in which nobody is any more is forgotten', async () => {
  const [room, left] = [await talk(), await talk()];
  const events = [await said(ada, room, 'Erstens'), await said(ben, room, 'Zweitens')];
  const gone = await said(ben, room, 'Versehen');
  await ben.call('PUT', at(room, `redact/${encodeURIComponent(gone)}/${newBrowser()}`), {});
  await said(ada, left, 'Niemand da');
  await expect.poll(() => agesOf(left), { timeout: 20_000 }).toHaveLength(1);
  for (const each of [ada, ben]) await each.call('POST', at(left, 'leave'), {});
  const members = () => server.database.pool.query('select 1 from chat_private_members where room = $1', [left]);
  await expect.poll(async () => (await members()).rowCount, { timeout: 20_000 }).toBe(0);
  // As after an upgrade.
  await expect.poll(() => agesOf(room), { timeout: 20_000 }).toHaveLength(2);
  await server.database.pool.query('delete from chat_message_ages where room = $1', [room]);
  await server.database.pool.query('insert into chat_unknown_rooms values ($1)', [room]);
  const job = { name: 'chat.learn_private_ages', data: z.object({}) };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, job, {}));
  await expect.poll(() => agesOf(room), { timeout: 20_000 }).toEqual(events.sort());
  await expect.poll(() => agesOf(left), { timeout: 20_000 }).toEqual([]);
  expect((await server.database.pool.query('select 1 from chat_unknown_rooms')).rowCount).toBe(0);
});
