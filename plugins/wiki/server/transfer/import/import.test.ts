import { type DocNode, docOfShared, textOfDoc } from '@kontor/editor/shared';
import { fileNotFound } from '@kontor/schema';
import {
  ApiFailure,
  aSpace,
  aTeam,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import {
  beginImport,
  checkImport,
  exportAddress,
  getImport,
  listTree,
  type PageImport,
  readVersion,
} from '../../../shared/index.ts';
import { aWikiPage } from '../../test-wiki.ts';
import { anArchive, readArchive } from '../test-archive.ts';
import { aPicture, upload } from '../test-transfer.ts';

let server: TestServer;
let team: Awaited<ReturnType<typeof aTeam>>;

beforeAll(async () => {
  server = await startTestServer();
  team = await aTeam(server);
});
afterAll(() => server.stop());

const handbook = {
  'reisen.md':
    '---\nkontor: 1\ntitle: Reisen\norder: 1\n---\n\nSiehe [Antrag](reisen/antrag.md#frist) und [weg](weg.md).\n',
  'reisen/antrag.md': '# Antrag\n\n## Frist\n\n![Plan](bild.png) ![Fehlt](fehlt.png)\n',
  'reisen/bild.png': aPicture,
  'alt.html': '<title>Alte Seite</title><h1>Alte Seite</h1><p onclick="alert(1)">Text<script>alert(1)</script></p>',
};

async function check(who: SignedInPerson, space: string, name: string, content: Buffer): Promise<PageImport> {
  return who.client.call(checkImport, { space, file: await upload(who, name, content) });
}

async function bringIn(who: SignedInPerson, found: PageImport): Promise<PageImport> {
  expect((await who.client.call(beginImport, { import: found.id })).state).toBe('running');
  return vi.waitFor(
    async () => {
      const now = await who.client.call(getImport, { import: found.id });
      expect(now.state).not.toBe('running');
      return now;
    },
    { timeout: 45_000, interval: 100 },
  );
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const failure = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(ApiFailure);
  return failure instanceof ApiFailure ? failure.code : '';
}

async function docOf({ client }: SignedInPerson, page: string): Promise<DocNode> {
  const { update } = await client.call(readVersion, { page, version: 0 });
  const document = new Y.Doc();
  Y.applyUpdate(document, Buffer.from(update, 'base64'));
  return docOfShared(document);
}

async function aSpaceOf({ person }: SignedInPerson): Promise<string> {
  return (await aSpace(server, { owner: person.id, visibility: 'hidden' })).id;
}

test('an archive is told of before anything is made of it, and then becomes pages with links and pictures', async () => {
  const { owner } = team;
  const space = await aSpaceOf(owner);
  const found = await check(owner, space, 'handbuch.zip', await anArchive(handbook));
  expect(found).toMatchObject({
    name: 'handbuch.zip',
    state: 'checked',
    pages: 3,
    files: 1,
    counts: { links: 1, places: 0, pictures: 1 },
    progress: null,
    page: null,
  });
  expect(found.titles).toEqual([
    { title: 'Reisen', depth: 0 },
    { title: 'Antrag', depth: 1 },
    { title: 'Alte Seite', depth: 0 },
  ]);
  expect((await owner.client.call(listTree, { space })).pages).toEqual([]);

  const done = await bringIn(owner, found);
  expect(done).toMatchObject({ state: 'done', progress: { done: 3, total: 3 } });
  const { pages } = await owner.client.call(listTree, { space });
  expect(pages.map(({ title }) => title).sort()).toEqual(['Alte Seite', 'Antrag', 'Reisen']);
  expect(done.page).toBe(pages.find(({ title }) => title === 'Reisen')?.id);
  const old = await docOf(owner, pages.find(({ title }) => title === 'Alte Seite')?.id ?? '');
  expect(old.content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'Text' }] }]);
  expect(await codeOf(owner.client.call(beginImport, { import: found.id }))).toBe('wiki.import_begun');
  const { rows } = await server.database.pool.query("select 1 from files_files where ref like 'wiki/import/%'");
  expect(rows).toEqual([]);
});

test('what goes out as Markdown comes in again as the same', async () => {
  const { owner } = team;
  const spaces = [await aSpaceOf(owner), await aSpaceOf(owner)];
  let archive = await anArchive(handbook);
  const written: Record<string, string>[] = [];
  for (const space of spaces) {
    expect((await bringIn(owner, await check(owner, space, 'x.zip', archive))).state).toBe('done');
    const response = await owner.client.fetch(exportAddress({ space }, 'markdown'));
    archive = Buffer.from(await response.arrayBuffer());
    written.push(await readArchive(archive));
  }
  expect(Object.keys(written[0] ?? {}).length).toBe(4);
  expect(written[1]).toEqual(written[0]);
});

