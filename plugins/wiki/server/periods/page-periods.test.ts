import { listPeriods } from '@kontor/schema';
import { aTeam, manualClock, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPage, keepMessages, listTrash, pageNotFound, planReview, trashPage } from '../../shared/index.ts';
import { aWikiPage } from '../test-wiki.ts';

const dayMs = 86_400_000;
const clock = manualClock();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ clock });
  // The week in which nothing goes yet.
  clock.advance(7 * dayMs);
});
afterAll(() => server.stop());

const age = (column: 'trashed_at' | 'obsolete_since', page: string, days: number) =>
  server.database.pool.query(`update wiki_pages set ${column} = $1 where coalesce(trashed_with, id) = $2`, [
    new Date(clock.now().getTime() - days * dayMs),
    page,
  ]);

test('the trash is emptied after 30 days: pages with all below them, texts and files', async () => {
  const { owner, editor, space } = await aTeam(server);
  const old = await aWikiPage(editor.client, space, 'Alt');
  const below = await aWikiPage(editor.client, space, 'Darunter', old.id);
  const young = await aWikiPage(editor.client, space, 'Jung');
  const kept = await aWikiPage(editor.client, space, 'Bleibt');
  for (const page of [old.id, young.id]) await editor.client.call(trashPage, { page });
  await age('trashed_at', old.id, 31);
  await age('trashed_at', young.id, 29);
  await server.services.periods.expire('wiki.trash');
  expect((await owner.client.call(listTrash, { space })).pages.map(({ id }) => id)).toEqual([young.id]);
  for (const page of [old.id, below.id])
    await expect(owner.client.call(getPage, { page })).rejects.toMatchObject({ code: pageNotFound.code });
  expect(await owner.client.call(getPage, { page: kept.id })).toMatchObject({ title: 'Bleibt' });
  const { rows } = await server.database.pool.query(
    'select 1 from collab_documents where deleted_at is null and name = any($1::text[])',
    [[`wiki/page/${old.id}`, `wiki/page/${below.id}`]],
  );
  expect(rows).toEqual([]);
});

test('obsolete pages stay as long as nobody decides otherwise; then they go to the trash, but not from over others', async () => {
  const { owner, editor, space } = await aTeam(server);
  const top = await aWikiPage(editor.client, space, 'Dienstweg 2019');
  const below = await aWikiPage(editor.client, space, 'Gilt noch', top.id);
  const alone = await aWikiPage(editor.client, space, 'Faxgerät');
  for (const { id: page, revision } of [top, alone])
    await editor.client.call(planReview, { page, revision, owner: null, months: null, obsolete: true });
  for (const { id } of [top, alone]) await age('obsolete_since', id, 400);
  await server.services.periods.expire('wiki.obsolete');
  expect((await owner.client.call(listTrash, { space })).pages).toEqual([]);
  await server.database.pool.query(
    `insert into periods_settings (kind, space, days) values ('wiki.obsolete', $1, 365)`,
    [space],
  );
  await server.services.periods.expire('wiki.obsolete');
  expect((await owner.client.call(listTrash, { space })).pages).toMatchObject([{ id: alone.id, trashedBy: null }]);
  expect(await owner.client.call(getPage, { page: below.id })).toMatchObject({ title: 'Gilt noch' });
});

test('a page made of messages holds them back, as does any that leads to one', async () => {
  const { editor, space } = await aTeam(server);
  await editor.client.call(keepMessages, {
    space,
    title: 'Schlüssel',
    language: 'de',
    messages: [
      {
        author: 'Otto Anders',
        at: '2026-11-27T08:05:00.000Z',
        html: '<p>Beim Pförtner</p>',
        address: 'https://kontor.example/chat/!room%3Akontor.example/%24said-1_x?thread=%24root',
      },
    ],
  });
  const refs = ['chat/message/$said-1_x', 'chat/message/$other'] as const;
  await expect
    .poll(() => server.database.transaction((tx) => server.services.periods.findHeld(tx, refs)), { timeout: 20_000 })
    .toEqual(new Set(['chat/message/$said-1_x']));
});

test('everybody reads the periods, here and in their spaces', async () => {
  const { reader, space } = await aTeam(server);
  const all = await reader.client.call(listPeriods, {});
  expect(all.mayDecide).toBe(false);
  expect(all.periods.find(({ kind }) => kind === 'wiki.trash')).toMatchObject({ days: 30 });
  expect(all.others.find(({ id }) => id === 'wiki.pages')?.kept.de).toContain('30 Tage');
  const here = await reader.client.call(listPeriods, { space });
  expect(here.periods.every(({ ofSpace }) => ofSpace)).toBe(true);
});
