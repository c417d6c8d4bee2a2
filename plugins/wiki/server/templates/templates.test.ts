import { docOfMarkdown, documentSchema, taskItemsOfDoc } from '@kontor/editor/shared';
import { listNotifications, searchAll, spaceNotFound } from '@kontor/schema';
import { aTeam, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  builtInTemplate,
  changePage,
  createPage,
  getPage,
  getShelf,
  listReviews,
  listTemplates,
  listTree,
  movePage,
  narrowPage,
  pageIsTemplate,
  pageNotFound,
  pageReadOnly,
  pageRef,
  saveAsTemplate,
  templateNarrowed,
  trashPage,
} from '../../shared/index.ts';
import { aMention, aParagraph, aWikiPage, openPage } from '../test-wiki.ts';
import { builtInText } from './built-in-texts.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const purpose = 'Für die Runde am Montag';

test('a page becomes a template, which stands in no tree, and a new page begins with its text', async () => {
  const { editor, other, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Runde vom 23. November');
  const writing = openPage(server, editor, page);
  await expect.poll(() => writing.provider.synced).toBe(true);
  writing.body.insert(0, [aParagraph('Tagesordnung'), aMention(`people/person/${other.person.id}`, 'Otto Anders')]);
  await expect.poll(async () => (await other.client.call(listNotifications, {})).notifications.length).toBe(1);
  writing.close();

  const template = await editor.client.call(saveAsTemplate, { page, title: 'Montagsrunde', purpose });
  expect(template).toMatchObject({ title: 'Montagsrunde', isTemplate: true, parent: null });
  expect((await reader.client.call(listTree, { space })).pages.map(({ id }) => id)).toEqual([page]);
  expect((await editor.client.call(listReviews, { space })).pages).toHaveLength(1);
  expect((await editor.client.call(getShelf, {})).changed.map(({ id }) => id)).not.toContain(template.id);
  expect((await reader.client.call(listTemplates, { space })).templates).toEqual([
    { id: template.id, title: 'Montagsrunde', icon: null, purpose, mayWrite: false },
  ]);

  const input = { space, title: 'Runde vom 30. November', template: { page: template.id } };
  const made = await other.client.call(createPage, input);
  expect(made.isTemplate).toBe(false);
  const reading = openPage(server, reader, made.id);
  await expect.poll(() => reading.body.toString()).toContain('Tagesordnung');
  reading.close();
});

test('a template is changed by those who write, and nobody finds it by searching', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Wasserzähler ablesen');
  const template = await editor.client.call(saveAsTemplate, { page, title: 'Wasserzähler Vorlage', purpose });
  const change = { page: template.id, revision: template.revision, purpose: 'Für den Herbst' };
  await expect(reader.client.call(changePage, change)).rejects.toMatchObject({ code: pageReadOnly.code });
  await editor.client.call(changePage, change);
  expect((await reader.client.call(getPage, { page: template.id })).purpose).toBe('Für den Herbst');
  await expect
    .poll(async () => (await editor.client.call(searchAll, { q: 'Wasserzähler' })).hits.map(({ ref }) => ref))
    .toEqual([pageRef(page)]);
  await editor.client.call(trashPage, { page: template.id });
  expect((await editor.client.call(listTemplates, { space })).templates).toEqual([]);
  const fromGone = { space, template: { page: template.id } };
  await expect(editor.client.call(createPage, fromGone)).rejects.toMatchObject({ code: pageNotFound.code });
});

test('who may not write makes no template, and who may not read uses none', async () => {
  const { owner, editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Runde');
  const save = { page, title: 'Montagsrunde', purpose };
  await expect(reader.client.call(saveAsTemplate, save)).rejects.toMatchObject({ code: pageReadOnly.code });
  await expect(stranger.client.call(saveAsTemplate, save)).rejects.toMatchObject({ code: pageNotFound.code });
  await expect(stranger.client.call(listTemplates, { space })).rejects.toMatchObject({ code: spaceNotFound.code });
  const { id: template } = await editor.client.call(saveAsTemplate, save);
  const readers = [{ kind: 'person' as const, id: owner.person.id }];
  await owner.client.call(narrowPage, { page: template, readers, writers: null, readersComment: true });
  expect((await editor.client.call(listTemplates, { space })).templates).toEqual([]);
  const use = { space, template: { page: template } };
  await expect(editor.client.call(createPage, use)).rejects.toMatchObject({ code: pageNotFound.code });
  // What is made from it is read by nobody who may not read it.
  const made = await owner.client.call(createPage, use);
  await expect(editor.client.call(getPage, { page: made.id })).rejects.toMatchObject({ code: pageNotFound.code });
});

test('nothing that only some may read becomes a template for all', async () => {
  const { owner, space } = await aTeam(server);
  const { id: above } = await aWikiPage(owner.client, space, 'Personal');
  const { id: page } = await aWikiPage(owner.client, space, 'Gespräch', above);
  const readers = [{ kind: 'person' as const, id: owner.person.id }];
  await owner.client.call(narrowPage, { page: above, readers, writers: null, readersComment: true });
  await expect(owner.client.call(saveAsTemplate, { page, title: 'Gespräch', purpose })).rejects.toMatchObject({
    code: templateNarrowed.code,
  });
});

test('nothing stands under a template, and it goes under nothing', async () => {
  const { editor, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Runde');
  const { id: template } = await editor.client.call(saveAsTemplate, { page, title: 'Montagsrunde', purpose });
  const refused = { code: pageIsTemplate.code };
  await expect(editor.client.call(createPage, { space, parent: template })).rejects.toMatchObject(refused);
  await expect(editor.client.call(movePage, { page, space, parent: template })).rejects.toMatchObject(refused);
  await expect(editor.client.call(movePage, { page: template, space, parent: page })).rejects.toMatchObject(refused);
  const again = { page: template, title: 'Noch eine', purpose };
  await expect(editor.client.call(saveAsTemplate, again)).rejects.toMatchObject(refused);
});

test.each(['de', 'en'] as const)('the templates of every space are documents in %s', (language) => {
  for (const builtIn of builtInTemplate.options) {
    const doc = docOfMarkdown(builtInText({ builtIn, language }));
    documentSchema.nodeFromJSON(doc).check();
    expect(JSON.stringify(doc)).not.toContain('summary>');
  }
  expect(taskItemsOfDoc(docOfMarkdown(builtInText({ builtIn: 'minutes', language })))).toHaveLength(2);
});

test('a new page begins with a template that every space has', async () => {
  const { editor, space } = await aTeam(server);
  const template = { builtIn: 'onboarding', language: 'de' } as const;
  const { id } = await editor.client.call(createPage, { space, title: 'Einarbeitung', template });
  const opened = openPage(server, editor, id);
  await expect.poll(() => opened.body.toString()).toContain('Am ersten Tag');
  opened.close();
});
