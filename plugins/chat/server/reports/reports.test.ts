import { listNotifications } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  MatrixBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRoom, reportMessage } from '../../shared/index.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
let ada: SignedInPerson;
let ben: SignedInPerson;
let cem: SignedInPerson;
let chief: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
  [ada, ben, cem, chief] = await Promise.all([
    aSignedInPerson(server, { givenName: 'Ada', familyName: 'Amt' }),
    aSignedInPerson(server, { givenName: 'Ben', familyName: 'Berg' }),
    aSignedInPerson(server, { givenName: 'Cem', familyName: 'Can' }),
    aSignedInPerson(server, { roles: ['administrator'] }),
  ]);
});
afterAll(() => server.stop());

async function reportsIn({ client }: SignedInPerson) {
  const { notifications } = await client.call(listNotifications, {});
  return notifications
    .filter(({ kind }) => kind === 'chat.message_reported')
    .map(({ text, card }) => ({ text: text.de, path: card?.path }));
}

test('a message in a room of a space is told to its owners once, with the way to it, and to nobody else', async () => {
  const space = await aSpace(server, {
    owner: ada.person.id,
    grants: [{ subject: { kind: 'person', id: ben.person.id }, role: 'reader' }],
  });
  const { room } = await ada.client.call(createRoom, { space: space.id, name: 'Allgemeines' });
  const report = { room, event: '$bad', reason: 'harassment' } as const;
  await ben.client.call(reportMessage, report);
  await ben.client.call(reportMessage, { ...report, reason: 'other' });
  await expect
    .poll(() => reportsIn(ada))
    .toEqual([
      {
        text: 'Ben Berg hat eine Nachricht gemeldet: Beleidigung oder Belästigung.',
        path: `/chat/${encodeURIComponent(room)}/%24bad`,
      },
    ]);
  for (const other of [ben, cem, chief]) expect(await reportsIn(other)).toEqual([]);
  await expect(cem.client.call(reportMessage, report)).rejects.toMatchObject({ code: 'chat.room_not_found' });
});

test('one in a private room is told to the administrators, who are led to whoever reported and not into the room', async () => {
  const [his, hers] = [await MatrixBrowser.open(ben.client), await MatrixBrowser.open(ada.client)];
  const made = await his.call('POST', '/v3/createRoom', { preset: 'private_chat', invite: [hers.userId] });
  const room = String(made.room_id);
  await hers.call('POST', `/v3/join/${encodeURIComponent(room)}`, {});
  const report = { room, event: '$private', reason: 'advertising' } as const;
  // Who is in a private room comes to Kontor a moment later.
  await expect
    .poll(() =>
      ada.client.call(reportMessage, report).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await expect
    .poll(() => reportsIn(chief))
    .toEqual([
      { text: 'Ada Amt hat eine Nachricht gemeldet: Werbung oder Betrug.', path: `/chat/with/${ada.person.id}` },
    ]);
  expect(await reportsIn(ben)).toEqual([]);
  await expect(cem.client.call(reportMessage, report)).rejects.toMatchObject({ code: 'chat.room_not_found' });
});
