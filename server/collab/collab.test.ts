import { once } from 'node:events';
import { refOf } from '@kontor/base';
import { messageTypes, syncTypes } from '@kontor/collab/shared';
import { type Collab, defineServerPlugin } from '@kontor/plugin-api/server';
import { defineEvent, listGrants, removeGrant } from '@kontor/schema';
import { aSignedInPerson, aSpace, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { z } from 'zod';

const edited = defineEvent('notes.page.edited', z.object({ page: z.string(), authors: z.array(z.string()) }));

let collab: Collab;

/** A page for each space: its readers read, its editors write. */
const notes = defineServerPlugin({
  id: 'notes',
  register(host) {
    collab = host.collab;
    host.collab.provide({
      noun: 'notes/page',
      async authorise(tx, actor, space) {
        const role = await host.permissions.findRole(tx, actor.person, space);
        return role && (role === 'reader' ? 'read' : 'write');
      },
      onCommitted: (tx, page, authors) =>
        host.events.append(tx, edited, { page, authors: [...authors] }, { space: page }, { actor: undefined }),
    });
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ plugins: [notes] });
});
afterAll(() => server.stop());

interface Client {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly codes: readonly number[];
}

const clients: Client[] = [];
afterAll(() => {
  for (const { provider } of clients) provider.destroy();
});

function open(who: SignedInPerson, space: string): Client {
  class SignedInSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: who.client.cookie } });
    }
  }
  const doc = new Y.Doc();
  const codes: number[] = [];
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/collab/notes/page`, space, doc, {
    // The one of `ws` does all that the provider uses of a browser's.
    WebSocketPolyfill: SignedInSocket as never,
    disableBc: true,
    shouldReconnect: ({ code }) => {
      codes.push(code);
      return false;
    },
  });
  const client = { doc, provider, codes };
  clients.push(client);
  return client;
}

const textOf = ({ doc }: Client) => doc.getText('text').toString();

test('C14, C16: editors of the space write, the edit is an event, and who is taken out is out within a second', async () => {
  const [owner, editor, stranger] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server, { givenName: 'Edda', familyName: 'Ditorin' }),
    await aSignedInPerson(server),
  ];
  const subject = { kind: 'person', id: editor.person.id } as const;
  const space = await aSpace(server, {
    owner: owner.person.id,
    visibility: 'hidden',
    grants: [{ subject, role: 'editor' }],
  });
  const [owners, editors, strangers] = [open(owner, space.id), open(editor, space.id), open(stranger, space.id)];
  editors.doc.getText('text').insert(0, 'Protokoll');
  await expect.poll(() => textOf(owners)).toBe('Protokoll');
  await expect.poll(() => strangers.codes).toEqual([4404]);
  expect(textOf(strangers)).toBe('');
  editors.provider.awareness.setLocalStateField('user', { name: 'Bürgermeisterin', color: '#aa0000' });
  const named = () => owners.provider.awareness.getStates().get(editors.doc.clientID)?.user;
  await expect.poll(named).toEqual({ id: editor.person.id, name: 'Edda Ditorin', color: '#aa0000' });
  const events = await server.database.kysely
    .withTables<{ events: { kind: string; payload: unknown } }>()
    .selectFrom('events')
    .selectAll()
    .where('kind', '=', edited.kind)
    .execute();
  expect(events.map(({ payload }) => payload)).toEqual([{ page: space.id, authors: [editor.person.id] }]);

  const { grants } = await owner.client.call(listGrants, { space: space.id });
  const grant = grants.find(({ subject: { id } }) => id === editor.person.id)?.id ?? '';
  const removed = performance.now();
  await owner.client.call(removeGrant, { space: space.id, grant });
  await expect.poll(() => editors.codes, { interval: 10 }).toEqual([4403]);
  expect(performance.now() - removed).toBeLessThan(1_000);
  expect(owners.codes).toEqual([]);
});

test('C14: a session that ends closes its documents', async () => {
  const owner = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: owner.person.id });
  const client = open(owner, space.id);
  await expect.poll(() => client.provider.synced).toBe(true);
  await server.database.transaction((tx) => server.services.accounts.endSessions(tx, owner.actor.account, 'revoked'));
  await expect.poll(() => client.codes, { interval: 10 }).toEqual([4401]);
});

test('C11: another website opens no document, and without a session nobody does', async () => {
  const owner = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: owner.person.id });
  const url = `${server.url.replace('http', 'ws')}/collab/notes/page/${space.id}`;
  const foreign = new WebSocket(url, { headers: { cookie: owner.client.cookie, origin: 'https://elsewhere.example' } });
  const [refusal] = await once(foreign, 'unexpected-response').then(([, response]) => [response.statusCode]);
  expect(refusal).toBe(403);
  const nobody = new WebSocket(url);
  const [second] = await once(nobody, 'unexpected-response').then(([, response]) => [response.statusCode]);
  expect(second).toBe(401);
});

test('C12: the raw update of a reader of the space changes nothing', async () => {
  const [owner, reader] = [await aSignedInPerson(server), await aSignedInPerson(server)];
  const subject = { kind: 'person', id: reader.person.id } as const;
  const space = await aSpace(server, { owner: owner.person.id, grants: [{ subject, role: 'reader' }] });
  const owners = open(owner, space.id);
  owners.doc.getText('text').insert(0, 'Beschluss');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/collab/notes/page/${space.id}`, {
    headers: { cookie: reader.client.cookie },
  });
  const frames: Buffer[] = [];
  socket.on('message', (frame) => frames.push(frame as Buffer));
  await once(socket, 'open');
  const forged = new Y.Doc();
  forged.getText('text').insert(0, 'Gefälscht ');
  const update = Y.encodeStateAsUpdate(forged);
  expect(update.length).toBeLessThan(128);
  socket.send(Buffer.from([messageTypes.sync, syncTypes.update, update.length, ...update]));
  await expect.poll(() => frames.some(([type]) => type === messageTypes.auth)).toBe(true);
  const late = open(owner, space.id);
  await expect.poll(() => textOf(late)).toBe('Beschluss');
  expect(textOf(owners)).toBe('Beschluss');
  socket.close();
});

test('C15: a deleted document sends its writers away and stays deleted', async () => {
  const owner = await aSignedInPerson(server);
  const space = await aSpace(server, { owner: owner.person.id });
  const client = open(owner, space.id);
  client.doc.getText('text').insert(0, 'Vertraulich');
  await expect.poll(() => client.provider.synced).toBe(true);
  await server.database.transaction((tx) => collab.delete(tx, refOf('notes', 'page', space.id)));
  await expect.poll(() => client.codes).toEqual([4404]);
  const again = open(owner, space.id);
  await expect.poll(() => again.codes).toEqual([4404]);
});
