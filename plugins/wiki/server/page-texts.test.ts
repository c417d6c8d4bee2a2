import { textOfDoc } from '@kontor/editor/shared';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageRef, trashPage } from '../shared/index.ts';
import { aParagraph, aWikiPage, openPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const textFor = ({ actor }: SignedInPerson, page: string) =>
  server.database.transaction((tx) => server.services.texts.read(tx, actor, pageRef(page)));

test('gives the text of a page to who reads it, with a version that changes with the text and with nothing else', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Winterdienst');
  expect(await textFor(reader, page)).toBeUndefined();
  const writing = openPage(server, editor, page);
  await expect.poll(() => writing.provider.synced).toBe(true);
  writing.body.insert(0, [aParagraph('Ab vier Grad.')]);
  const words = async () => {
    const text = await textFor(reader, page);
    return text ? textOfDoc(text.doc).trim() : '';
  };
  await expect.poll(words).toBe('Ab vier Grad.');
  const first = await textFor(reader, page);
  expect(first?.title).toBe('Winterdienst');
  expect(await textFor(reader, page)).toEqual(first);
  expect(await textFor(stranger, page)).toBeUndefined();
  writing.body.insert(1, [aParagraph('Ab zwei Grad.')]);
  await expect.poll(async () => (await textFor(reader, page))?.version).not.toBe(first?.version);
  writing.close();
  await editor.client.call(trashPage, { page });
  expect(await textFor(editor, page)).toBeUndefined();
});
