import type { Ref } from '@kontor/base';
import { aSignedInPerson, aSpace, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { aMail, handOver } from '@kontor/server/testing/mail';
import { type MailCatcher, startMailCatcher } from '@kontor/server/testing/mail-catcher';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listThreads, narrowPage, pageRef, startThread } from '../../shared/index.ts';
import { aWikiPage } from '../test-wiki.ts';

let server: TestServer;
let catcher: MailCatcher;
let editor: SignedInPerson;
let reader: SignedInPerson;
let page: string;
beforeAll(async () => {
  catcher = await startMailCatcher();
  server = await startTestServer({
    environment: {
      KONTOR_INBOUND_MAIL_URL: 'lmtp://127.0.0.1:0',
      KONTOR_INBOUND_MAIL_ADDRESS: 'antwort@stadt.example',
      KONTOR_SMTP_URL: catcher.url,
    },
  });
  editor = await aSignedInPerson(server, { email: 'editor@stadt.example' });
  reader = await aSignedInPerson(server, { email: 'reader@stadt.example' });
  const grants = [{ subject: { kind: 'person', id: reader.person.id }, role: 'reader' }] as const;
  const { id: space } = await aSpace(server, { owner: editor.person.id, grants });
  ({ id: page } = await aWikiPage(editor.client, space, 'Merkblatt'));
});
afterAll(async () => {
  await server.stop();
  await catcher.stop();
});

/** By LMTP, as a mail server hands over to what it delivers to. */
async function answer(who: SignedInPerson, ref: Ref, text: string): Promise<void> {
  const to = (await server.services.replies.replyAddressFor(who.person.id, ref)) ?? '';
  const from = who.person.email ?? '';
  await handOver(server.services.replies.port ?? 0, aMail({ from, to, text }), { from, to, lmtp: true });
}

async function said(): Promise<string[][]> {
  const { threads } = await editor.client.call(listThreads, { page });
  return threads.map(({ comments }) =>
    comments.map(({ text, author }) => `${author.id === reader.person.id ? 'R' : 'E'}: ${text}`),
  );
}

/** What an answer to a mail about the newest entry of an inbox would answer to. */
async function newestTarget(who: SignedInPerson): Promise<Ref> {
  const newest = `select coalesce(reply_to, ref) as target from notifications_entries
                   where person = $1 order by created_at desc, id desc limit 1`;
  return (await server.database.pool.query(newest, [who.person.id])).rows[0]?.target;
}

test('an answer stands in the thread that the mail told of, one to the page begins a thread', async () => {
  const start = { page, anchor: null, quote: '' };
  await reader.client.call(startThread, { ...start, text: 'Stimmt das?' });
  await reader.client.call(startThread, { ...start, text: 'Und das?' });
  await answer(editor, await newestTarget(editor), 'Ja, seit Mai.');
  expect(await said()).toEqual([['R: Stimmt das?'], ['R: Und das?', 'E: Ja, seit Mai.']]);
  await answer(
    reader,
    await newestTarget(reader),
    'Danke.\n\nOn Thu, Nov 26, 2026 at 10:03 AM Stadt <k@s.example> wrote:\n> x',
  );
  await answer(reader, pageRef(page), 'Sonst alles gut.');
  expect(await said()).toEqual([
    ['R: Stimmt das?'],
    ['R: Und das?', 'E: Ja, seit Mai.', 'R: Danke.'],
    ['R: Sonst alles gut.'],
  ]);
});

test('where readers may not comment, they do not by mail either', async () => {
  const before = await said();
  await editor.client.call(narrowPage, { page, readers: null, writers: null, readersComment: false });
  await answer(reader, pageRef(page), 'Doch!');
  await answer(reader, await newestTarget(reader), 'Doch!');
  expect(await said()).toEqual(before);
  // Both tell why, with the page's address: they may read it.
  for (let count = 0; count < 2; count += 1) {
    expect(await catcher.next('reader@stadt.example')).toContain(`/wiki/page/${page}`);
  }
});
