import { listGrants, removeGrant } from '@kontor/schema';
import {
  aSignedInPerson,
  aSpace,
  MatrixBrowser,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { aMail, handOver } from '@kontor/server/testing/mail';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRoom, listLater } from '../../shared/index.ts';
import { messageRef } from '../messages/message-ref.ts';
import { roomRef } from '../room-links.ts';

// A process of its own starts, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
let catcher: MailCatcher;
let owner: SignedInPerson;
let editor: SignedInPerson;
let space: string;
let room: string;
beforeAll(async () => {
  catcher = await startMailCatcher();
  server = await startTestServer({
    homeserver: 'embedded',
    environment: {
      KONTOR_INBOUND_MAIL_URL: 'smtp://127.0.0.1:0',
      KONTOR_INBOUND_MAIL_ADDRESS: 'antwort@stadt.example',
      KONTOR_SMTP_URL: catcher.url,
    },
  });
  owner = await aSignedInPerson(server);
  editor = await aSignedInPerson(server, { email: 'editor@stadt.example', language: 'de' });
  await MatrixBrowser.open(editor.client);
  const grants = [{ subject: { kind: 'person', id: editor.person.id }, role: 'editor' }] as const;
  ({ id: space } = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants }));
  ({ room } = await owner.client.call(createRoom, { space, name: 'Antworten' }));
});
afterAll(async () => {
  await server.stop();
  await catcher.stop();
});

async function answer(ref: Parameters<TestServer['services']['replies']['replyAddressFor']>[1], text: string) {
  const to = (await server.services.replies.replyAddressFor(editor.person.id, ref)) ?? '';
  const from = 'editor@stadt.example';
  const raw = aMail({ from, to, text });
  const envelope = { from, to };
  await handOver(server.services.replies.port ?? 0, raw, envelope);
  await handOver(server.services.replies.port ?? 0, raw, envelope);
}

interface Said {
  readonly sender: string;
  readonly content: { readonly body: string; readonly [field: string]: unknown };
}

async function said(): Promise<readonly Said[]> {
  const browser = await MatrixBrowser.open(owner.client);
  const { chunk } = await browser.call('GET', `/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=100`);
  return chunk.filter(({ type }: { readonly type: string }) => type === 'm.room.message').reverse();
}

const bodies = async () => (await said()).map(({ content }) => content.body);

test('an answer is said once, as the person, in the thread of the message that the mail told of', async () => {
  const boss = await MatrixBrowser.open(owner.client);
  const { userId } = await MatrixBrowser.open(editor.client);
  const asked = await boss.call('PUT', `/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/1`, {
    msgtype: 'm.text',
    body: 'Kommen Sie?',
    'm.mentions': { user_ids: [userId] },
  });
  const target = async () => {
    const entries = 'select reply_to from notifications_entries where person = $1 and ref = $2';
    return (await server.database.pool.query(entries, [editor.person.id, roomRef(room)])).rows[0]?.reply_to;
  };
  await expect.poll(target).toBe(messageRef(asked.event_id));
  await answer(await target(), 'Ja, um zehn.\nBis dann.\n\n> Kommen Sie?');
  await expect.poll(bodies).toEqual(['Kommen Sie?', 'Ja, um zehn.\nBis dann.']);
  expect((await said())[1]).toMatchObject({
    sender: userId,
    content: { 'm.relates_to': { rel_type: 'm.thread', event_id: asked.event_id } },
  });
  await answer(roomRef(room), 'Allen zur Kenntnis.');
  await expect.poll(bodies).toEqual(['Kommen Sie?', 'Ja, um zehn.\nBis dann.', 'Allen zur Kenntnis.']);
  expect((await editor.client.call(listLater, {})).messages).toEqual([]);
});

test('what is private is not said by mail, and whoever left the space says nothing', async () => {
  const before = await bodies();
  const browser = await MatrixBrowser.open(editor.client);
  const { room_id: own } = await browser.call('POST', '/v3/createRoom', {});
  await answer(roomRef(own), 'Privat');
  expect(await catcher.next('editor@stadt.example')).toContain('In direkten und privaten');
  const { grants } = await owner.client.call(listGrants, { space });
  const grant = grants.find(({ subject }) => subject.kind === 'person' && subject.id === editor.person.id);
  await owner.client.call(removeGrant, { space, grant: grant?.id ?? '' });
  await answer(roomRef(room), 'Noch da?');
  expect(await catcher.next('editor@stadt.example')).toContain('gibt es nicht mehr');
  expect(await bodies()).toEqual(before);
});
