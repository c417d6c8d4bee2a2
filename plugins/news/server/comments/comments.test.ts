import { isoDate, newId } from '@kontor/base';
import { listNotifications, searchAll, setAbsence } from '@kontor/schema';
import { aSignedInPerson, type SignedInPerson } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addComment,
  type Comment,
  closeComments,
  deleteComment,
  editComment,
  getTalk,
  hideComment,
} from '../../shared/comments.ts';
import { withdrawPost } from '../../shared/index.ts';
import { react } from '../../shared/reactions.ts';
import { aChannel, aDraft, aPublicPost, asEditor, live, type NewsServer, startNews } from '../test-news.ts';

let news: NewsServer;
let author: SignedInPerson;
let editor: SignedInPerson;
let anna: SignedInPerson;
let ben: SignedInPerson;
let stranger: SignedInPerson;
let channel: string;

beforeAll(async () => {
  news = await startNews();
  const { server } = news;
  [author, editor, anna, ben, stranger] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
  ];
  const people = [author, editor, anna, ben].map(({ person }) => ({ kind: 'person' as const, id: person.id }));
  channel = await aChannel(news, {
    editors: [asEditor(editor)],
    writers: [{ kind: 'person', id: author.person.id }],
    addressees: people,
  });
});
afterAll(() => news.server.stop());

const aPost = () => aPublicPost(news, author, channel);
const talkOf = ({ client }: SignedInPerson, post: string) => client.call(getTalk, { post });
const commentsOf = async (who: SignedInPerson, post: string): Promise<Comment[]> => (await talkOf(who, post)).comments;

async function say(
  who: SignedInPerson,
  post: string,
  text: string,
  given: { parent?: string; mentions?: string[]; id?: string } = {},
) {
  const id = given.id ?? newId();
  await who.client.call(addComment, { post, id, parent: given.parent ?? null, text, mentions: given.mentions ?? [] });
  return id;
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

async function toldAbout(who: SignedInPerson, post: string): Promise<string[]> {
  const { notifications } = await who.client.call(listNotifications, {});
  return notifications
    .filter(({ ref, kind }) => ref === `news/post/${post}` && /comment|answer|mention/.test(kind))
    .map(({ kind }) => kind);
}

test('a mention reaches who stands in for somebody away, marked and audited, as far as they may see the post', async () => {
  const { server } = news;
  const [away, unseen, substitute] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server),
    await aSignedInPerson(server),
  ];
  const persons = [author, away, unseen, substitute].map(({ person }) => ({ kind: 'person' as const, id: person.id }));
  const open = await aChannel(news, {
    editors: [asEditor(editor)],
    writers: [{ kind: 'person', id: author.person.id }],
    addressees: persons,
  });
  const post = await aPublicPost(news, author, open);
  const today = isoDate(new Date());
  const leaves = (who: SignedInPerson, { person }: SignedInPerson) =>
    who.client.call(setAbsence, { from: today, until: today, note: null, substitute: person.id });
  await leaves(away, substitute);
  await leaves(unseen, stranger);
  const audited = async () => {
    const { rows } = await server.database.pool.query(
      `select details->>'id' as id from audit_log where kind = 'people.routed_in_place' and details->>'item' = $1`,
      [`news/post/${post}`],
    );
    return rows.map(({ id }) => id);
  };
  const textsOf = async ({ client }: SignedInPerson) =>
    (await client.call(listNotifications, {})).notifications
      .filter(({ ref }) => ref === `news/post/${post}`)
      .map(({ text }) => text.de);

  const comment = await say(author, post, 'Was meint ihr?', { mentions: [away.person.id, unseen.person.id] });
  const said = `${author.person.name} hat Sie in einem Kommentar erwähnt.`;
  expect(await textsOf(away)).toContain(said);
  expect(await textsOf(substitute)).toContain(`In Vertretung für ${away.person.name}: ${said}`);
  expect(await textsOf(stranger)).toEqual([]);
  expect(await audited()).toEqual([substitute.person.id]);

  // What only informs is theirs alone.
  await say(author, post, 'Noch etwas', { parent: comment });
  await say(substitute, post, 'Ich antworte', { parent: comment });
  expect(await audited()).toEqual([substitute.person.id]);
});

