import {
  createGroup,
  getSession,
  listNotifications,
  ownAccess,
  resolveLinks,
  searchAll,
  setGroupMembers,
} from '@kontor/schema';
import { aSignedInPerson, aSpace, aTeam, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  getAccess,
  getPage,
  getShelf,
  listBacklinks,
  listTree,
  narrowPage,
  pageAccessLost,
  pageLocksOut,
  pageNotFound,
  pageReadOnly,
  pageRef,
  setFavourite,
  trashPage,
} from '../shared/index.ts';
import { aMention, aParagraph, aWikiPage, openPage, pageMention } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const onlyFor = (...persons: readonly { readonly person: { readonly id: string } }[]) =>
  persons.map(({ person }) => ({ kind: 'person', id: person.id }) as const);

test('who is left out of a narrowed page loses it, and all under it, in tree, search, cards, links and open windows', async () => {
  const { editor, other, reader, owner, space } = await aTeam(server);
  const top = await aWikiPage(editor.client, space, 'Dienstplanung');
  const below = await aWikiPage(editor.client, space, 'Krankheitsvertretung', top.id);
  const linked = await aWikiPage(editor.client, space, 'Aushang');
  const window = openPage(server, other, below.id);
  await expect.poll(() => window.provider.synced).toBe(true);
  const writer = openPage(server, editor, below.id);
  writer.body.insert(0, [aParagraph('Vertretungsregel'), pageMention(linked.id, 'Aushang')]);
  const find = async (who = other) =>
    (await who.client.call(searchAll, { q: 'Vertretungsregel', type: ['page'] })).hits.map(({ ref }) => ref);
  await expect.poll(() => find()).toEqual([pageRef(below.id)]);
  const backlinks = async (who = other) =>
    (await who.client.call(listBacklinks, { page: linked.id })).pages.map(({ id }) => id);
  await expect.poll(() => backlinks()).toEqual([below.id]);
  await other.client.call(setFavourite, { page: below.id, favourite: true });
  const live = await liveClient(other.client, (await other.client.call(getSession, {})).cursor);

  const input = { page: top.id, readers: onlyFor(editor, reader), writers: null, readersComment: false };
  await editor.client.call(narrowPage, input);
  await live.waitFor(({ kind, payload }) => kind === pageAccessLost.kind && payload.page === top.id);
  await expect.poll(() => window.codes).toEqual([4403]);
  expect((await other.client.call(listTree, { space })).pages.map(({ id }) => id)).toEqual([linked.id]);
  await expect(other.client.call(getPage, { page: below.id })).rejects.toMatchObject({ code: pageNotFound.code });
  expect((await other.client.call(resolveLinks, { refs: [pageRef(below.id)] })).cards).toEqual([]);
  expect([await find(), await backlinks()]).toEqual([[], []]);
  expect((await other.client.call(getShelf, {})).favourites).toEqual([]);
  // Those who were named, and the owners of the space, keep it.
  await expect.poll(() => find(reader)).toEqual([pageRef(below.id)]);
  expect(await reader.client.call(getPage, { page: below.id })).toMatchObject({ isNarrowed: true });
  expect(await owner.client.call(getPage, { page: below.id })).toMatchObject({ right: 'write' });
  expect(await reader.client.call(getPage, { page: top.id })).toMatchObject({ right: 'read' });
  expect((await reader.client.call(getAccess, { page: below.id })).above).toEqual([
    { id: top.id, title: 'Dienstplanung' },
  ]);
  for (const each of [window, writer]) each.close();
  live.close();
});

test('a page is narrowed and never widened, by its owner or those of the space, who do not lock themselves out', async () => {
  const { editor, other, reader, stranger, space } = await aTeam(server);
  const { id } = await aWikiPage(editor.client, space, 'Beurteilungen');
  const limits = { page: id, readers: null, writers: onlyFor(editor, reader, stranger), readersComment: true };
  await expect(other.client.call(narrowPage, limits)).rejects.toMatchObject({ code: pageReadOnly.code });
  await expect(editor.client.call(narrowPage, { ...limits, readers: onlyFor(reader) })).rejects.toMatchObject({
    code: pageLocksOut.code,
  });
  await editor.client.call(narrowPage, limits);
  expect(await other.client.call(getPage, { page: id })).toMatchObject({ right: 'comment' });
  // Who reads the space does not write by being named, and who is outside stays there.
  expect(await reader.client.call(getPage, { page: id })).toMatchObject({ right: 'comment' });
  await expect(stranger.client.call(getPage, { page: id })).rejects.toMatchObject({ code: pageNotFound.code });
});

