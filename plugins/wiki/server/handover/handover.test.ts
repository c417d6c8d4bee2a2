import { defineServerPlugin } from '@kontor/plugin-api/server';
import { leaveSpace, spaceNotFound } from '@kontor/schema';
import { aTeam, manualClock, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createPage,
  getPage,
  handOverPages,
  handOverRefused,
  narrowPage,
  ownerNotFound,
  planReview,
  previewHandOver,
} from '../../shared/index.ts';
import { PageContext } from '../page-context.ts';
import { wikiPlugin } from '../plugin.ts';
import { findOwnerless, remindOfReviews } from '../review-job.ts';
import { aWikiPage } from '../test-wiki.ts';

const clock = manualClock('2026-11-27T08:00:00.000Z');
let server: TestServer;
let context: PageContext;
/** What the morning's job has. */
const witness = defineServerPlugin({
  id: 'witness',
  register: (host) => {
    context = new PageContext(host);
  },
});
beforeAll(async () => {
  server = await startTestServer({ plugins: [wikiPlugin, witness], clock });
});
afterAll(() => server.stop());

/** From the rows: months later nobody is signed in any more. */
async function noticesOf({ person }: SignedInPerson): Promise<string[]> {
  const { rows } = await server.database.pool.query<{ kind: string; de: string }>(
    "select kind, text->>'de' as de from notifications_entries where person = $1 order by created_at desc, id desc",
    [person.id],
  );
  return rows.map(({ kind, de }) => `${kind}: ${de}`);
}

test('an owner of the space hands over all pages of one person at once, and the other hears of it once', async () => {
  const { owner, editor, other, space } = await aTeam(server);
  const ids = [];
  for (const title of ['Eins', 'Zwei', 'Drei']) ids.push((await aWikiPage(editor.client, space, title)).id);
  await editor.client.call(createPage, { space, title: 'Entwurf', draft: true });
  const from = editor.person.id;
  const preview = await owner.client.call(previewHandOver, { from, space, to: other.person.id });
  expect(preview).toMatchObject({ pages: 3, unreadable: 0, spaces: [{ id: space, pages: 3 }] });
  const done = await owner.client.call(handOverPages, { from, space, to: other.person.id });
  expect(done).toEqual({ handedOver: 3, unreadable: 0 });
  for (const page of ids)
    expect((await owner.client.call(getPage, { page })).owner).toMatchObject({ name: 'Otto Anders' });
  expect(await noticesOf(other)).toEqual([
    'wiki.page_owned: Sie sind jetzt für 3 Wikiseiten zuständig, bisher war es Edda Eilers.',
  ]);
  expect(await owner.client.call(previewHandOver, { from, space })).toMatchObject({ pages: 0 });
});

test('whoever leaves hands over their own, also in all spaces; others may not do it for them', async () => {
  const { editor, other, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Gebühren');
  const given = { from: editor.person.id, space, to: other.person.id };
  const refused = { code: handOverRefused.code };
  await expect(other.client.call(handOverPages, given)).rejects.toMatchObject(refused);
  await expect(reader.client.call(previewHandOver, given)).rejects.toMatchObject(refused);
  await expect(stranger.client.call(handOverPages, given)).rejects.toMatchObject({ code: spaceNotFound.code });
  const anywhere = { from: editor.person.id, to: other.person.id };
  await expect(other.client.call(handOverPages, anywhere)).rejects.toMatchObject(refused);
  expect(await editor.client.call(handOverPages, anywhere)).toMatchObject({ handedOver: 1 });
  expect((await editor.client.call(getPage, { page })).owner).toMatchObject({ id: other.person.id });
});

test('an owner of one space hands over nothing in another', async () => {
  const one = await aTeam(server);
  const two = await aTeam(server);
  const { id: page } = await aWikiPage(two.editor.client, two.space, 'Fremd');
  const anywhere = { from: two.editor.person.id, to: one.other.person.id };
  expect(await one.owner.client.call(handOverPages, anywhere)).toEqual({ handedOver: 0, unreadable: 0 });
  expect((await two.owner.client.call(getPage, { page })).owner).toMatchObject({ id: two.editor.person.id });
});

test('a page that the other may not read stays where it is and is counted', async () => {
  const { owner, editor, other, stranger, space } = await aTeam(server);
  await aWikiPage(editor.client, space, 'Offen');
  const { id: closed } = await aWikiPage(editor.client, space, 'Nur für Edda');
  const readers = [{ kind: 'person' as const, id: editor.person.id }];
  await owner.client.call(narrowPage, { page: closed, readers, writers: null, readersComment: true });
  const given = { from: editor.person.id, space, to: other.person.id };
  expect(await owner.client.call(previewHandOver, given)).toMatchObject({ pages: 2, unreadable: 1 });
  expect(await owner.client.call(handOverPages, given)).toEqual({ handedOver: 1, unreadable: 1 });
  expect((await owner.client.call(getPage, { page: closed })).owner).toMatchObject({ id: editor.person.id });
  const toStranger = { ...given, to: stranger.person.id };
  await expect(owner.client.call(handOverPages, toStranger)).rejects.toMatchObject({ code: ownerNotFound.code });
});

test('when an owner of pages has lost access, the owners of the space are told once, with how many there are', async () => {
  const { owner, editor, other, space } = await aTeam(server);
  for (const title of ['Eins', 'Zwei']) await aWikiPage(editor.client, space, title);
  const findOwn = async () => (await noticesOf(owner)).filter((text) => text.startsWith('wiki.owner_gone'));
  await findOwnerless(context);
  expect(await findOwn()).toEqual([]);
  await editor.client.call(leaveSpace, { space });
  await findOwnerless(context);
  await findOwnerless(context);
  const notice = 'Edda Eilers hat keinen Zugang mehr und war für 2 Wikiseiten zuständig. Bitte übergeben Sie sie.';
  expect(await findOwn()).toEqual([`wiki.owner_gone: ${notice}`]);
  // What the notice asks for ends it.
  const given = { from: editor.person.id, space, to: other.person.id };
  expect(await owner.client.call(handOverPages, given)).toMatchObject({ handedOver: 2 });
  await findOwnerless(context);
  expect(await findOwn()).toHaveLength(1);
});

test('the owner is told two weeks before the day of a check, and once more when it is over', async () => {
  clock.set('2026-11-27T08:00:00.000Z');
  const { owner, editor, space } = await aTeam(server);
  const { id: page, revision } = await aWikiPage(editor.client, space, 'Gebühren');
  const plan = { page, revision, months: 3, obsolete: false, owner: editor.person.id } as const;
  await editor.client.call(planReview, plan);
  const due = async () => (await noticesOf(editor)).filter((text) => text.startsWith('wiki.review_due'));
  const onDay = async (day: string) => {
    clock.set(`${day}T08:00:00.000Z`);
    await remindOfReviews(context);
    await remindOfReviews(context);
    return due();
  };
  expect(await onDay('2027-02-12')).toEqual([]);
  expect(await onDay('2027-02-13')).toEqual(['wiki.review_due: Die Seite ist bald zu prüfen.']);
  expect(await onDay('2027-02-20')).toHaveLength(1);
  expect(await onDay('2027-02-28')).toEqual([
    'wiki.review_due: Die Seite wurde nicht rechtzeitig geprüft.',
    'wiki.review_due: Die Seite ist bald zu prüfen.',
  ]);
  expect(await noticesOf(owner)).toEqual([]);
});