test('whoever sees a post says something, in threads of one level', async () => {
  const post = await aPost();
  const first = await say(anna, post, 'Wann öffnet das Bad?');
  const answer = await say(ben, post, 'Am Montag.', { parent: first });
  const further = await say(anna, post, 'Danke!', { parent: answer });
  expect((await commentsOf(ben, post)).map(({ id, parent, text, author: by }) => [id, parent, text, by?.id])).toEqual([
    [first, null, 'Wann öffnet das Bad?', anna.person.id],
    [answer, first, 'Am Montag.', ben.person.id],
    [further, first, 'Danke!', anna.person.id],
  ]);
});

test('to whom a post is not meant its comments do not exist, and nobody says anything about a draft', async () => {
  const post = await aPost();
  const comment = await say(anna, post, 'Hallo');
  const ofPost = [
    talkOf(stranger, post),
    say(stranger, post, 'Ich auch'),
    stranger.client.call(closeComments, { post, closed: true }),
    stranger.client.call(react, { post, comment: null, sign: '👍', on: true }),
  ].map(failure);
  expect(new Set(await Promise.all(ofPost))).toEqual(new Set(['news.post_not_found']));
  const ofComment = [
    stranger.client.call(editComment, { comment, text: 'Nein', mentions: [] }),
    stranger.client.call(deleteComment, { comment }),
    stranger.client.call(hideComment, { comment, hidden: { reason: 'weil' } }),
  ].map(failure);
  expect(new Set(await Promise.all(ofComment))).toEqual(new Set(['news.comment_not_found']));
  const draft = await aDraft(news, author, channel);
  expect(await failure(say(author, draft, 'Hallo'))).toBe('news.post_not_found');
  await editor.client.call(withdrawPost, { post, withdrawn: true });
  expect(await failure(say(anna, post, 'Noch da?'))).toBe('news.post_not_found');
});

test('the same comment again changes nothing, also at the same time; another one under its id is refused', async () => {
  const post = await aPost();
  const id = newId();
  await Promise.all([1, 2, 3, 4].map(() => say(anna, post, 'Einmal', { id })));
  await say(anna, post, 'Einmal', { id });
  expect(await commentsOf(ben, post)).toHaveLength(1);
  expect(await toldAbout(author, post)).toEqual(['news.commented']);
  expect(await failure(say(ben, post, 'Anders', { id }))).toBe('news.comment_taken');
  const other = await aPost();
  expect(await failure(say(anna, other, 'Hier', { id }))).toBe('news.comment_taken');
});

test('an answer stays with its post, and to what is gone there is none', async () => {
  const [post, other] = [await aPost(), await aPost()];
  const comment = await say(anna, other, 'Dort');
  expect(await failure(say(ben, post, 'Hier', { parent: comment }))).toBe('news.comment_not_found');
  expect(await failure(say(ben, post, 'Hier', { parent: newId() }))).toBe('news.comment_not_found');
  expect(await failure(anna.client.call(react, { post, comment, sign: '👍', on: true }))).toBe(
    'news.comment_not_found',
  );
});

test('bad input is refused', async () => {
  const post = await aPost();
  const given = { post, id: newId(), parent: null, text: 'x', mentions: [] };
  for (const bad of [
    { ...given, text: '  ' },
    { ...given, text: 'x'.repeat(4001) },
    { ...given, id: 'eins' },
    { ...given, mentions: Array.from({ length: 21 }, newId) },
    { ...given, author: ben.person.id },
  ])
    expect(await failure(anna.client.call(addComment, bad))).toBe('http.invalid_input');
});

