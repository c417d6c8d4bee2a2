import { aPerson, aSignedInPerson, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { listRooms } from '../shared/index.ts';
import { demoConversations } from './demo-conversations.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

/** So many runs have come to their end. */
async function finished(count: number): Promise<void> {
  const states = async () => {
    const { rows } = await server.database.pool.query('select state from pgboss.job where name = $1', [
      'chat.seed_conversations',
    ]);
    return rows.map(({ state }) => state);
  };
  await expect.poll(states, { timeout: 30_000 }).toEqual(Array(count).fill('completed'));
}

test('the demo city talks in its rooms, in the order of what is said, once', async () => {
  const katrin = await aSignedInPerson(server, { givenName: 'Katrin', familyName: 'Schubert' });
  const tobias = await aPerson(server, { givenName: 'Tobias', familyName: 'Krüger' });
  const space = await server.database.transaction(async (tx) => {
    const given = { slug: 'digitalisierung', name: 'Digitalisierung', visibility: 'open' } as const;
    const made = await server.services.spaces.create(tx, undefined, { ...given, owner: katrin.person.id });
    const subject = { kind: 'person', id: tobias.id } as const;
    await server.services.spaces.grant(tx, undefined, made.id, subject, 'editor');
    return made;
  });
  await server.application.seedDemo();
  await finished(1);
  // The same job again, as after a crash.
  const again = { name: 'chat.seed_conversations', data: z.object({}) };
  await server.database.transaction((tx) => server.core.jobs.enqueue(tx, again, {}));
  await finished(2);
  const own = demoConversations.filter((conversation) => conversation.space === 'digitalisierung');
  const rooms = async () => (await katrin.client.call(listRooms, {})).rooms.filter((room) => room.space === space.id);
  await expect
    .poll(async () => (await rooms()).map(({ name }) => name).sort(), { timeout: 30_000 })
    .toEqual(own.map(({ room }) => room).sort());
  const browser = await MatrixBrowser.open(katrin.client);
  for (const { room: name, lines } of own) {
    const room = (await rooms()).find((one) => one.name === name)?.room ?? '';
    const said = async () => {
      const path = `/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=100`;
      const { chunk } = await browser.call('GET', path);
      const messages = chunk.filter(({ type }: { type: string }) => type === 'm.room.message').reverse();
      return messages.map(({ content }: { content: { body: string } }) => content.body);
    };
    await expect.poll(said, { timeout: 30_000 }).toEqual(lines.map(([, text]) => text));
  }
});

test('every conversation is short, and every line says something', () => {
  for (const { lines } of demoConversations) {
    expect(lines.length).toBeLessThan(10);
    for (const [, text] of lines) expect(text.length).toBeGreaterThan(5);
  }
});
