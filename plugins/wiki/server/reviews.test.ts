import { listNotifications } from '@kontor/schema';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  getPage,
  listReports,
  listReviews,
  ownerNotFound,
  pageReadOnly,
  planReview,
  reportNotFound,
  reportOutdated,
  settleReport,
  verifyPage,
} from '../shared/index.ts';
import { aWikiPage } from './test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('any reader reports a page as outdated, its owner hears of it, checks it, and the reader hears of that', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Gebühren');
  const kinds = async ({ client } = editor) =>
    (await client.call(listNotifications, {})).notifications.map(({ kind }) => kind);
  await reader.client.call(reportOutdated, { page, note: 'Seit Mai gilt die neue Satzung' });
  expect(await kinds()).toContain('wiki.page_reported');
  expect((await editor.client.call(listReports, { page })).reports).toMatchObject([
    { person: { name: 'Lena Lesser' }, note: 'Seit Mai gilt die neue Satzung' },
  ]);
  await expect(reader.client.call(listReports, { page })).rejects.toMatchObject({ code: pageReadOnly.code });
  await expect(reader.client.call(verifyPage, { page })).rejects.toMatchObject({ code: pageReadOnly.code });
  await editor.client.call(verifyPage, { page });
  expect(await kinds(reader)).toContain('wiki.page_confirmed');
  const { review } = await reader.client.call(getPage, { page });
  expect(review).toMatchObject({ reports: 0, verifiedBy: { name: 'Edda Eilers' } });
});

test('a page is handed over to somebody who may read it, and the report of the space says who is asked', async () => {
  const { editor, other, stranger, space } = await aTeam(server);
  const { id: page, revision } = await aWikiPage(editor.client, space, 'Gebühren');
  const plan = { page, revision, months: 6, obsolete: false } as const;
  await expect(editor.client.call(planReview, { ...plan, owner: stranger.person.id })).rejects.toMatchObject({
    code: ownerNotFound.code,
  });
  await editor.client.call(planReview, { ...plan, owner: other.person.id });
  expect((await other.client.call(listNotifications, {})).notifications).toMatchObject([{ kind: 'wiki.page_owned' }]);
  expect((await editor.client.call(listReviews, { space })).pages).toMatchObject([
    { title: 'Gebühren', owner: { name: 'Otto Anders', isGone: false }, review: { state: 'verified', months: 6 } },
  ]);
});

test('what readers hold for outdated comes before what nobody has asked about', async () => {
  const { editor, reader, space } = await aTeam(server);
  await aWikiPage(editor.client, space, 'Anfahrt');
  const { id: page } = await aWikiPage(editor.client, space, 'Gebühren');
  const titles = async () => (await editor.client.call(listReviews, { space })).pages.map(({ title }) => title);
  expect(await titles()).toEqual(['Anfahrt', 'Gebühren']);
  await reader.client.call(reportOutdated, { page });
  expect(await titles()).toEqual(['Gebühren', 'Anfahrt']);
});

test('a report is dealt with once, by whoever may write the page, and whoever made it hears of that', async () => {
  const { editor, other, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Gebühren');
  for (const note of ['Satzung', 'Telefon']) await reader.client.call(reportOutdated, { page, note });
  const [first] = (await editor.client.call(listReports, { page })).reports;
  const report = first?.id ?? '';
  await expect(reader.client.call(settleReport, { report })).rejects.toMatchObject({ code: pageReadOnly.code });
  await expect(stranger.client.call(settleReport, { report })).rejects.toMatchObject({ code: reportNotFound.code });
  const both = await Promise.allSettled([editor, other].map(({ client }) => client.call(settleReport, { report })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await editor.client.call(listReports, { page })).reports).toHaveLength(1);
  expect((await reader.client.call(getPage, { page })).review.reports).toBe(1);
  const kinds = (await reader.client.call(listNotifications, {})).notifications.map(({ kind }) => kind);
  expect(kinds).toEqual(['wiki.page_confirmed']);
});
