import { docOfShared } from '@kontor/editor/shared';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  labelVersion,
  listVersions,
  nameVersion,
  pageNotFound,
  pageReadOnly,
  pageTrashed,
  presentVersion,
  readVersion,
  restoreVersion,
  trashPage,
  versionNotFound,
} from '../shared/index.ts';
import { aParagraph, aWikiPage, openPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

function textOf(update: string): string {
  const document = new Y.Doc();
  Y.applyUpdate(document, Buffer.from(update, 'base64'));
  return JSON.stringify(docOfShared(document));
}

test('a page is named as it is, written on, compared and brought back, and nothing of the time between is lost', async () => {
  const { editor, other, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Öffnungszeiten');
  const first = openPage(server, editor, page);
  await expect.poll(() => first.provider.synced).toBe(true);
  first.body.insert(0, [aParagraph('Montags ab acht')]);
  const isSaved = async (words: string) =>
    textOf((await editor.client.call(readVersion, { page, version: presentVersion })).update).includes(words);
  await expect.poll(() => isSaved('Montags').catch(() => false)).toBe(true);
  await editor.client.call(nameVersion, { page, label: 'Beschlossen' });
  const second = openPage(server, other, page);
  await expect.poll(() => second.body.length).toBe(1);
  second.body.insert(1, [aParagraph('Dienstags geschlossen')]);
  await expect.poll(() => isSaved('Dienstags')).toBe(true);

  const [named] = (await editor.client.call(listVersions, { page })).versions;
  if (!named) throw new Error('The named version is there');
  expect(named).toMatchObject({ label: 'Beschlossen', labelledBy: { id: editor.person.id } });
  expect(named.authors.map(({ id }) => id)).toEqual([editor.person.id]);
  const { update } = await editor.client.call(readVersion, { page, version: named.id });
  expect(textOf(update)).not.toContain('Dienstags');

  await editor.client.call(restoreVersion, { page, version: named.id });
  await expect.poll(() => [first.body.length, second.body.length]).toEqual([1, 1]);
  const after = (await editor.client.call(listVersions, { page })).versions;
  expect(after[0]?.authors.map(({ id }) => id)).toEqual([other.person.id]);
  const before = await editor.client.call(readVersion, { page, version: after[0]?.id ?? 0 });
  expect(textOf(before.update)).toContain('Dienstags');

  await other.client.call(labelVersion, { page, version: named.id, label: null });
  expect((await other.client.call(listVersions, { page })).versions.map(({ label }) => label)).not.toContain(
    'Beschlossen',
  );
  for (const each of [first, second]) each.close();
});

test('versions are for those who may write the page, and change nothing in the trash', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Vertraulich');
  const open = openPage(server, editor, page);
  open.body.insert(0, [aParagraph('Streichen wir wieder')]);
  const name = () => editor.client.call(nameVersion, { page, label: 'Erste' });
  await expect
    .poll(() =>
      name().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  const [version] = (await editor.client.call(listVersions, { page })).versions;
  const input = { page, version: version?.id ?? 0 };
  for (const [who, code] of [
    [reader, pageReadOnly.code],
    [stranger, pageNotFound.code],
  ] as const) {
    await expect(who.client.call(listVersions, { page })).rejects.toMatchObject({ code });
    await expect(who.client.call(readVersion, input)).rejects.toMatchObject({ code });
    await expect(who.client.call(nameVersion, { page, label: 'Meine' })).rejects.toMatchObject({ code });
    await expect(who.client.call(labelVersion, { ...input, label: null })).rejects.toMatchObject({ code });
    await expect(who.client.call(restoreVersion, input)).rejects.toMatchObject({ code });
  }
  const missing = { page, version: 2_000_000 };
  await expect(editor.client.call(readVersion, missing)).rejects.toMatchObject({ code: versionNotFound.code });
  await expect(editor.client.call(restoreVersion, missing)).rejects.toMatchObject({ code: versionNotFound.code });
  // A version of another page is none of this one's.
  const { id: elsewhere } = await aWikiPage(editor.client, space, 'Anderswo');
  const strange = editor.client.call(readVersion, { page: elsewhere, version: input.version });
  await expect(strange).rejects.toMatchObject({ code: versionNotFound.code });

  await editor.client.call(trashPage, { page });
  expect((await editor.client.call(listVersions, { page })).versions).toHaveLength(1);
  await expect(editor.client.call(restoreVersion, input)).rejects.toMatchObject({ code: pageTrashed.code });
  open.close();
});
