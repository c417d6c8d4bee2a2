import { documentSchema, markdownOfDoc } from '@kontor/editor/shared';
import { fileNotFound, spaceNotFound } from '@kontor/schema';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPage, listTree, makeSharedPage, pageReadOnly } from '../../shared/index.ts';
import { openPage } from '../test-wiki.ts';
import { docOfShared } from './doc-of-shared.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('what was shared becomes a page with its text and its files, which all read who read the page', async () => {
  const { editor, reader, space } = await aTeam(server);
  const file = await upload(editor.client.cookie);
  const made = await editor.client.call(makeSharedPage, { space, title: 'Umbau', text: 'Siehe Anlage', files: [file] });
  expect(await reader.client.call(getPage, { page: made.id })).toMatchObject({ owner: { name: 'Edda Eilers' } });
  const opened = openPage(server, reader, made.id);
  await expect.poll(() => opened.body.toString()).toContain('Siehe Anlage');
  expect(opened.body.toString()).toContain(file);
  opened.close();
  expect((await reader.client.fetch(`/api/files/${file}`)).status).toBe(200);
});

test('sent again under the same key it stays one page', async () => {
  const { editor, space } = await aTeam(server);
  const send = () =>
    editor.client.fetch(makeSharedPage.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `shared-${space}` },
      body: JSON.stringify({ space, title: 'Einmal', text: 'x' }),
    });
  expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
  expect((await editor.client.call(listTree, { space })).pages).toHaveLength(1);
});

test('who may not write there makes no page, and nobody attaches what somebody else uploaded', async () => {
  const { owner, editor, reader, stranger, space } = await aTeam(server);
  const input = { space, title: 'Umbau', text: '' };
  await expect(reader.client.call(makeSharedPage, input)).rejects.toMatchObject({ code: pageReadOnly.code });
  await expect(stranger.client.call(makeSharedPage, input)).rejects.toMatchObject({ code: spaceNotFound.code });
  const foreign = await upload(owner.client.cookie);
  await expect(editor.client.call(makeSharedPage, { ...input, files: [foreign] })).rejects.toMatchObject({
    code: fileNotFound.code,
  });
  expect((await owner.client.call(listTree, { space })).pages).toHaveLength(0);
});

test('plain text stays plain: lines are lines, addresses are links, and nothing else is formatting', () => {
  const text = '# Kein Titel *nicht fett*\n\n<b>roh</b> (https://stadt.example/a_b?c=1).\njavascript:alert(1)\n';
  const doc = docOfShared(text, []);
  documentSchema.nodeFromJSON(doc).check();
  expect(doc.content?.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  const links = JSON.stringify(doc).match(/"href":"[^"]+"/g);
  expect(links).toEqual(['"href":"https://stadt.example/a_b?c=1"']);
  expect(markdownOfDoc(doc)).toContain('javascript:alert(1)');
});

test('a picture is shown in the page, every other file stands there by its name', () => {
  const file = { id: '01999999-0000-7000-8000-000000000000', name: 'Plan', size: 3 };
  const doc = docOfShared('', [
    { ...file, mediaType: 'image/png' },
    { ...file, mediaType: 'image/svg+xml' },
  ]);
  documentSchema.nodeFromJSON(doc).check();
  expect(doc.content?.map(({ type }) => type)).toEqual(['image', 'file']);
});

async function upload(cookie: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob(['Ein Vermerk']), 'Vermerk.txt');
  const answer = await fetch(`${server.url}/api/files`, { method: 'POST', headers: { cookie }, body });
  const { id } = (await answer.json()) as { id: string }; // as the route answers
  return id;
}
