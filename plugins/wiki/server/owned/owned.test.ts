import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { narrowPage, trashPage } from '../../shared/index.ts';
import { listOwned } from '../../shared/owned-api.ts';
import { aWikiPage } from '../test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('shows the pages of a person to whoever may read them, by title', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  await aWikiPage(editor.client, space, 'Winterdienst');
  await aWikiPage(editor.client, space, 'Äpfel und Birnen');
  const gone = await aWikiPage(editor.client, space, 'Weggeworfen');
  await editor.client.call(trashPage, { page: gone.id });
  const list = async (who: typeof reader) =>
    (await who.client.call(listOwned, { person: editor.person.id })).pages.map(({ title }) => title);
  expect(await list(reader)).toEqual(['Äpfel und Birnen', 'Winterdienst']);
  expect(await list(stranger)).toEqual([]);
});

test('a page that was narrowed to others is not among them', async () => {
  const { editor, reader, space } = await aTeam(server);
  const page = await aWikiPage(editor.client, space, 'Nur für wenige');
  const readers = [{ kind: 'person' as const, id: editor.person.id }];
  await editor.client.call(narrowPage, { page: page.id, readers, writers: null, readersComment: false });
  expect((await reader.client.call(listOwned, { person: editor.person.id })).pages).toEqual([]);
  expect((await editor.client.call(listOwned, { person: editor.person.id })).pages).toHaveLength(1);
});
