import { documentSchema, markdownOfDoc } from '@kontor/editor/shared';
import { spaceNotFound } from '@kontor/schema';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPage, keepMessages, listTree, narrowPage, pageNotFound, pageReadOnly } from '../../shared/index.ts';
import { aWikiPage, openPage } from '../test-wiki.ts';
import { docOfMessages } from './quoted-messages.ts';

const message = {
  author: 'Otto Anders',
  at: '2026-11-27T08:05:00.000Z',
  html: '<p>Der Schlüssel liegt <strong>beim Pförtner</strong>.</p>',
  address: 'https://kontor.example/chat/!room:kontor.example/$said?thread=%24root',
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('messages become a page where one may write, with who said what when and the way back', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id: parent } = await aWikiPage(editor.client, space, 'Gebäude');
  const input = { space, parent, title: 'Schlüssel', messages: [message], language: 'de' as const };
  const made = await editor.client.call(keepMessages, input);
  expect(made).toMatchObject({ space, parent, title: 'Schlüssel', isDraft: false });
  expect(await reader.client.call(getPage, { page: made.id })).toMatchObject({
    owner: { name: 'Edda Eilers' },
    path: [{ title: 'Gebäude' }],
  });
  const opened = openPage(server, reader, made.id);
  await expect.poll(() => opened.body.toString()).toContain('beim Pförtner');
  expect(opened.body.toString()).toContain(message.address.replaceAll('&', '&amp;'));
  opened.close();
});

test('who may not write there makes no page, and hears nothing of what they may not see', async () => {
  const { owner, editor, reader, stranger, space } = await aTeam(server);
  const { id: parent } = await aWikiPage(owner.client, space, 'Nur für Verantwortliche');
  await owner.client.call(narrowPage, {
    page: parent,
    readers: [{ kind: 'person', id: owner.person.id }],
    writers: null,
    readersComment: true,
  });
  const input = { space, title: 'Schlüssel', messages: [message], language: 'de' as const };
  await expect(reader.client.call(keepMessages, input)).rejects.toMatchObject({ code: pageReadOnly.code });
  await expect(stranger.client.call(keepMessages, input)).rejects.toMatchObject({ code: spaceNotFound.code });
  await expect(editor.client.call(keepMessages, { ...input, parent })).rejects.toMatchObject({
    code: pageNotFound.code,
  });
  expect((await owner.client.call(listTree, { space })).pages).toHaveLength(1);
});

test('the way back leads to a message of the chat and nowhere else', async () => {
  const { editor, space } = await aTeam(server);
  for (const address of [
    'javascript:alert(1)',
    'no address',
    'https://kontor.example/api/files/x',
    'https://kontor.example/chat/!r:k',
  ])
    await expect(
      editor.client.call(keepMessages, {
        space,
        title: 'Schlüssel',
        messages: [{ ...message, address }],
        language: 'de',
      }),
    ).rejects.toMatchObject({ code: 'http.invalid_input' });
});

test('of a message its words and their form are kept, but no picture from elsewhere and no call to anybody', () => {
  const html =
    '<ul><li>eins</li></ul><p><a href="https://matrix.to/#/@otto:kontor.example">Otto Anders</a> sah ' +
    '<img src="https://elsewhere.example/spy.png" alt="Plan"> dies</p><img src="https://elsewhere.example/spy.png">';
  const doc = docOfMessages([{ ...message, html }], { language: 'en', timeZone: 'Europe/Berlin' });
  documentSchema.nodeFromJSON(doc).check();
  const text = markdownOfDoc(doc);
  expect(text).toContain('27 November 2026 at 09:05');
  expect(text).toContain(`[To the message](${message.address})`);
  expect(text).toContain('> - eins');
  expect(text).not.toMatch(/elsewhere|matrix\.to/);
});
