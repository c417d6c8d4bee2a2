import {
  aSignedInPerson,
  aSpace,
  manualClock,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changePage,
  getPage,
  narrowPage,
  planReview,
  recordVisit,
  reportOutdated,
  setWatch,
  verifyPage,
} from '../../shared/index.ts';
import { getNews } from '../../shared/news-api.ts';
import { wikiPlugin } from '../plugin.ts';
import { aWikiPage } from '../test-wiki.ts';

let server: TestServer;
const clock = manualClock('2026-11-27T09:00:00Z');

beforeAll(async () => {
  server = await startTestServer({ plugins: [wikiPlugin], clock });
});
afterAll(() => server.stop());

async function aTeam() {
  const [owner, editor, reader] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
  ];
  const grants = [
    { subject: { kind: 'person', id: editor.person.id }, role: 'editor' },
    { subject: { kind: 'person', id: reader.person.id }, role: 'reader' },
  ] as const;
  const space = await aSpace(server, { owner: owner.person.id, visibility: 'hidden', grants });
  return { owner, editor, reader, space: space.id };
}

const news = ({ client }: SignedInPerson) => client.call(getNews, {});
const titles = (pages: readonly { readonly title: string }[]) => pages.map(({ title }) => title);

async function rename({ client }: SignedInPerson, page: string, title: string): Promise<void> {
  clock.advance(60_000);
  const { revision } = await client.call(getPage, { page });
  await client.call(changePage, { page, revision, title });
}

async function watch({ client }: SignedInPerson, page: string, how: 'none' | 'page' | 'tree'): Promise<void> {
  clock.advance(60_000);
  await client.call(setWatch, { page, watch: how });
}

async function look({ client }: SignedInPerson, page: string): Promise<void> {
  clock.advance(60_000);
  await client.call(recordVisit, { page });
}

test('a watched page that others change is news until it is seen, and again with the next change', async () => {
  const { owner, editor, reader, space } = await aTeam();
  const { id } = await aWikiPage(owner.client, space, 'Alt');
  await rename(editor, id, 'Vor dem Beobachten');
  await watch(reader, id, 'page');
  expect((await news(reader)).changed).toEqual([]);
  await rename(editor, id, 'Neu');
  expect((await news(reader)).changed).toMatchObject([
    { id, title: 'Neu', by: { id: editor.person.id }, seenVersion: null },
  ]);
  expect((await news(owner)).changed).toEqual([]);
  await look(reader, id);
  expect((await news(reader)).changed).toEqual([]);
  await rename(editor, id, 'Neuer');
  expect(titles((await news(reader)).changed)).toEqual(['Neuer']);
  await watch(reader, id, 'none');
  expect((await news(reader)).changed).toEqual([]);
});

test('who watches a tree hears of every page in it, of own changes nobody, and pages that are closed to them are none', async () => {
  const { owner, editor, reader, space } = await aTeam();
  const top = await aWikiPage(owner.client, space, 'Oben');
  const below = await aWikiPage(owner.client, space, 'Unten', top.id);
  const deep = await aWikiPage(owner.client, space, 'Ganz unten', below.id);
  for (const each of [editor, reader]) await watch(each, top.id, 'tree');
  await rename(editor, deep.id, 'Tief');
  expect(titles((await news(reader)).changed)).toEqual(['Tief']);
  expect((await news(editor)).changed).toEqual([]);
  await owner.client.call(narrowPage, {
    page: deep.id,
    readers: [{ kind: 'person', id: editor.person.id }],
    writers: null,
    readersComment: true,
  });
  expect(await news(reader)).toMatchObject({ changed: [], changedCount: 0 });
});

test('that a watched page was seen is remembered, though fifty others were opened since; of others it is not', async () => {
  const { owner, reader, space } = await aTeam();
  const watched = await aWikiPage(owner.client, space, 'Beobachtet');
  await watch(reader, watched.id, 'page');
  await rename(owner, watched.id, 'Geändert');
  await look(reader, watched.id);
  for (let count = 0; count < 51; count += 1)
    await look(reader, (await aWikiPage(owner.client, space, `S${count}`)).id);
  expect((await news(reader)).changed).toEqual([]);
});

test('pages that somebody is responsible for are to be checked when that is due, or reported, until they are', async () => {
  const { owner, editor, reader, space } = await aTeam();
  const plan = async (title: string, person: string | null, months: 3 | null) => {
    const { id, revision } = await aWikiPage(owner.client, space, title);
    await owner.client.call(planReview, { page: id, revision, owner: person, months, obsolete: false });
    return id;
  };
  const mine = await plan('Meine', editor.person.id, 3);
  const reported = await plan('Gemeldet', editor.person.id, null);
  await plan('Von niemandem', null, 3);
  await plan('Die einer Leserin', reader.person.id, 3);
  expect((await news(editor)).reviews).toEqual([]);
  await reader.client.call(reportOutdated, { page: reported, note: 'stimmt nicht' });
  expect(titles((await news(editor)).reviews)).toEqual(['Gemeldet']);
  // Sessions do not live as long as it takes.
  await server.database.transaction((tx) =>
    sql`update wiki_pages set review_on = review_on - 80 where space = ${space}`.execute(tx),
  );
  expect((await news(editor)).reviews).toMatchObject([
    { title: 'Gemeldet', review: { reports: 1 } },
    { title: 'Meine', review: { state: 'due' } },
  ]);
  // Who owns the space sees to what is nobody's; who only reads cannot check anything.
  expect(titles((await news(owner)).reviews)).toEqual(['Von niemandem']);
  expect((await news(reader)).reviews).toEqual([]);
  await editor.client.call(verifyPage, { page: mine });
  await editor.client.call(verifyPage, { page: reported });
  expect((await news(editor)).reviews).toEqual([]);
});
