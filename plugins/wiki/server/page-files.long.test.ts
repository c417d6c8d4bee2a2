import { searchAll, uploadedFile } from '@kontor/schema';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { attachFile } from '../shared/index.ts';
import { aWikiPage, openPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Of several edits in a row it is told once in a while. */
const afterEdits = { timeout: 40_000 };

function fileNode(file: string): Y.XmlElement {
  const element = new Y.XmlElement('file');
  const attributes = { file, name: 'Bestellung.txt', mime: 'text/plain' };
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

test('a file that was taken out of the text stays for its history, and is found again only when it is back', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Winterdienst');
  const body = new FormData();
  body.append('file', new Blob(['Streugut: Splitt und Salz']), 'Bestellung.txt');
  const answer = await editor.client.fetch('/api/files', { method: 'POST', body });
  const { id: file } = uploadedFile.parse(await answer.json());
  await editor.client.call(attachFile, { page, file });
  const writing = openPage(server, editor, page);
  await expect.poll(() => writing.provider.synced).toBe(true);
  const found = async () => (await reader.client.call(searchAll, { q: 'Splitt', type: ['file'] })).hits.length;
  writing.body.insert(0, [fileNode(file)]);
  await expect.poll(found, afterEdits).toBe(1);
  writing.body.delete(0, 1);
  await expect.poll(found, afterEdits).toBe(0);
  expect((await reader.client.fetch(`/api/files/${file}`)).status).toBe(200);
  writing.body.insert(0, [fileNode(file)]);
  await expect.poll(found, afterEdits).toBe(1);
  writing.close();
}, 120_000);
