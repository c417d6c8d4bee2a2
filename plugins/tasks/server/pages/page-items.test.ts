import { newId } from '@kontor/base';
import { docOfShared, sharedOfDoc, taskItemsOfDoc, tickTasks } from '@kontor/editor/shared';
import { defineServerPlugin, type ServerHost } from '@kontor/plugin-api/server';
import { pageEdited, pagePath, pageRef } from '@kontor/plugin-wiki/shared';
import { aTeam, type SignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assignTask, changeTask, getTask, taskNotFound } from '../../shared/index.ts';
import { tasksPlugin } from '../plugin.ts';
import { aList, aTask } from '../test-tasks.ts';

let server: TestServer;
let host: ServerHost;
/** Page to space: who edits there writes the page. */
const places = new Map<string, string>();

/** Pages with no more than a text: of other plugins a test knows what they share. */
const pages = defineServerPlugin({
  id: 'wiki',
  register(given) {
    host = given;
    host.collab.provide({
      noun: 'wiki/page',
      async authorise(tx, actor, page) {
        const role = await host.permissions.findRole(tx, actor.person, places.get(page) ?? '');
        return role && (role === 'reader' ? 'read' : 'write');
      },
      async onCommitted(tx, page, authors) {
        const space = places.get(page) ?? '';
        const payload = { page, space, authors: [...authors] };
        await host.events.append(tx, pageEdited, payload, { space }, { actor: undefined });
      },
    });
  },
});

beforeAll(async () => {
  server = await startTestServer({ plugins: [pages, tasksPlugin] });
});
afterAll(() => server.stop());

async function aPageWithTask(by: SignedInPerson, space: string, text: string) {
  const [page, id] = [newId(), newId()];
  places.set(page, space);
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  const item = { type: 'taskItem', attrs: { id, checked: false }, content: [paragraph] };
  const update = sharedOfDoc({ type: 'doc', content: [{ type: 'taskList', content: [item] }] });
  await host.database.transaction((tx) => host.collab.write(tx, { person: by.person.id }, pageRef(page), update));
  const edit = (who: SignedInPerson, isDone: boolean) =>
    host.database.transaction((tx) =>
      host.collab.edit(tx, { person: who.person.id }, pageRef(page), (document) =>
        tickTasks(document, new Map([[id, isDone]])),
      ),
    );
  const isTicked = () =>
    host.database.transaction((tx) =>
      host.collab.edit(tx, { person: by.person.id }, pageRef(page), (document) => {
        return taskItemsOfDoc(docOfShared(document))[0]?.isDone;
      }),
    );
  return { edit, isTicked, source: { path: `${pagePath(page)}#${id}`, ref: pageRef(page) } };
}

test('a task of a page is ticked where it is finished, in the list and in the page', async () => {
  const { editor, other, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const item = await aPageWithTask(editor, space, 'Aushang drucken');
  const { id } = await aTask(editor.client, list.id, 'Aushang drucken', { source: item.source });
  const state = async () => (await editor.client.call(getTask, { task: id })).task.state;
  await other.client.call(changeTask, { task: id, revision: 1, state: 'done' });
  await expect.poll(item.isTicked).toBe(true);
  await item.edit(other, false);
  await expect.poll(state).toBe('open');
  await item.edit(other, true);
  await expect.poll(state).toBe('done');
  const { task } = await editor.client.call(getTask, { task: id });
  expect(task.closedBy?.id).toBe(other.person.id);
  await editor.client.call(changeTask, { task: id, revision: task.revision, state: 'open' });
  await expect.poll(item.isTicked).toBe(false);
});

test('whoever was asked finishes the task in a page that they may not write', async () => {
  const { editor, stranger, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const item = await aPageWithTask(editor, space, 'Schlüssel abholen');
  const { id } = await aTask(editor.client, list.id, 'Schlüssel abholen', { source: item.source });
  await editor.client.call(assignTask, { task: id, subject: { kind: 'person', id: stranger.person.id } });
  await stranger.client.call(changeTask, { task: id, revision: 1, state: 'done' });
  await expect.poll(item.isTicked).toBe(true);
});

test('the page owns the words: the task is called what stands there', async () => {
  const { editor, space } = await aTeam(server);
  const list = await aList(editor.client, { kind: 'space', id: space });
  const item = await aPageWithTask(editor, space, 'Kuchen  backen');
  const { id } = await aTask(editor.client, list.id, 'Etwas anderes', { source: item.source });
  await expect.poll(async () => (await editor.client.call(getTask, { task: id })).task.title).toBe('Kuchen backen');
});

test('a task of somebody who only reads the page changes nothing there, and learns nothing of it', async () => {
  const { editor, reader, space } = await aTeam(server);
  const own = await aList(reader.client, { kind: 'person', id: reader.person.id });
  const item = await aPageWithTask(editor, space, 'Geheim');
  const { id } = await aTask(reader.client, own.id, 'Meins', { source: item.source });
  await reader.client.call(changeTask, { task: id, revision: 1, state: 'done' });
  // Another task of the page, made later: what came before has been seen to once it is ticked.
  const list = await aList(editor.client, { kind: 'space', id: space });
  const later = await aPageWithTask(editor, space, 'Danach');
  const { id: last } = await aTask(editor.client, list.id, 'Danach', { source: later.source });
  await editor.client.call(changeTask, { task: last, revision: 1, state: 'done' });
  await expect.poll(later.isTicked).toBe(true);
  expect(await item.isTicked()).toBe(false);
  expect((await reader.client.call(getTask, { task: id })).task.title).toBe('Meins');
});

test('who writes the page finishes a task in it that they do not see, in their own name', async () => {
  const { editor, other, space } = await aTeam(server);
  const own = await aList(editor.client, { kind: 'person', id: editor.person.id });
  const item = await aPageWithTask(editor, space, 'Nur für Edda');
  const { id } = await aTask(editor.client, own.id, 'Nur für Edda', { source: item.source });
  await item.edit(other, true);
  const task = async () => (await editor.client.call(getTask, { task: id })).task;
  await expect.poll(async () => (await task()).state).toBe('done');
  expect((await task()).closedBy?.id).toBe(other.person.id);
  await expect(other.client.call(getTask, { task: id })).rejects.toMatchObject({ code: taskNotFound.code });
});