test('only who wrote a comment edits and deletes it; one with answers leaves its place', async () => {
  const post = await aPost();
  const root = await say(anna, post, 'Erstens');
  const answer = await say(ben, post, 'Zweitens', { parent: root });
  await anna.client.call(react, { post, comment: root, sign: '👍', on: true });
  for (const who of [ben, author, editor]) {
    expect(await failure(who.client.call(editComment, { comment: root, text: 'Falsch', mentions: [] }))).toBe(
      'news.comment_not_yours',
    );
    expect(await failure(who.client.call(deleteComment, { comment: root }))).toBe('news.comment_not_yours');
  }
  await anna.client.call(editComment, { comment: root, text: 'Erstens!', mentions: [] });
  expect((await commentsOf(ben, post))[0]).toMatchObject({ text: 'Erstens!', isEdited: true });
  await anna.client.call(deleteComment, { comment: root });
  const [place] = await commentsOf(editor, post);
  expect(place).toMatchObject({ id: root, author: null, text: null, isDeleted: true, isEdited: false, reactions: [] });
  const stored = await news.server.database.pool.query('select * from news_comments where id = $1', [root]);
  expect(stored.rows).toMatchObject([
    { author: null, text: '', mentions: [], edited_at: null, hidden_at: null, hidden_by: null, hidden_reason: null },
  ]);
  expect(await failure(anna.client.call(editComment, { comment: root, text: 'Doch', mentions: [] }))).toBe(
    'news.comment_not_found',
  );
  await ben.client.call(deleteComment, { comment: answer });
  expect(await commentsOf(ben, post)).toEqual([]);
});

test('deleting and answering at once leaves no answer without a place', async () => {
  const post = await aPost();
  for (let round = 0; round < 8; round += 1) {
    const root = await say(anna, post, 'Bleibt das?');
    await Promise.allSettled([
      anna.client.call(deleteComment, { comment: root }),
      say(ben, post, 'Ja', { parent: root }),
    ]);
    const comments = await commentsOf(ben, post);
    for (const { parent } of comments) if (parent !== null) expect(comments.map(({ id }) => id)).toContain(parent);
  }
});

test('who wrote the post or edits the channel closes its comments; what was said can still be deleted', async () => {
  const post = await aPost();
  const comment = await say(anna, post, 'Noch offen');
  expect(await failure(anna.client.call(closeComments, { post, closed: true }))).toBe('news.closing_not_allowed');
  await author.client.call(closeComments, { post, closed: true });
  expect(await talkOf(anna, post)).toMatchObject({ isClosed: true, mayClose: false, mayModerate: false });
  expect(await failure(say(ben, post, 'Zu spät'))).toBe('news.comments_closed');
  expect(await failure(anna.client.call(editComment, { comment, text: 'Anders', mentions: [] }))).toBe(
    'news.comments_closed',
  );
  await anna.client.call(deleteComment, { comment });
  await editor.client.call(closeComments, { post, closed: false });
  await say(ben, post, 'Wieder offen');
});

test('editors hide a comment with a reason that only its author and they read, and it is in the audit log', async () => {
  const post = await aPost();
  const comment = await say(anna, post, 'Unsachlich', { mentions: [ben.person.id] });
  expect(await failure(author.client.call(hideComment, { comment, hidden: { reason: 'Mir passt das nicht' } }))).toBe(
    'news.moderation_not_allowed',
  );
  expect(await failure(editor.client.call(hideComment, { comment, hidden: { reason: ' ' } }))).toBe(
    'http.invalid_input',
  );
  await editor.client.call(hideComment, { comment, hidden: { reason: 'Gegen die Hausregeln' } });
  await editor.client.call(hideComment, { comment, hidden: { reason: 'Gegen die Hausregeln' } });
  const seen = async (who: SignedInPerson) =>
    (await commentsOf(who, post)).map(({ text, hidden, mentions }) => [text, hidden?.reason, mentions.length])[0];
  expect(await seen(ben)).toEqual([null, null, 0]);
  expect(await seen(author)).toEqual([null, null, 0]);
  for (const who of [anna, editor]) expect(await seen(who)).toEqual(['Unsachlich', 'Gegen die Hausregeln', 1]);
  expect(await toldAbout(anna, post)).toEqual(['news.comment_hidden']);
  const audited = async () =>
    (
      await news.server.database.pool.query(
        `select kind, object, details from audit_log where kind like 'news.comment%' and object = $1 order by kind`,
        [`news/post/${post}`],
      )
    ).rows;
  expect(await audited()).toEqual([
    { kind: 'news.comment_moderated', object: `news/post/${post}`, details: { comment, change: 'hide' } },
  ]);
  expect(await failure(ben.client.call(react, { post, comment, sign: '👍', on: true }))).toBe('news.comment_not_found');
  await editor.client.call(hideComment, { comment, hidden: null });
  expect(await seen(ben)).toEqual(['Unsachlich', undefined, 1]);
});

