import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeAll, newAccount, now, openAs, sees, talkOf, textsOf, timelineOf } from './chat-people.ts';
import { type HomeserverProcess, startHomeserverProcess } from './homeserver-process.ts';

let server: HomeserverProcess;

beforeAll(async () => {
  server = await startHomeserverProcess();
}, 60_000);

afterAll(async () => {
  await closeAll();
  await server?.close();
});

/** A line that can be cut. */
function cuttable() {
  const line = { isCut: false };
  const through: typeof fetch = async (input, init) => {
    if (line.isCut) throw new TypeError('fetch failed');
    return fetch(input, init);
  };
  return { line, fetch: through };
}

test('what was written without a connection is sent once and in order when it is back', async () => {
  const { line, fetch: through } = cuttable();
  const [alice, bob] = await Promise.all([openAs(server.url, { fetch: through }), openAs(server.url)]);
  const room = await talkOf(alice, bob);
  const hers = timelineOf(alice, room);
  const his = timelineOf(bob, room);
  line.isCut = true;
  const words = ['eins', 'zwei', 'drei'];
  await Promise.allSettled(words.map((text) => alice.sendText({ room }, { text, mentions: [] })));
  const first = await sees(hers, 'eins');
  expect(now(hers, first)?.state).toBe('failed');
  line.isCut = false;
  await expect.poll(() => textsOf(his), { timeout: 30_000 }).toEqual(words);
  await expect.poll(() => hers.state.value.messages.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  expect(textsOf(hers)).toEqual(words);
}, 60_000);

test('what is written as soon as the connection is back goes after what still waits', async () => {
  const { line, fetch: through } = cuttable();
  const [alice, bob] = await Promise.all([openAs(server.url, { fetch: through }), openAs(server.url)]);
  const room = await talkOf(alice, bob);
  const his = timelineOf(bob, room);
  const write = (text: string) => alice.sendText({ room }, { text, mentions: [] });
  line.isCut = true;
  await Promise.allSettled([write('eins'), write('zwei')]);
  line.isCut = false;
  await Promise.allSettled([write('drei'), write('vier')]);
  await expect.poll(() => textsOf(his), { timeout: 30_000 }).toEqual(['eins', 'zwei', 'drei', 'vier']);
  const hers = timelineOf(alice, room);
  await expect.poll(() => textsOf(hers)).toEqual(['eins', 'zwei', 'drei', 'vier']);
}, 60_000);

test('what failed is sent again on request, or taken back', async () => {
  const { line, fetch: through } = cuttable();
  const [alice, bob] = await Promise.all([openAs(server.url, { fetch: through }), openAs(server.url)]);
  const room = await talkOf(alice, bob);
  const hers = timelineOf(alice, room);
  line.isCut = true;
  await Promise.allSettled(['nein', 'ja'].map((text) => alice.sendText({ room }, { text, mentions: [] })));
  const [no, yes] = [await sees(hers, 'nein'), await sees(hers, 'ja')];
  await expect.poll(() => now(hers, no)?.state).toBe('failed');
  alice.discard(room, now(hers, no) ?? no);
  await expect.poll(() => textsOf(hers)).toEqual(['ja']);
  line.isCut = false;
  await alice.retry(room, now(hers, yes) ?? yes);
  await sees(timelineOf(bob, room), 'ja');
}, 60_000);

test('asks once for a new token when the homeserver does not know the old one', async () => {
  const account = newAccount(server.url);
  let asked = 0;
  let token = '';
  const alice = await openAs(server.url, {
    openSession: async () => {
      asked += 1;
      const access = await account.open();
      token = access.accessToken;
      return access;
    },
  });
  const bob = await openAs(server.url);
  const room = await talkOf(alice, bob);
  const before = asked;
  const gone = await fetch(`${server.url}/_matrix/client/v3/login`, { method: 'GET' });
  expect(gone.ok).toBe(true);
  // Signing in again as the same device ends the token that it had.
  const old = token;
  await account.open();
  expect(old).not.toBe('');
  await alice.sendText({ room }, { text: 'mit neuem Schlüssel', mentions: [] });
  await sees(timelineOf(bob, room), 'mit neuem Schlüssel');
  expect(asked - before).toBe(1);
}, 60_000);

test('reads older messages page by page, without gaps or doubles', async () => {
  const [alice, bob] = await Promise.all([openAs(server.url), openAs(server.url)]);
  const room = await talkOf(alice, bob);
  const words = Array.from({ length: 130 }, (_, number) => `Zeile ${number}`);
  for (const text of words) await alice.sendText({ room }, { text, mentions: [] });
  const account = newAccount(server.url);
  const late = await openAs(server.url, { openSession: account.open });
  expect(late.rooms.value).toEqual([]);
  const again = timelineOf(bob, room);
  await sees(again, 'Zeile 129');
  for (let pages = 0; pages < 10 && again.state.value.hasOlder; pages += 1) await again.readOlder();
  expect(textsOf(again)).toEqual(words);
  const first = again.state.value.messages[0];
  await again.goTo(first?.id);
  expect(textsOf(again)[0]).toBe('Zeile 0');
}, 60_000);
