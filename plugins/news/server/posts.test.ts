import { createGroup, resolveLinks, setGroupMembers } from '@kontor/schema';
import { anOrgUnit, aSignedInPerson, aTeam } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accessChanged,
  changePost,
  channelReadOnly,
  createPost,
  deletePost,
  getPost,
  handInPost,
  listOwnPosts,
  listPosts,
  listVersions,
  momentPassed,
  needsApproval,
  pinPost,
  postChangedMeanwhile,
  postHidden,
  postIncomplete,
  postNotFound,
  postPublished,
  postReadOnly,
  postRef,
  publishPost,
  readVersion,
  returnPost,
  takeBackPost,
  withdrawPost,
} from '../shared/index.ts';
import {
  aChannel,
  aDoc,
  aDraft,
  aPublicPost,
  asEditor,
  change,
  feedOf,
  live,
  type NewsServer,
  startNews,
  write,
} from './test-news.ts';

let news: NewsServer;

beforeAll(async () => {
  news = await startNews();
});
afterAll(() => news.server.stop());

/** A topic with an editor, somebody who only writes, and a reader. */
async function aTopic(given: { needsApproval?: boolean } = {}) {
  const [editor, writer, reader] = [
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
    await aSignedInPerson(news.server),
  ];
  const channel = await aChannel(news, { ...given, editors: [asEditor(editor)], writers: [asEditor(writer)] });
  return { editor, writer, reader, channel };
}

test('a draft is its authors’ own; published, all whom it addresses read it', async () => {
  const { editor, writer, reader, channel } = await aTopic();
  const id = await aDraft(news, writer, channel);
  for (const who of [editor, reader])
    await expect(who.client.call(getPost, { post: id })).rejects.toMatchObject({ code: postNotFound.code });
  await change(writer, id, { coAuthors: [reader.person.id] });
  expect((await reader.client.call(getPost, { post: id })).mayWrite).toBe(true);
  await change(writer, id, { coAuthors: [] });
  expect(await feedOf(reader)).not.toContain(id);
  await writer.client.call(publishPost, { post: id });
  expect(await feedOf(reader)).toContain(id);
  const read = await reader.client.call(getPost, { post: id });
  expect(read).toMatchObject({ state: 'published', draft: null, mayWrite: false, published: { number: 1 } });
});

test('who may not write in a channel begins nothing there, and others’ posts they do not change', async () => {
  const { writer, reader, channel } = await aTopic();
  await expect(reader.client.call(createPost, { channel })).rejects.toMatchObject({ code: channelReadOnly.code });
  const id = await aPublicPost(news, writer, channel);
  const changed = reader.client.call(changePost, { post: id, revision: 2, title: 'Anders' });
  await expect(changed).rejects.toMatchObject({ code: postReadOnly.code });
  await expect(reader.client.call(withdrawPost, { post: id, withdrawn: true })).rejects.toMatchObject({
    code: postReadOnly.code,
  });
  await expect(reader.client.call(listVersions, { post: id })).rejects.toMatchObject({ code: postReadOnly.code });
});

test('a post without title or text does not come out, nor one whose English version lacks either', async () => {
  const { writer, channel } = await aTopic();
  const { id } = await writer.client.call(createPost, { channel, title: 'Nur ein Titel' });
  const publish = () => writer.client.call(publishPost, { post: id });
  await expect(publish()).rejects.toMatchObject({ code: postIncomplete.code });
  await write(news, writer, id, { doc: aDoc('  ') });
  await expect(publish()).rejects.toMatchObject({ code: postIncomplete.code });
  const other = await aDraft(news, writer, channel);
  await change(writer, other, { hasEnglish: true, titleEn: 'News' });
  await expect(writer.client.call(publishPost, { post: other })).rejects.toMatchObject({ code: postIncomplete.code });
  await write(news, writer, other, { docEn: aDoc('In English') });
  await writer.client.call(publishPost, { post: other });
  const { published } = await writer.client.call(getPost, { post: other });
  expect(published).toMatchObject({ titleEn: 'News', docEn: aDoc('In English') });
});

