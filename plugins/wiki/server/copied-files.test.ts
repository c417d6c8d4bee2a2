import { uploadedFile } from '@kontor/schema';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  attachFile,
  changePage,
  copyPage,
  createPage,
  deletePage,
  getPage,
  narrowPage,
  presentVersion,
  readVersion,
  saveAsTemplate,
  trashPage,
} from '../shared/index.ts';
import { aWikiPage, openPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A picture of its own: the bytes behind the end of a GIF are nobody's. */
async function upload({ client }: SignedInPerson, name: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(pixel), name]), name);
  return uploadedFile.parse(await (await client.fetch('/api/files', { method: 'POST', body })).json()).id;
}

async function aFileOf(who: SignedInPerson, page: string, name: string): Promise<string> {
  const file = await upload(who, name);
  await who.client.call(attachFile, { page, file });
  return file;
}

const statusOf = async ({ client }: SignedInPerson, file: string | null | undefined) =>
  (await client.fetch(`/api/files/${file}`)).status;

function anElement(name: string, attributes: Record<string, string>): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** A picture, a file, and a link to a file, all by their ids. */
async function write(who: SignedInPerson, page: string, ids: { picture: string; plan: string; linked: string }) {
  const writing = openPage(server, who, page);
  await expect.poll(() => writing.provider.synced).toBe(true);
  const link = new Y.XmlText();
  const href = { href: `kontor:files/file/${ids.linked}` };
  link.applyDelta([{ insert: 'Siehe ' }, { insert: 'Anlage', attributes: { link: href } }]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [link]);
  writing.body.insert(0, [
    anElement('image', { file: ids.picture, alt: 'Lageplan' }),
    anElement('file', { file: ids.plan, name: 'plan.gif', mime: 'image/gif' }),
    paragraph,
  ]);
  // What is committed is what is copied.
  await expect
    .poll(async () => {
      const { update } = await who.client.call(readVersion, { page, version: presentVersion });
      return Buffer.from(update, 'base64').toString('latin1');
    })
    .toContain(ids.picture);
  writing.close();
}

async function filesIn(who: SignedInPerson, page: string) {
  const reading = openPage(server, who, page);
  await expect.poll(() => reading.body.length).toBeGreaterThan(2);
  const [picture, plan, paragraph] = reading.body.toArray();
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  const delta: { attributes?: { link?: { href: string } } }[] = text instanceof Y.XmlText ? text.toDelta() : [];
  const found = {
    picture: picture instanceof Y.XmlElement ? picture.getAttribute('file') : undefined,
    plan: plan instanceof Y.XmlElement ? plan.getAttribute('file') : undefined,
    linked: delta[1]?.attributes?.link?.href.replace('kontor:files/file/', ''),
  };
  reading.close();
  return found;
}

async function aPageWithFiles(who: SignedInPerson, space: string) {
  const { id: page, revision } = await aWikiPage(who.client, space, 'Lageplan');
  const ids = {
    picture: await aFileOf(who, page, 'lageplan.gif'),
    plan: await aFileOf(who, page, 'plan.gif'),
    linked: await aFileOf(who, page, 'anlage.gif'),
  };
  await write(who, page, ids);
  const cover = await upload(who, 'titel.gif');
  await who.client.call(changePage, { page, revision, cover, coverAlt: 'Der Eingang' });
  return { page, cover, ids };
}

const goAway = async (who: SignedInPerson, page: string) => {
  await who.client.call(trashPage, { page });
  await who.client.call(deletePage, { page });
};

test('a copy owns its pictures and files: they are there for its readers alone, also when the original is gone', async () => {
  const { owner, editor, reader, space } = await aTeam(server);
  const { page, cover, ids } = await aPageWithFiles(editor, space);
  const { id: copy } = await owner.client.call(copyPage, { page, title: 'Kopie' });
  const copied = await filesIn(reader, copy);
  for (const [name, file] of Object.entries(copied)) {
    expect(file, name).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.values(ids)).not.toContain(file);
  }
  const shown = await reader.client.call(getPage, { page: copy });
  expect(shown.coverAlt).toBe('Der Eingang');
  expect(shown.cover).not.toBe(cover);

  const readers = [{ kind: 'person' as const, id: owner.person.id }];
  await owner.client.call(narrowPage, { page: copy, readers, writers: null, readersComment: true });
  expect(await statusOf(reader, copied.picture)).toBe(404);
  expect(await statusOf(reader, ids.picture)).toBe(200);
  await owner.client.call(narrowPage, { page: copy, readers: null, writers: null, readersComment: true });
  await goAway(owner, page);
  for (const file of [...Object.values(copied), shown.cover]) expect(await statusOf(reader, file)).toBe(200);
  expect(await statusOf(reader, ids.picture)).toBe(404);
  // With the page its files are gone, and not only out of sight.
  const left = 'select count(*)::int as files from files_files where id = any($1)';
  const { rows } = await server.database.pool.query(left, [[...Object.values(ids), cover]]);
  expect(rows).toEqual([{ files: 0 }]);
});

test('a template owns its pictures, and so does each page that begins with it', async () => {
  const { owner, editor, reader, space } = await aTeam(server);
  const { page } = await aPageWithFiles(editor, space);
  const { id: template } = await owner.client.call(saveAsTemplate, { page, title: 'Plan', purpose: '' });
  await goAway(owner, page);
  const ofTemplate = await filesIn(reader, template);
  const { id: made } = await editor.client.call(createPage, { space, title: 'Neu', template: { page: template } });
  const ofMade = await filesIn(reader, made);
  expect(ofMade.picture).not.toBe(ofTemplate.picture);
  await goAway(owner, template);
  const { cover } = await reader.client.call(getPage, { page: made });
  for (const file of [...Object.values(ofMade), cover]) expect(await statusOf(reader, file)).toBe(200);
});

test('a text that names a file of another page takes nobody there, whoever copies it', async () => {
  const { owner, editor, reader, space } = await aTeam(server);
  const { id: secret } = await aWikiPage(owner.client, space, 'Personalsache');
  const hidden = await aFileOf(owner, secret, 'geheim.gif');
  const readers = [{ kind: 'person' as const, id: owner.person.id }];
  await owner.client.call(narrowPage, { page: secret, readers, writers: null, readersComment: true });
  const { id: page } = await aWikiPage(editor.client, space, 'Falle');
  await write(editor, page, { picture: hidden, plan: hidden, linked: hidden });
  const { id: copy } = await owner.client.call(copyPage, { page, title: 'Kopie' });
  expect(await filesIn(reader, copy)).toEqual({ picture: hidden, plan: hidden, linked: hidden });
  expect(await statusOf(reader, hidden)).toBe(404);
});
