import { CollabProvider } from '@kontor/collab/client';
import { decodePiece, encodePiece } from '@kontor/collab/shared';
import { defineServerPlugin } from '@kontor/plugin-api/server';
import { listGrants, removeGrant } from '@kontor/schema';
import { aSignedInPerson, aSpace, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

/** A page for each space: its readers read, its editors write. */
const notes = defineServerPlugin({
  id: 'notes',
  register(host) {
    host.collab.provide({
      noun: 'notes/page',
      async authorise(tx, actor, space) {
        const role = await host.permissions.findRole(tx, actor.person, space);
        return role && (role === 'reader' ? 'read' : 'write');
      },
      onCommitted: async () => undefined,
    });
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [notes] });
});
const opened: CollabProvider[] = [];
afterAll(() => {
  for (const provider of opened) provider.destroy();
  return server.stop();
});

/** A browser in front of which a proxy refuses websockets, or one with a way for them. */
function open(who: SignedInPerson, space: string, { socket = false } = {}) {
  class ProxiedSocket extends WebSocket {
    constructor(url: string) {
      // Nobody listens on the first port of all.
      super(socket ? url : url.replace(/:\d+/, ':1'), { headers: { cookie: who.client.cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new CollabProvider({
    url: `${server.url.replace('http', 'ws')}/collab`,
    document: `notes/page/${space}`,
    doc,
    // The one of `ws` does all that the provider uses of a browser's.
    Socket: ProxiedSocket as unknown as typeof globalThis.WebSocket,
    fetch: (address, init) => who.client.fetch(String(address).slice(server.url.length), init),
  });
  opened.push(provider);
  return { doc, provider, text: doc.getText('text') };
}

async function aSpaceOf(owner: SignedInPerson, other: SignedInPerson, role: 'editor' | 'reader'): Promise<string> {
  const subject = { kind: 'person', id: other.person.id } as const;
  const { id } = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants: [{ subject, role }] });
  return id;
}

test('C14, C29: two write, one of them without a websocket; who is taken out of the space is out within a second', async () => {
  const [owner, editor] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const space = await aSpaceOf(owner, editor, 'editor');
  const [one, other] = [open(owner, space, { socket: true }), open(editor, space)];
  await expect.poll(() => [one.provider.state, other.provider.state]).toEqual(['saved', 'saved']);
  expect([one.provider.isPolled, other.provider.isPolled]).toEqual([false, true]);
  other.text.insert(0, 'Protokoll');
  await expect.poll(() => [one.text.toString(), other.provider.state]).toEqual(['Protokoll', 'saved']);
  one.text.insert(0, 'Das ');
  await expect.poll(() => other.text.toString()).toBe('Das Protokoll');
  const { grants } = await owner.client.call(listGrants, { space });
  const grant = grants.find(({ subject: { id } }) => id === editor.person.id)?.id ?? '';
  const removed = performance.now();
  await owner.client.call(removeGrant, { space, grant });
  await expect.poll(() => other.provider.closeCode, { interval: 10 }).toBe(4403);
  expect(performance.now() - removed).toBeLessThan(1_000);
});

test('C12, C14, C29: a reader changes nothing; a session that ends closes its connection, in the middle of a poll', async () => {
  const [owner, reader] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const space = await aSpaceOf(owner, reader, 'reader');
  const [one, other] = [open(owner, space), open(reader, space)];
  await expect.poll(() => [one.provider.state, other.provider.state]).toEqual(['saved', 'saved']);
  other.text.insert(0, 'Gefälscht');
  await expect.poll(() => other.provider.state).toBe('refused');
  one.text.insert(0, 'Echt');
  await expect.poll(() => other.text.toString()).toContain('Echt');
  expect(one.text.toString()).toBe('Echt');
  await server.database.transaction((tx) => server.services.accounts.endSessions(tx, owner.actor.account, 'revoked'));
  await expect.poll(() => one.provider.closeCode, { interval: 10 }).toBe(4401);
});

test('C11, C29: another website, another person and nobody open nothing, and do not touch what somebody has open', async () => {
  const [owner, other] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const { id: space } = await aSpace(server, { owner: owner.person.id, visibility: 'hidden' });
  const path = `/api/collab/notes/page/${space}`;
  const elsewhere = { method: 'POST', headers: { origin: 'https://elsewhere.example' } };
  expect((await owner.client.fetch(path, elsewhere)).status).toBe(403);
  expect((await server.client().fetch(path, { method: 'POST' })).status).toBe(401);

  const codeOf = async (connection: string, who: SignedInPerson) => {
    const answer = await who.client.fetch(`/api/collab/connections/${connection}?after=0`);
    return decodePiece(new Uint8Array(await answer.arrayBuffer()))?.closeCode;
  };
  const strangers = await (await other.client.fetch(path, { method: 'POST' })).text();
  await expect.poll(() => codeOf(strangers, other)).toBe(4404);
  const unknown = await (await owner.client.fetch('/api/collab/notes/folder/1', { method: 'POST' })).text();
  await expect.poll(() => codeOf(unknown, owner)).toBe(4404);

  const own = await (await owner.client.fetch(path, { method: 'POST' })).text();
  const address = `/api/collab/connections/${own}?after=0`;
  const body = encodePiece({ frames: [Uint8Array.of(3)], closeCode: 1000 });
  expect((await other.client.fetch(address, { method: 'POST', body })).status).toBe(404);
  expect((await other.client.fetch(address)).status).toBe(404);
  expect((await owner.client.fetch(address, { ...elsewhere, body })).status).toBe(403);
  expect((await owner.client.fetch(address, { method: 'POST', body })).status).toBe(200);
});

test('C18, C29: what is no piece, too large or without a number is refused, and an account has so many connections', async () => {
  const owner = await aSignedInPerson(server);
  const { id: space } = await aSpace(server, { owner: owner.person.id });
  const path = `/api/collab/notes/page/${space}`;
  const openOne = async () => (await owner.client.fetch(path, { method: 'POST' })).text();
  const address = `/api/collab/connections/${await openOne()}`;
  const send = async (query: string, body: string | Uint8Array<ArrayBuffer>) =>
    (await owner.client.fetch(`${address}${query}`, { method: 'POST', body })).status;
  expect(await send('?after=0', new Uint8Array([0, 200, 1]))).toBe(400);
  expect(await send('?after=0', new Uint8Array(5_000))).toBe(400);
  expect(await send('?after=-1', new Uint8Array())).toBe(400);
  expect(await send('', new Uint8Array([0]))).toBe(400);
  expect(await send('?after=0', new Uint8Array(6 * 1024 * 1024))).toBe(413);
  expect(await send('?after=0', '{}')).toBe(400);
  await Promise.all(Array.from({ length: 60 }, openOne));
  const late = open(owner, space);
  await expect.poll(() => late.provider.closeCode).toBe(4429);
});