test('where the channel wants approval, who writes hands in, an editor returns with a reason or lets it out', async () => {
  const { editor, writer, reader, channel } = await aTopic({ needsApproval: true });
  const id = await aDraft(news, writer, channel);
  await expect(writer.client.call(publishPost, { post: id })).rejects.toMatchObject({ code: needsApproval.code });
  await writer.client.call(handInPost, { post: id });
  expect(await writer.client.call(getPost, { post: id })).toMatchObject({ state: 'handed-in', mayWrite: false });
  expect((await editor.client.call(listOwnPosts, {})).posts).toMatchObject([{ id, isToDecide: true }]);
  await editor.client.call(returnPost, { post: id, reason: 'Bitte mit Datum' });
  expect(await writer.client.call(getPost, { post: id })).toMatchObject({
    state: 'returned',
    mayWrite: true,
    draft: { reason: 'Bitte mit Datum' },
  });
  await writer.client.call(handInPost, { post: id });
  await writer.client.call(takeBackPost, { post: id });
  await writer.client.call(handInPost, { post: id });
  await editor.client.call(publishPost, { post: id });
  expect(await feedOf(reader)).toContain(id);
  // Let out for these, it is not made wider by who wrote it.
  await expect(change(writer, id, { addressees: [{ kind: 'everyone' }] })).rejects.toMatchObject({
    code: postReadOnly.code,
  });
});

test('a change of a public post is seen by its authors until it comes out as the next version; the first stays', async () => {
  const { writer, reader, channel } = await aTopic();
  const id = await aPublicPost(news, writer, channel, 'Erste Fassung');
  await change(writer, id, { title: 'Zweite Fassung' });
  expect((await reader.client.call(getPost, { post: id })).published).toMatchObject({ title: 'Erste Fassung' });
  expect((await writer.client.call(getPost, { post: id })).draft).toMatchObject({
    title: 'Zweite Fassung',
    isChanged: true,
  });
  await writer.client.call(publishPost, { post: id });
  const { posts } = await reader.client.call(listPosts, { view: 'all', channel });
  expect(posts).toMatchObject([{ id, title: 'Zweite Fassung' }]);
  expect(posts[0]?.changedAt).not.toBeNull();
  const { versions } = await writer.client.call(listVersions, { post: id });
  expect(versions.map(({ number }) => number)).toEqual([2, 1]);
  const first = await writer.client.call(readVersion, { post: id, number: 1 });
  expect(first.title).toBe('Erste Fassung');
});

test('who saved on an older revision is told so', async () => {
  const { writer, channel } = await aTopic();
  const id = await aDraft(news, writer, channel);
  await change(writer, id, { teaser: 'Kurz gesagt' });
  const late = writer.client.call(changePost, { post: id, revision: 1, teaser: 'Zu spät' });
  await expect(late).rejects.toMatchObject({ code: postChangedMeanwhile.code });
});

test('live clients in the audience get what is listed, and those who lose it are told alone', async () => {
  const { writer, reader, channel } = await aTopic();
  const stream = await live(reader);
  const id = await aPublicPost(news, writer, channel, 'Live');
  const came = await stream.waitFor((event) => event.kind === postPublished.kind && event.payload.post === id);
  expect(came.object).toMatchObject({ id, title: 'Live' });
  await change(writer, id, { addressees: [{ kind: 'person', id: writer.person.id }] });
  const went = await stream.waitFor((event) => event.kind === postHidden.kind && event.payload.post === id);
  expect(went.object).toBeNull();
  expect(await feedOf(reader)).not.toContain(id);
  await expect(reader.client.call(getPost, { post: id })).rejects.toMatchObject({ code: postNotFound.code });
  expect((await reader.client.call(resolveLinks, { refs: [postRef(id)] })).cards).toEqual([]);
  stream.close();
});

test('withdrawn it is gone for readers, and back as it was when that is undone', async () => {
  const { writer, reader, channel } = await aTopic();
  const id = await aPublicPost(news, writer, channel);
  await writer.client.call(withdrawPost, { post: id, withdrawn: true });
  expect(await feedOf(reader)).not.toContain(id);
  expect((await writer.client.call(getPost, { post: id })).state).toBe('withdrawn');
  await writer.client.call(withdrawPost, { post: id, withdrawn: false });
  expect(await feedOf(reader)).toContain(id);
});

test('what is not public can be deleted and restored; what is public is withdrawn first', async () => {
  const { writer, editor, channel } = await aTopic();
  const id = await aDraft(news, writer, channel);
  await writer.client.call(deletePost, { post: id, deleted: true });
  await expect(writer.client.call(getPost, { post: id })).rejects.toMatchObject({ code: postNotFound.code });
  // A draft is nothing that an editor could restore.
  await expect(editor.client.call(deletePost, { post: id, deleted: false })).rejects.toMatchObject({
    code: postNotFound.code,
  });
  await writer.client.call(deletePost, { post: id, deleted: false });
  expect((await writer.client.call(getPost, { post: id })).state).toBe('draft');
  await writer.client.call(publishPost, { post: id });
  await expect(writer.client.call(deletePost, { post: id, deleted: true })).rejects.toMatchObject({
    code: 'news.wrong_state',
  });
});

