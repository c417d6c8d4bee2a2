import { newId } from '@kontor/base';
import { spaceNotFound, uploadedFile } from '@kontor/schema';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { attachFile, changePage, narrowPage, trashPage } from '../../shared/index.ts';
import { listKeepable, readKeepable } from '../../shared/offline-api.ts';
import { aParagraph, aWikiPage, openPage } from '../test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Team = Awaited<ReturnType<typeof aTeam>>;
type Member = Team['editor'];

const listFor = async (who: Member, space: string, version?: string) =>
  who.client.call(listKeepable, { space, ...(version !== undefined && { version }) });
const stampsFor = async (who: Member, space: string) =>
  new Map((await listFor(who, space)).pages?.map(({ page, stamp }) => [page, stamp]));
const idsFor = async (who: Member, space: string) => [...(await stampsFor(who, space)).keys()].sort();

async function upload({ client }: Member): Promise<string> {
  const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(pixel)]), 'bild.gif');
  return uploadedFile.parse(await (await client.fetch('/api/files', { method: 'POST', body })).json()).id;
}

async function write(who: Member, page: string, text: string): Promise<void> {
  const window = openPage(server, who, page);
  await expect.poll(() => window.provider.synced).toBe(true);
  window.body.insert(0, [aParagraph(text)]);
  const readText = async () => textOf((await who.client.call(readKeepable, { pages: [page] })).pages[0]?.text ?? '');
  await expect.poll(readText).toContain(text);
  window.close();
}

function textOf(update: string): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(update, 'base64'));
  return doc.getXmlFragment('body').toString();
}

test('a device is told which pages it may keep, and nobody outside of the space that there are any', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const page = await aWikiPage(editor.client, space, 'Notfallplan');
  const empty = await aWikiPage(editor.client, space, 'Leer', page.id);
  await write(editor, page.id, 'Sirene');
  expect(await idsFor(reader, space)).toEqual([page.id, empty.id].sort());
  const { answered, pages } = await reader.client.call(readKeepable, { pages: [page.id, empty.id] });
  expect(answered).toBe(2);
  expect(pages.map(({ page: { id, right, path } }) => [id, right, path.length])).toEqual([
    [page.id, 'comment', 0],
    [empty.id, 'comment', 1],
  ]);
  expect(pages.map(({ text }) => textOf(text))).toEqual(['<paragraph>Sirene</paragraph>', '']);
  await expect(listFor(stranger, space)).rejects.toMatchObject({ code: spaceNotFound.code });
  expect(await stranger.client.call(readKeepable, { pages: [page.id, newId()] })).toEqual({ answered: 2, pages: [] });
});

test('a page that somebody lost, that is a draft of another or in the trash is neither listed nor read', async () => {
  const { editor, other, reader, space } = await aTeam(server);
  const kept = await aWikiPage(editor.client, space, 'Offen');
  const narrowed = await aWikiPage(editor.client, space, 'Personal');
  const below = await aWikiPage(editor.client, space, 'Beurteilungen', narrowed.id);
  const trashed = await aWikiPage(editor.client, space, 'Alt');
  expect(await idsFor(other, space)).toHaveLength(4);
  const onlyEditor = [{ kind: 'person', id: editor.person.id } as const];
  const input = { page: narrowed.id, readers: onlyEditor, writers: null, readersComment: true };
  await editor.client.call(narrowPage, input);
  await editor.client.call(trashPage, { page: trashed.id });
  expect(await idsFor(other, space)).toEqual([kept.id]);
  expect(await idsFor(editor, space)).toEqual([kept.id, narrowed.id, below.id].sort());
  const asked = { pages: [below.id, narrowed.id, kept.id] };
  const readBy = async (who: Member) => (await who.client.call(readKeepable, asked)).pages.map(({ page }) => page.id);
  expect([await readBy(other), await readBy(reader)]).toEqual([[kept.id], [kept.id]]);
  expect(await readBy(editor)).toEqual(asked.pages);
});

test('a stamp changes with the text, the title, one above it and the right, and only then', async () => {
  const { editor, owner, reader, space } = await aTeam(server);
  const top = await aWikiPage(editor.client, space, 'Oben');
  const below = await aWikiPage(editor.client, space, 'Unten', top.id);
  const beside = await aWikiPage(editor.client, space, 'Daneben');
  const first = await listFor(reader, space);
  expect(await listFor(reader, space, first.version)).toEqual({ version: first.version, pages: null });

  let known = await stampsFor(reader, space);
  const changed = async () => {
    const now = await stampsFor(reader, space);
    const others = [top, below, beside].filter(({ id }) => now.get(id) !== known.get(id)).map(({ id }) => id);
    known = now;
    return others;
  };
  await write(editor, beside.id, 'Neues');
  await expect.poll(async () => (await stampsFor(reader, space)).get(beside.id)).not.toBe(known.get(beside.id));
  expect(await changed()).toEqual([beside.id]);
  await editor.client.call(changePage, { page: top.id, revision: top.revision, title: 'Ganz oben' });
  expect(await changed()).toEqual([top.id, below.id]);
  const input = { page: below.id, readers: null, writers: null, readersComment: false };
  await owner.client.call(narrowPage, input);
  expect(await changed()).toEqual([below.id]);
  expect((await listFor(reader, space, first.version)).pages).toHaveLength(3);
});

test('the pictures that a page shows are named, its cover too', async () => {
  const { editor, reader, space } = await aTeam(server);
  const page = await aWikiPage(editor.client, space, 'Lageplan');
  const [cover, plan] = [await upload(editor), await upload(editor)];
  await editor.client.call(changePage, { page: page.id, revision: page.revision, cover });
  await editor.client.call(attachFile, { page: page.id, file: plan });
  const window = openPage(server, editor, page.id);
  await expect.poll(() => window.provider.synced).toBe(true);
  for (const file of [plan, 'kein Bild']) {
    const image = new Y.XmlElement('image');
    image.setAttribute('file', file);
    window.body.push([image]);
  }
  const picturesOf = async () =>
    (await reader.client.call(readKeepable, { pages: [page.id] })).pages.map(({ pictures }) => pictures);
  await expect.poll(picturesOf).toEqual([[cover, plan]]);
  window.close();
});

test('large texts come a few at a time', async () => {
  const { editor, space } = await aTeam(server);
  const pages = [];
  for (const title of ['Eins', 'Zwei', 'Drei']) pages.push(await aWikiPage(editor.client, space, title));
  for (const { id } of pages.slice(0, 2)) await write(editor, id, 'viel '.repeat(40_000));
  const ids = pages.map(({ id }) => id);
  const first = await editor.client.call(readKeepable, { pages: ids });
  expect([first.answered, first.pages.map(({ page }) => page.id)]).toEqual([2, ids.slice(0, 2)]);
  const rest = await editor.client.call(readKeepable, { pages: ids.slice(first.answered) });
  expect(rest.pages.map(({ page }) => page.id)).toEqual(ids.slice(2));
});
