import { archiveSpace, getSession, resolveLinks, searchAll, spaceNotFound } from '@kontor/schema';
import { aTeam, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changePage,
  copyPage,
  createPage,
  deletePage,
  foldTree,
  getPage,
  listTrash,
  listTree,
  movePage,
  pageChangedMeanwhile,
  pageCycle,
  pageMoved,
  pageNotFound,
  pageNotTrashed,
  pageReadOnly,
  pageRef,
  restorePage,
  trashPage,
} from '../shared/index.ts';
import { aWikiPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

type Team = Awaited<ReturnType<typeof aTeam>>;

/** The tree as lines: `Oben`, `Oben/Unten`. */
async function outline({ reader, space }: Team, who = reader): Promise<string[]> {
  const { pages } = await who.client.call(listTree, { space });
  const byId = new Map(pages.map((page) => [page.id, page]));
  const lineOf = (id: string): string => {
    const page = byId.get(id);
    if (!page) return '?';
    return page.parent === null ? page.title : `${lineOf(page.parent)}/${page.title}`;
  };
  return pages.map(({ id }) => lineOf(id));
}

test('editors build a tree, readers see it, to strangers there is none', async () => {
  const team = await aTeam(server);
  const { editor, reader, stranger, space } = team;
  const top = await aWikiPage(editor.client, space, 'Wohngeld');
  const below = await aWikiPage(editor.client, space, 'Fristen', top.id);
  await aWikiPage(editor.client, space, 'Urlaub');
  expect((await outline(team)).sort()).toEqual(['Urlaub', 'Wohngeld', 'Wohngeld/Fristen']);
  expect(await reader.client.call(getPage, { page: below.id })).toMatchObject({
    title: 'Fristen',
    right: 'comment',
    mayManage: false,
    path: [{ id: top.id, title: 'Wohngeld' }],
    owner: { name: 'Edda Eilers' },
    review: { state: 'unplanned' },
  });
  await expect(reader.client.call(createPage, { space, title: 'x' })).rejects.toMatchObject({
    code: pageReadOnly.code,
  });
  await expect(stranger.client.call(listTree, { space })).rejects.toMatchObject({ code: spaceNotFound.code });
  await expect(stranger.client.call(getPage, { page: top.id })).rejects.toMatchObject({ code: pageNotFound.code });
  expect((await stranger.client.call(resolveLinks, { refs: [pageRef(top.id)] })).cards).toEqual([]);
});

test('of two changes of one revision one is refused and loses nothing', async () => {
  const { editor, other, space } = await aTeam(server);
  const { id, revision } = await aWikiPage(editor.client, space, 'Alt');
  await editor.client.call(changePage, { page: id, revision, title: 'Neu', icon: '🏠' });
  await expect(other.client.call(changePage, { page: id, revision, title: 'Anders' })).rejects.toMatchObject({
    code: pageChangedMeanwhile.code,
  });
  expect(await other.client.call(getPage, { page: id })).toMatchObject({ title: 'Neu', icon: '🏠', revision: 2 });
});

test('pages move before others and under others, never under themselves, however many at once', async () => {
  const team = await aTeam(server);
  const { editor, other, space } = team;
  const [a, b, c] = [
    await aWikiPage(editor.client, space, 'A'),
    await aWikiPage(editor.client, space, 'B'),
    await aWikiPage(editor.client, space, 'C'),
  ];
  await editor.client.call(movePage, { page: c.id, space, parent: null, before: a.id });
  expect(await outline(team)).toEqual(['C', 'A', 'B']);
  await editor.client.call(movePage, { page: b.id, space, parent: a.id });
  await expect(editor.client.call(movePage, { page: a.id, space, parent: b.id })).rejects.toMatchObject({
    code: pageCycle.code,
  });
  // Two moves that together would make a ring.
  const [x, y] = [await aWikiPage(editor.client, space, 'X'), await aWikiPage(editor.client, space, 'Y')];
  const both = await Promise.allSettled([
    editor.client.call(movePage, { page: x.id, space, parent: y.id }),
    other.client.call(movePage, { page: y.id, space, parent: x.id }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('there is always a place between two, however often pages are put there', async () => {
  const team = await aTeam(server);
  const { editor, space } = team;
  await aWikiPage(editor.client, space, 'erste');
  const [one, other] = [await aWikiPage(editor.client, space, 'A'), await aWikiPage(editor.client, space, 'B')];
  const last = await aWikiPage(editor.client, space, 'letzte');
  // Each time the rest of the gap is halved: after thirty times there is none.
  for (let index = 0; index < 20; index += 1) {
    for (const { id } of [one, other])
      await editor.client.call(movePage, { page: id, space, parent: null, before: last.id });
  }
  expect(await outline(team)).toEqual(['erste', 'A', 'B', 'letzte']);
});

test('a page goes to another space with all under it, only where one may write in both', async () => {
  const [from, to] = [await aTeam(server), await aTeam(server)];
  const top = await aWikiPage(from.editor.client, from.space, 'Umzug');
  const below = await aWikiPage(from.editor.client, from.space, 'Kartons', top.id);
  const move = { page: top.id, space: to.space, parent: null };
  await expect(from.editor.client.call(movePage, move)).rejects.toMatchObject({ code: spaceNotFound.code });
  const subject = { kind: 'person', id: from.editor.person.id } as const;
  await server.database.transaction((tx) => server.services.spaces.grant(tx, undefined, to.space, subject, 'editor'));
  await from.editor.client.call(movePage, move);
  expect(await outline(to)).toEqual(['Umzug', 'Umzug/Kartons']);
  expect(await outline(from)).toEqual([]);
  await expect(from.reader.client.call(getPage, { page: below.id })).rejects.toMatchObject({ code: pageNotFound.code });
});

test('a copy brings what is under it, and the copier is asked about it', async () => {
  const team = await aTeam(server);
  const top = await aWikiPage(team.editor.client, team.space, 'Vorlage');
  await aWikiPage(team.editor.client, team.space, 'Anhang', top.id);
  const made = await team.other.client.call(copyPage, { page: top.id, title: 'Vorlage (Kopie)', below: true });
  expect((await outline(team)).sort()).toEqual([
    'Vorlage',
    'Vorlage (Kopie)',
    'Vorlage (Kopie)/Anhang',
    'Vorlage/Anhang',
  ]);
  expect(await team.reader.client.call(getPage, { page: made.id })).toMatchObject({ owner: { name: 'Otto Anders' } });
});

test('what goes into the trash takes along what is under it, comes back to its place, and is deleted only from there', async () => {
  const team = await aTeam(server);
  const { owner, editor, reader, space } = team;
  const top = await aWikiPage(editor.client, space, 'Ordner');
  const below = await aWikiPage(editor.client, space, 'Blatt', top.id);
  await expect(owner.client.call(deletePage, { page: top.id })).rejects.toMatchObject({ code: pageNotTrashed.code });
  await editor.client.call(trashPage, { page: top.id });
  expect(await outline(team)).toEqual([]);
  expect((await editor.client.call(listTrash, { space })).pages).toMatchObject([
    { title: 'Ordner', below: 1, mayDelete: true, trashedBy: { name: 'Edda Eilers' } },
  ]);
  expect((await reader.client.call(listTrash, { space })).pages).toEqual([]);
  expect(await editor.client.call(getPage, { page: below.id })).toMatchObject({ right: 'read' });
  // One of them alone comes to the top: its place is still in the trash.
  await editor.client.call(restorePage, { page: below.id });
  expect(await outline(team)).toEqual(['Blatt']);
  await editor.client.call(restorePage, { page: top.id });
  expect((await outline(team)).sort()).toEqual(['Blatt', 'Ordner']);
  await editor.client.call(trashPage, { page: top.id });
  await owner.client.call(deletePage, { page: top.id });
  await expect(owner.client.call(getPage, { page: top.id })).rejects.toMatchObject({ code: pageNotFound.code });
});

test('in an archived space everything can be read and nothing changed', async () => {
  const team = await aTeam(server);
  const { id } = await aWikiPage(team.editor.client, team.space, 'Chronik');
  await team.owner.client.call(archiveSpace, { space: team.space, archived: true });
  expect(await team.owner.client.call(getPage, { page: id })).toMatchObject({ right: 'read', mayManage: false });
  const change = team.editor.client.call(changePage, { page: id, revision: 1, title: 'x' });
  await expect(change).rejects.toMatchObject({ code: pageReadOnly.code });
  expect((await team.owner.client.call(listTree, { space: team.space })).mayAdd).toBe(false);
});

test('a draft is its author’s alone, until it is shown', async () => {
  const team = await aTeam(server);
  const { owner, editor, reader, space } = team;
  const draft = await editor.client.call(createPage, { space, title: 'Halbgares', draft: true });
  await expect(owner.client.call(getPage, { page: draft.id })).rejects.toMatchObject({ code: pageNotFound.code });
  expect(await outline(team, reader)).toEqual([]);
  await editor.client.call(changePage, { page: draft.id, revision: draft.revision, draft: false });
  expect(await outline(team, reader)).toEqual(['Halbgares']);
});

test('a reader finds a page by a word with a typo, a stranger does not, and nobody does once it is in the trash', async () => {
  const team = await aTeam(server);
  const { id } = await aWikiPage(team.editor.client, team.space, 'Telearbeitsvereinbarung');
  const find = async ({ client } = team.reader) =>
    (await client.call(searchAll, { q: 'Telearbeitsvereinbarnug', type: ['page'] })).hits.map(({ ref }) => ref);
  await expect.poll(() => find()).toEqual([pageRef(id)]);
  expect(await find(team.stranger)).toEqual([]);
  await team.editor.client.call(trashPage, { page: id });
  await expect.poll(() => find()).toEqual([]);
});

test('a live client that folds events into an old tree has what a fresh fetch answers', async () => {
  const team = await aTeam(server);
  const { editor, reader, space } = team;
  const first = await aWikiPage(editor.client, space, 'Erstens');
  const gone = await aWikiPage(editor.client, space, 'Weg');
  const old = await reader.client.call(listTree, { space });
  const live = await liveClient(reader.client, (await reader.client.call(getSession, {})).cursor);
  const below = await aWikiPage(editor.client, space, 'Darunter', first.id);
  await editor.client.call(changePage, { page: first.id, revision: 1, title: 'Zuerst' });
  await editor.client.call(trashPage, { page: gone.id });
  await editor.client.call(movePage, { page: below.id, space, parent: null, before: first.id });
  await live.waitFor(({ kind, payload }) => kind === pageMoved.kind && payload.page === below.id);
  const folded = live.events.reduce((copy, event) => {
    const next = foldTree(copy, event, space);
    if (next === 'stale') throw new Error('Nothing of this needs another fetch');
    return next;
  }, old);
  expect(folded).toEqual(await reader.client.call(listTree, { space }));
  live.close();
});
