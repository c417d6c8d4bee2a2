import { getSession, listNotifications } from '@kontor/schema';
import { aTeam, liveClient, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  answerThread,
  commentNotAllowed,
  deleteComment,
  editComment,
  listThreads,
  narrowPage,
  pageNotFound,
  resolveThread,
  startThread,
  threadNotFound,
  trashPage,
} from '../../shared/index.ts';
import { aWikiPage } from '../test-wiki.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const anchor = { from: 'AQID', to: 'BAUG' };

test('readers comment, the owner hears of it, an answer opens what was resolved, and strangers see nothing', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Merkblatt');
  const { id: thread } = await reader.client.call(startThread, { page, anchor, quote: 'vier Wochen', text: 'Sechs?' });
  const inbox = async () =>
    (await editor.client.call(listNotifications, {})).notifications.filter(({ kind }) => kind === 'wiki.commented');
  expect(await inbox()).toMatchObject([{ text: { de: 'Lena Lesser hat die Seite kommentiert.' } }]);
  expect(await editor.client.call(resolveThread, { thread, resolved: true })).toMatchObject({
    resolvedBy: { name: 'Edda Eilers' },
  });
  await editor.client.call(answerThread, { thread, text: 'Stimmt, geändert.' });
  expect((await reader.client.call(listThreads, { page })).threads).toMatchObject([
    { anchor, quote: 'vier Wochen', resolvedAt: null, comments: [{ text: 'Sechs?' }, { text: 'Stimmt, geändert.' }] },
  ]);
  await expect(stranger.client.call(listThreads, { page })).rejects.toMatchObject({ code: pageNotFound.code });
  await expect(stranger.client.call(answerThread, { thread, text: 'x' })).rejects.toMatchObject({
    code: threadNotFound.code,
  });
});

test('one takes away one’s own comments, those in charge any, and the last one takes its thread along', async () => {
  const { editor, other, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Merkblatt');
  const started = await reader.client.call(startThread, { page, anchor: null, quote: '', text: 'Erstens' });
  const [first] = started.comments;
  const comment = first?.id ?? '';
  await expect(other.client.call(deleteComment, { comment })).rejects.toMatchObject({ code: commentNotAllowed.code });
  await editor.client.call(deleteComment, { comment });
  expect((await reader.client.call(listThreads, { page })).threads).toEqual([]);
});

test('where readers may not comment they do not, and in the trash nobody does', async () => {
  const { editor, reader, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Merkblatt');
  await editor.client.call(narrowPage, { page, readers: null, writers: null, readersComment: false });
  const start = { page, anchor: null, quote: '', text: 'x' };
  await expect(reader.client.call(startThread, start)).rejects.toMatchObject({ code: commentNotAllowed.code });
  await editor.client.call(startThread, start);
  await editor.client.call(trashPage, { page });
  await expect(editor.client.call(startThread, start)).rejects.toMatchObject({ code: commentNotAllowed.code });
});

test('one’s own comment is said in other words, all see that it was edited, and nobody edits what is another’s or gone', async () => {
  const { editor, reader, stranger, space } = await aTeam(server);
  const { id: page } = await aWikiPage(editor.client, space, 'Merkblatt');
  const started = await reader.client.call(startThread, { page, anchor: null, quote: '', text: 'Virtel' });
  const comment = started.comments[0]?.id ?? '';
  const live = await liveClient(editor.client, (await editor.client.call(getSession, {})).cursor);
  expect(await reader.client.call(editComment, { comment, text: 'Viertel' })).toMatchObject({
    comments: [{ id: comment, text: 'Viertel', isEdited: true }],
  });
  await live.waitFor(({ kind, payload }) => kind === 'wiki.thread.changed' && payload.page === page);
  live.close();
  // Also for whoever may delete it.
  await expect(editor.client.call(editComment, { comment, text: 'x' })).rejects.toMatchObject({
    code: commentNotAllowed.code,
  });
  await expect(stranger.client.call(editComment, { comment, text: 'x' })).rejects.toMatchObject({
    code: threadNotFound.code,
  });
  await reader.client.call(deleteComment, { comment });
  await expect(reader.client.call(editComment, { comment, text: 'x' })).rejects.toMatchObject({
    code: threadNotFound.code,
  });
});
