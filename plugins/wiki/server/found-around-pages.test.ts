import { refOf } from '@kontor/base';
import { searchAll, uploadedFile } from '@kontor/schema';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  answerThread,
  attachFile,
  deleteComment,
  deletePage,
  editComment,
  narrowPage,
  pagePath,
  resolveThread,
  restorePage,
  startThread,
  trashPage,
} from '../shared/index.ts';
import { aWikiPage, openPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const find = async ({ client }: SignedInPerson, q: string, type = 'comment') =>
  (await client.call(searchAll, { q, type: [type] })).hits;
const titles = async (who: SignedInPerson, q: string, type?: string) =>
  (await find(who, q, type)).map(({ title }) => title);
function fileNode(file: string): Y.XmlElement {
  const element = new Y.XmlElement('file');
  const attributes = { file, name: 'Bestellung.txt', mime: 'text/plain' };
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const soon = { timeout: 10_000 };

async function say({ client }: SignedInPerson, page: string, text: string) {
  const thread = await client.call(startThread, { page, anchor: null, quote: '', text });
  return { thread: thread.id, comment: thread.comments[0]?.id ?? '' };
}

test('a comment is found within seconds by those who find the page, opens exactly it, and follows edits and deletion', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Gebührensatzung');
  const { thread, comment } = await say(reader, page, 'Hier fehlt die Zwischenabrechnung.');
  await expect.poll(() => titles(editor, 'Zwischenabrechnug'), soon).toEqual(['Hier fehlt die Zwischenabrechnung.']);
  expect((await find(editor, 'Zwischenabrechnung'))[0]).toMatchObject({
    ref: refOf('wiki', 'comment', comment),
    subtitle: 'Lena Lesser · Gebührensatzung',
    path: `${pagePath(page)}#comment-${comment}`,
  });
  expect(await find(stranger, 'Zwischenabrechnung')).toEqual([]);
  await editor.client.call(answerThread, { thread, text: 'Steht jetzt im Vorabdruck.' });
  await editor.client.call(resolveThread, { thread, resolved: true });
  await expect.poll(() => titles(reader, 'Vorabdruck'), soon).toEqual(['Steht jetzt im Vorabdruck.']);
  await reader.client.call(editComment, { comment, text: 'Hier fehlt die Endabrechnung.' });
  await expect.poll(() => titles(editor, 'Endabrechnung'), soon).toHaveLength(1);
  expect(await find(editor, 'Zwischenabrechnung')).toEqual([]);
  await reader.client.call(deleteComment, { comment });
  await expect.poll(() => find(editor, 'Endabrechnung'), soon).toEqual([]);
});

test('what was said about a narrowed page is found by its readers alone, and counted for nobody else', async () => {
  const { editor, other, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Stellenplan');
  await say(other, page, 'Die Nachbesetzung eilt.');
  await expect.poll(() => titles(other, 'Nachbesetzung'), soon).toHaveLength(1);
  const readers = [{ kind: 'person' as const, id: editor.person.id }];
  await editor.client.call(narrowPage, { page, readers, writers: null, readersComment: false });
  expect(await find(other, 'Nachbesetzung')).toEqual([]);
  const audience = async () => {
    const { rows } = await sql<{ tokens: string[] }>`
      select tokens from search_documents join search_audiences on search_audiences.id = audience
       where title = 'Die Nachbesetzung eilt.'`.execute(server.database.kysely);
    return rows[0]?.tokens.includes(`space:${space}`);
  };
  await expect.poll(audience, soon).toBe(false);
  const { facets, total } = await other.client.call(searchAll, { q: 'Nachbesetzung', space });
  expect([facets.type, total]).toEqual([{}, 0]);
  expect(await titles(editor, 'Nachbesetzung')).toHaveLength(1);
});

test('comments and files of a page go into the trash with it, come back with it, and leave the index with it', async () => {
  const { owner, editor, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Winterdienst');
  await say(reader, page, 'Wer hat die Streugutliste?');
  const body = new FormData();
  body.append('file', new Blob(['Streugut: Splitt und Salz']), 'Bestellung.txt');
  const answer = await editor.client.fetch('/api/files', { method: 'POST', body });
  const { id: file } = uploadedFile.parse(await answer.json());
  await editor.client.call(attachFile, { page, file });
  const writing = openPage(server, editor, page);
  await expect.poll(() => writing.provider.synced).toBe(true);
  writing.body.insert(0, [fileNode(file)]);
  const found = async () => [await titles(reader, 'Streugut'), await titles(reader, 'Splitt', 'file')].flat();
  await expect.poll(found, soon).toEqual(['Wer hat die Streugutliste?', 'Bestellung.txt']);
  expect((await find(reader, 'Splitt', 'file'))[0]).toMatchObject({ path: pagePath(page) });
  writing.close();
  await editor.client.call(trashPage, { page });
  await expect.poll(found, soon).toEqual([]);
  await editor.client.call(restorePage, { page });
  await expect.poll(found, soon).toEqual(['Wer hat die Streugutliste?', 'Bestellung.txt']);
  await editor.client.call(trashPage, { page });
  await owner.client.call(deletePage, { page });
  const left = async () => {
    const { rows } = await sql`
      select ref from search_documents where title in ('Bestellung.txt', 'Wer hat die Streugutliste?')
       union select ref from search_belongings where object = ${`wiki/page/${page}`}`.execute(server.database.kysely);
    return rows;
  };
  await expect.poll(left, soon).toEqual([]);
});

test('pages and comments are in their space: a question about it finds them, for those who have a part in it', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Marktordnung');
  await say(reader, page, 'Zur Marktordnung: gilt sie auch sonntags?');
  const ask = async (more: object) =>
    (await editor.client.call(searchAll, { q: 'Marktordnung', ...more })).hits.map(({ type }) => type).sort();
  await expect.poll(() => ask({ space }), soon).toEqual(['comment', 'page']);
  expect((await stranger.client.call(searchAll, { q: 'Marktordnung', space })).hits).toEqual([]);
});