test('a raw update of a reader changes nothing, and in the trash nobody writes', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id } = await aWikiPage(editor.client, space, 'Satzung');
  const [writer, reading] = [openPage(server, editor, id), openPage(server, reader, id)];
  writer.body.insert(0, [aParagraph('gilt')]);
  await expect.poll(() => reading.body.toString()).toContain('gilt');
  reading.body.insert(0, [aParagraph('gilt nicht')]);
  await editor.client.call(trashPage, { page: id });
  const late = openPage(server, editor, id);
  await expect.poll(() => late.body.toString()).toBe('<paragraph>gilt</paragraph>');
  for (const each of [writer, reading, late]) each.close();
});

test('whoever is named in a page is told once, and not in one they may not read', async () => {
  const { editor, other, stranger, space } = await aTeam(server);
  const { id } = await aWikiPage(editor.client, space, 'Protokoll');
  const writer = openPage(server, editor, id);
  const refs = [other, stranger].map(({ person }) => `people/person/${person.id}`);
  writer.body.insert(
    0,
    refs.map((ref) => aMention(ref, 'Jemand')),
  );
  const inbox = async ({ client } = other) =>
    (await client.call(listNotifications, {})).notifications.filter(({ kind }) => kind === 'wiki.mentioned');
  await expect.poll(async () => (await inbox()).length).toBe(1);
  writer.body.insert(0, [aParagraph('Nachtrag')]);
  expect((await inbox(stranger)).length).toBe(0);
  writer.close();
});

test('a page is narrowed to a group, and whoever leaves the group loses it at once', async () => {
  const { owner, editor, other, reader, stranger, space } = await aTeam(server);
  const boss = await aSignedInPerson(server, { roles: ['administrator'] });
  const persons = [other.person.id, stranger.person.id];
  const { id: group } = await boss.client.call(createGroup, { name: 'Krisenstab', persons });
  const page = await aWikiPage(owner.client, space, 'Alarmplan');
  const writer = openPage(server, owner, page.id);
  writer.body.insert(0, [aParagraph('Sirenenprobe')]);
  const input = {
    page: page.id,
    readers: [{ kind: 'group' as const, id: group }],
    writers: null,
    readersComment: true,
  };
  expect((await owner.client.call(narrowPage, input)).readers).toEqual([
    { kind: 'group', id: group, name: 'Krisenstab' },
  ]);
  const find = async ({ client } = other) =>
    (await client.call(searchAll, { q: 'Sirenenprobe', type: ['page'] })).hits.map(({ ref }) => ref);
  await expect.poll(() => find()).toEqual([pageRef(page.id)]);
  expect(await other.client.call(getPage, { page: page.id })).toMatchObject({ right: 'write' });
  // Who is in the group and not in the space stays outside, and an administrator is nobody here.
  for (const who of [editor, reader, stranger, boss])
    await expect(who.client.call(getPage, { page: page.id })).rejects.toMatchObject({ code: pageNotFound.code });
  const window = openPage(server, other, page.id);
  await expect.poll(() => window.provider.synced).toBe(true);
  await boss.client.call(setGroupMembers, { group, persons: [editor.person.id] });
  await expect.poll(() => window.codes).toEqual([4403]);
  await expect.poll(() => find()).toEqual([]);
  await expect.poll(() => find(editor)).toEqual([pageRef(page.id)]);
  await expect(other.client.call(getPage, { page: page.id })).rejects.toMatchObject({ code: pageNotFound.code });
  for (const each of [window, writer]) each.close();
});

test('P20: an administrator who reads a space does not enter a group to which one of its pages is narrowed', async () => {
  const { owner, other } = await aTeam(server);
  const boss = await aSignedInPerson(server, { roles: ['administrator'] });
  const { id: group } = await boss.client.call(createGroup, { name: 'Vertraute', persons: [other.person.id] });
  const subject = (person: string) => ({ kind: 'person', id: person }) as const;
  const space = await aSpace(server, {
    owner: owner.person.id,
    grants: [
      { subject: subject(boss.person.id), role: 'reader' },
      { subject: subject(other.person.id), role: 'reader' },
    ],
  });
  const { id: page } = await aWikiPage(owner.client, space.id, 'Vertraulich');
  const enter = () => boss.client.call(setGroupMembers, { group, persons: [other.person.id, boss.person.id] });
  const readers = [{ kind: 'group' as const, id: group }];
  await owner.client.call(narrowPage, { page, readers, writers: null, readersComment: true });
  await expect(enter()).rejects.toMatchObject({ code: ownAccess.code });
  await owner.client.call(narrowPage, { page, readers: null, writers: null, readersComment: true });
  expect(await enter()).toMatchObject({ members: 2 });
});