test('only editors of the channel keep a post on top, and only until that day is over', async () => {
  const { writer, editor, reader, channel } = await aTopic();
  const id = await aPublicPost(news, writer, channel, 'Oben');
  await aPublicPost(news, writer, channel, 'Später');
  await expect(writer.client.call(pinPost, { post: id, until: '2099-01-01' })).rejects.toMatchObject({
    code: postReadOnly.code,
  });
  await editor.client.call(pinPost, { post: id, until: '2099-01-01' });
  const pinned = await reader.client.call(listPosts, { channel });
  expect([pinned.pinned.map(({ title }) => title), pinned.posts.map(({ title }) => title)]).toEqual([
    ['Oben'],
    ['Später'],
  ]);
  await editor.client.call(pinPost, { post: id, until: '2020-01-01' });
  expect((await reader.client.call(listPosts, { channel })).posts.map(({ title }) => title)).toEqual([
    'Später',
    'Oben',
  ]);
});

test('a channel of a space is for its people alone, whomever a post in it addresses', async () => {
  const { editor, reader, stranger, space } = await aTeam(news.server);
  const channel = await aChannel(news, { space, addressees: [{ kind: 'everyone' }] });
  const id = await aPublicPost(news, editor, channel);
  expect(await feedOf(reader)).toContain(id);
  expect(await feedOf(stranger)).not.toContain(id);
  await expect(stranger.client.call(listPosts, { channel })).rejects.toMatchObject({ code: 'news.channel_not_found' });
  await change(editor, id, { addressees: [{ kind: 'person', id: stranger.person.id }] });
  expect(await feedOf(stranger)).not.toContain(id);
  expect(await feedOf(reader)).not.toContain(id);
});

test('who leads an org unit or one above it writes and decides in its channel, others there only read', async () => {
  const upper = await anOrgUnit(news.server);
  const lower = await anOrgUnit(news.server, { parent: upper.id });
  const lead = await aSignedInPerson(news.server, { positions: [{ orgUnit: upper.id, lead: true }] });
  const member = await aSignedInPerson(news.server, { positions: [{ orgUnit: lower.id }] });
  const other = await aSignedInPerson(news.server);
  const addressees = [{ kind: 'org-unit', id: lower.id }] as const;
  const channel = await aChannel(news, { orgUnit: lower.id, everybody: false, addressees: [...addressees] });
  const id = await aPublicPost(news, lead, channel);
  expect(await feedOf(member, 'own')).toContain(id);
  expect(await feedOf(other)).not.toContain(id);
  await expect(member.client.call(createPost, { channel })).rejects.toMatchObject({ code: channelReadOnly.code });
});

test('who moves to another unit, or leaves a group, is told at once that other posts are theirs now', async () => {
  const { writer, channel } = await aTopic();
  const unit = await anOrgUnit(news.server);
  const member = await aSignedInPerson(news.server, { positions: [{ orgUnit: unit.id }] });
  const group = await news.administrator.client.call(createGroup, {
    name: `G ${unit.id}`,
    persons: [member.person.id],
  });
  const forUnit = await aDraft(news, writer, channel);
  await change(writer, forUnit, { addressees: [{ kind: 'org-unit', id: unit.id }] });
  const forGroup = await aDraft(news, writer, channel);
  await change(writer, forGroup, { addressees: [{ kind: 'group', id: group.id }] });
  for (const post of [forUnit, forGroup]) await writer.client.call(publishPost, { post });
  expect(await feedOf(member)).toEqual(expect.arrayContaining([forUnit, forGroup]));
  const stream = await live(member);
  const isTold = (event: { kind: string }) => event.kind === accessChanged.kind;
  await news.administrator.client.call(setGroupMembers, { group: group.id, persons: [] });
  await stream.waitFor(isTold);
  expect(await feedOf(member)).not.toContain(forGroup);
  const before = stream.events.filter(isTold).length;
  const { people } = news.context.host;
  await news.server.database.transaction((tx) => people.setPositions(tx, undefined, member.person.id, []));
  await expect.poll(() => stream.events.filter(isTold).length, { timeout: 10_000 }).toBeGreaterThan(before);
  expect(await feedOf(member)).not.toContain(forUnit);
  for (const post of [forUnit, forGroup])
    await expect(member.client.call(getPost, { post })).rejects.toMatchObject({ code: postNotFound.code });
  stream.close();
});

test('a moment that has passed is none to publish at', async () => {
  const { writer, channel } = await aTopic();
  const id = await aDraft(news, writer, channel);
  const late = writer.client.call(publishPost, { post: id, publishAt: '2020-01-01T08:00:00.000Z' });
  await expect(late).rejects.toMatchObject({ code: momentPassed.code });
});