test('a document of Word comes back as it went out', async () => {
  const { owner } = team;
  const [space, other] = [await aSpaceOf(owner), await aSpaceOf(owner)];
  const text = `## Frist\n\nEin **Tag**[^1], siehe [draußen](https://a.example/).\n\n- eins\n- zwei\n\n| Amt | Zimmer |\n| --- | --- |\n| 10 | 5 |\n\n![Plan der Stadt](bild.png)\n\n[^1]: Ein *Werktag*\n`;
  const found = await check(owner, space, 'x.zip', await anArchive({ 'dienst.md': text, 'bild.png': aPicture }));
  const { page } = await bringIn(owner, found);
  const word = await owner.client.fetch(exportAddress({ page: page ?? '', below: false }, 'docx'));
  const again = await check(owner, other, 'Dienst reise.docx', Buffer.from(await word.arrayBuffer()));
  expect(again).toMatchObject({ pages: 1, files: 1, counts: { links: 0, places: 0, pictures: 0 } });
  const doc = await docOf(owner, (await bringIn(owner, again)).page ?? '');
  expect(again.titles).toEqual([{ title: 'Dienst', depth: 0 }]);
  const kinds = (doc.content ?? []).map(({ type }) => type);
  expect(kinds).toEqual(expect.arrayContaining(['heading', 'paragraph', 'bulletList', 'table', 'image']));
  expect(textOfDoc(doc)).toContain('Ein Tag (Ein Werktag), siehe draußen.');
  expect(JSON.stringify(doc)).toContain('"href":"https://a.example/"');
  expect(doc.content?.find(({ type }) => type === 'image')?.attrs).toMatchObject({ alt: 'Plan der Stadt' });
});

test('pages come only where somebody may write, and of uploads of their own', async () => {
  const { owner, editor, reader, stranger, space } = team;
  const page = Buffer.from('# Neu\n');
  expect(await codeOf(check(reader, space, 'a.md', page))).toBe('wiki.page_read_only');
  expect(await codeOf(check(stranger, space, 'a.md', page))).toBe('spaces.not_found');
  const file = await upload(owner, 'a.md', page);
  expect(await codeOf(editor.client.call(checkImport, { space, file }))).toBe(fileNotFound.code);
  const elsewhere = await aWikiPage(owner.client, await aSpaceOf(owner), 'Anderswo');
  expect(await codeOf(owner.client.call(checkImport, { space, file, parent: elsewhere.id }))).toBe(
    'wiki.page_not_found',
  );

  const found = await check(editor, space, 'a.md', page);
  for (const other of [owner, stranger]) {
    expect(await codeOf(other.client.call(getImport, { import: found.id }))).toBe('wiki.import_not_found');
    expect(await codeOf(other.client.call(beginImport, { import: found.id }))).toBe('wiki.import_not_found');
  }
  const upper = await aWikiPage(editor.client, space, 'Oben');
  const below = await editor.client.call(checkImport, {
    space,
    parent: upper.id,
    file: await upload(editor, 'a.md', page),
  });
  const made = await bringIn(editor, below);
  const { pages } = await editor.client.call(listTree, { space });
  expect(pages.find(({ id }) => id === made.page)).toMatchObject({ title: 'Neu', parent: upper.id });
});

test.each([
  ['a.zip', 'PK nichts', 'wiki.import_unreadable'],
  ['a.docx', 'kein Word', 'wiki.import_unreadable'],
  ['a.exe', 'MZ', 'wiki.import_unreadable'],
])('what cannot be read is refused: %s', async (name, content, code) => {
  const { owner, space } = team;
  expect(await codeOf(check(owner, space, name, Buffer.from(content)))).toBe(code);
});

test('an archive without pages is refused', async () => {
  const { owner, space } = team;
  const archive = await anArchive({ 'bild.png': aPicture });
  expect(await codeOf(check(owner, space, 'a.zip', archive))).toBe('wiki.import_empty');
});

test('an upload that nobody brings in goes after a day, with its file', async () => {
  const { owner, space } = team;
  const { id } = await check(owner, space, 'handbuch.zip', await anArchive(handbook));
  const age = (hours: number) =>
    server.database.pool.query(
      'update wiki_imports set created_at = now() - make_interval(hours => $2) where id = $1 returning file',
      [id, hours],
    );
  const clear = async () => {
    const job = { name: 'wiki.clear-imports', data: z.object({}) };
    await server.database.transaction((tx) => server.core.jobs.enqueue(tx, job, {}));
    const open = "select 1 from pgboss.job where name = 'wiki.clear-imports' and state <> 'completed'";
    await expect.poll(async () => (await server.database.pool.query(open)).rows, { timeout: 30_000 }).toEqual([]);
  };
  await age(23);
  await clear();
  expect(await owner.client.call(getImport, { import: id })).toMatchObject({ id });
  const { file } = (await age(25)).rows[0];
  await clear();
  await expect(owner.client.call(getImport, { import: id })).rejects.toThrow();
  expect((await server.database.pool.query('select 1 from files_files where id = $1', [file])).rows).toEqual([]);
});
