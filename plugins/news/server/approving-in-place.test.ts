import { isoDate } from '@kontor/base';
import { listNotifications, setAbsence } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  getPost,
  handInPost,
  listOwnPosts,
  listVersions,
  postNotFound,
  postRef,
  publishPost,
  returnPost,
} from '../shared/index.ts';
import { aChannel, aDraft, asEditor, type NewsServer, startNews } from './test-news.ts';

let news: NewsServer;

beforeAll(async () => {
  news = await startNews();
});
afterAll(() => news.server.stop());

const today = isoDate(new Date());
const toldOf = async ({ client }: SignedInPerson, post: string) =>
  (await client.call(listNotifications, { show: 'inbox' })).notifications.filter(({ ref }) => ref === postRef(post));

/** A post that waits while the only editor is away, and who stands in. */
async function waiting() {
  const [writer, editor, substitute, other] = [
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
  ];
  const channel = await aChannel(news, {
    everybody: false,
    needsApproval: true,
    editors: [asEditor(editor)],
    writers: [asEditor(writer), asEditor(substitute)],
  });
  await editor.client.call(setAbsence, { from: today, until: today, substitute: substitute.person.id });
  const draft = await aDraft(news, writer, channel);
  await expect(substitute.client.call(getPost, { post: draft })).rejects.toMatchObject({ code: postNotFound.code });
  await writer.client.call(handInPost, { post: draft, publishAt: null });
  return { writer, editor, substitute, other, channel, draft };
}

test('who stands in for an editor sees what was handed in, lets it out, and both are named (S13, S16)', async () => {
  const { writer, editor, substitute, other, draft } = await waiting();
  const { id, name } = editor.person;
  expect(await toldOf(substitute, draft)).toMatchObject([{ kind: 'news.handed_in', standsInFor: [{ id, name }] }]);
  expect(await substitute.client.call(getPost, { post: draft })).toMatchObject({
    mayWrite: false,
    mayEdit: false,
    mayPublish: true,
    decidesInPlaceOf: { id, name },
  });
  expect((await substitute.client.call(listOwnPosts, {})).posts).toMatchObject([{ id: draft, isToDecide: true }]);
  await expect(other.client.call(getPost, { post: draft })).rejects.toMatchObject({ code: postNotFound.code });
  await substitute.client.call(publishPost, { post: draft, publishAt: null });
  const { versions } = await writer.client.call(listVersions, { post: draft });
  expect(versions).toMatchObject([{ by: { id: substitute.person.id }, inPlaceOf: { id, name } }]);
  expect(await toldOf(substitute, draft)).toEqual([]);
  const done = (await editor.client.call(listNotifications, { show: 'done' })).notifications;
  expect(done).toMatchObject([{ kind: 'news.handed_in', dealtBy: { id: substitute.person.id } }]);
  const { rows } = await news.server.database.pool.query(
    `select person, details from audit_log where kind = 'people.acted_in_place' and object = $1`,
    [postRef(draft)],
  );
  expect(rows).toEqual([{ person: substitute.person.id, details: { subject: 'person', id, what: 'news.approved' } }]);
});

test('given back it is out of sight again; a post of their own nobody lets out in somebody’s place (S16)', async () => {
  const { substitute, channel, draft } = await waiting();
  await substitute.client.call(returnPost, { post: draft, reason: 'Bitte kürzer' });
  await expect(substitute.client.call(getPost, { post: draft })).rejects.toMatchObject({ code: postNotFound.code });
  const own = await aDraft(news, substitute, channel);
  await substitute.client.call(handInPost, { post: own, publishAt: null });
  expect(await substitute.client.call(getPost, { post: own })).toMatchObject({
    mayPublish: false,
    decidesInPlaceOf: null,
  });
  await expect(substitute.client.call(publishPost, { post: own, publishAt: null })).rejects.toMatchObject({
    code: 'news.needs_approval',
  });
});
