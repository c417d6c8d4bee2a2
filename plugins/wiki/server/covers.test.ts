import { fileNotFound, uploadedFile } from '@kontor/schema';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachFile, changePage, coverNotPicture, getPage, pageReadOnly } from '../shared/index.ts';
import { aWikiPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** One transparent pixel. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

async function upload({ client }: SignedInPerson, content: Uint8Array | string, name: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  const response = await client.fetch('/api/files', { method: 'POST', body });
  return uploadedFile.parse(await response.json()).id;
}

test('a page has a cover that says what it shows, which all who read the page may see', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page, revision } = await aWikiPage(editor.client, space, 'Bürgerbüro');
  const cover = await upload(editor, picture, 'eingang.gif');
  const changed = await editor.client.call(changePage, { page, revision, cover, coverAlt: 'Der Eingang' });
  expect(await reader.client.call(getPage, { page })).toMatchObject({ cover, coverAlt: 'Der Eingang' });
  expect((await reader.client.fetch(`/api/files/${cover}`)).status).toBe(200);
  expect((await stranger.client.fetch(`/api/files/${cover}`)).status).toBe(404);
  await editor.client.call(changePage, { page, revision: changed.revision, cover: null, coverAlt: '' });
  expect(await reader.client.call(getPage, { page })).toMatchObject({ cover: null, coverAlt: '' });
});

test('a cover is a picture that whoever sets it has uploaded, and no file of anything else', async () => {
  const { editor, other, reader, space } = await aTeam(server);
  const { id: page, revision } = await aWikiPage(editor.client, space, 'Bürgerbüro');
  const { id: elsewhere } = await aWikiPage(editor.client, space, 'Personal');
  const set = (cover: string, who = editor) => who.client.call(changePage, { page, revision, cover });
  const text = await upload(editor, 'kein Bild', 'text.txt');
  await expect(set(text)).rejects.toMatchObject({ code: coverNotPicture.code });
  const foreign = await upload(other, picture, 'fremd.gif');
  await expect(set(foreign)).rejects.toMatchObject({ code: fileNotFound.code });
  const taken = await upload(editor, picture, 'anderswo.gif');
  await editor.client.call(attachFile, { page: elsewhere, file: taken });
  await expect(set(taken)).rejects.toMatchObject({ code: fileNotFound.code });
  const own = await upload(reader, picture, 'leserin.gif');
  await expect(set(own, reader)).rejects.toMatchObject({ code: pageReadOnly.code });
  expect((await reader.client.call(getPage, { page })).cover).toBeNull();
});