test('everybody is told once: who is named, else who is in the thread, else who wrote the post', async () => {
  const post = await aPost();
  const root = await say(anna, post, 'Frage', { mentions: [stranger.person.id, newId()] });
  expect(await toldAbout(author, post)).toEqual(['news.commented']);
  expect(await toldAbout(stranger, post)).toEqual([]);
  await say(author, post, `Frag @${ben.person.name}`, { parent: root, mentions: [ben.person.id, ben.person.id] });
  expect(await toldAbout(anna, post)).toEqual(['news.answered']);
  expect(await toldAbout(ben, post)).toEqual(['news.mentioned_in_comment']);
  await say(ben, post, 'Ich weiß es', { parent: root });
  expect(await toldAbout(author, post)).toEqual(['news.answered', 'news.commented']);
  expect((await commentsOf(ben, post))[0]?.mentions.map(({ id }) => id)).toEqual([stranger.person.id]);
});

test('a sign is given and taken back, twice as once, and all see who gave it', async () => {
  const post = await aPost();
  const comment = await say(anna, post, 'Gut');
  const give = (who: SignedInPerson, on: boolean, target: string | null = null) =>
    who.client.call(react, { post, comment: target, sign: '👍', on });
  await Promise.all([give(anna, true), give(anna, true), give(ben, true), give(ben, true, comment)]);
  const { reactions, comments } = await talkOf(ben, post);
  expect(reactions).toMatchObject([{ sign: '👍', count: 2, isOwn: true }]);
  expect(reactions[0]?.people.map(({ id }) => id).sort()).toEqual([anna.person.id, ben.person.id].sort());
  expect(comments[0]?.reactions).toMatchObject([{ count: 1, people: [{ id: ben.person.id }] }]);
  await give(anna, false);
  await give(anna, false);
  expect((await talkOf(author, post)).reactions).toMatchObject([{ count: 1, isOwn: false }]);
  expect(await failure(anna.client.call(react, { post, comment: null, sign: '💩' as '👍', on: true }))).toBe(
    'http.invalid_input',
  );
});

test('whoever may read the post hears of it, and nobody else', async () => {
  const post = await aPost();
  const [seeing, other] = [await live(ben), await live(stranger)];
  await say(anna, post, 'Hört ihr mich?');
  await expect.poll(() => seeing.events.filter(({ kind }) => kind === 'news.talk.changed').length).toBe(1);
  expect(other.events.filter(({ kind }) => kind === 'news.talk.changed')).toEqual([]);
  seeing.close();
  other.close();
});

test('comments are found by who finds the post; those that are hidden, deleted, or of a withdrawn post by nobody', async () => {
  const post = await aPost();
  const id = await say(anna, post, 'Der Wochenmarkt zieht um?');
  const answer = await say(ben, post, 'Der Wochenmarkt bleibt.', { parent: id });
  const find = async (who: SignedInPerson) =>
    (await who.client.call(searchAll, { q: 'Wochenmarkt', type: ['comment'] })).hits.map(({ ref }) => ref).sort();
  const both = [`news/comment/${id}`, `news/comment/${answer}`].sort();
  await expect.poll(() => find(ben), { timeout: 10_000 }).toEqual(both);
  expect(await find(stranger)).toEqual([]);
  await editor.client.call(hideComment, { comment: answer, hidden: { reason: 'Falsch' } });
  await expect.poll(() => find(ben), { timeout: 10_000 }).toEqual([`news/comment/${id}`]);
  await editor.client.call(hideComment, { comment: answer, hidden: null });
  await expect.poll(() => find(ben), { timeout: 10_000 }).toEqual(both);
  await anna.client.call(deleteComment, { comment: id });
  await expect.poll(() => find(ben), { timeout: 10_000 }).toEqual([`news/comment/${answer}`]);
  await editor.client.call(withdrawPost, { post, withdrawn: true });
  await expect.poll(() => find(ben), { timeout: 10_000 }).toEqual([]);
});
