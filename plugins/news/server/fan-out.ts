import type { Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { postRef } from '../shared/index.ts';
import { type ChannelRow, findChannels } from './channel-store.ts';
import { listFollowers } from './follow-store.ts';
import type { NewsContext } from './news-context.ts';
import { listAddressed } from './post-audience.ts';
import { listAuthors } from './post-losses.ts';
import { newsKinds } from './post-notify.ts';
import { findPosts, type PostRow } from './post-store.ts';
import { mentionedIn } from './post-text.ts';
import { findVersion } from './version-store.ts';

/** So many are told in one transaction: others need the database, too. */
const atOnce = 300;

interface Told {
  readonly post: PostRow;
  readonly channel: ChannelRow;
  readonly by: string | undefined;
}

/**
 * Tells of a version that came out, piece by piece. Once for each person, however often it runs: what a run that was
 * killed had told is not told again.
 */
export async function fanOut(
  context: NewsContext,
  { post: id, version, by }: { readonly post: string; readonly version: number; readonly by: string | null },
  signal?: AbortSignal,
): Promise<void> {
  const { database } = context.host;
  const found = await database.transaction(async (tx) => {
    const [post] = await findPosts(tx, [id]);
    const [channel] = post ? await findChannels(tx, [post.channel]) : [];
    const text = post && (await findVersion(tx, id, version));
    return post && channel && text ? { post, channel, text } : undefined;
  });
  if (found?.post.state !== 'published') return;
  const told: Told = { post: found.post, channel: found.channel, by: by ?? undefined };
  await database.transaction((tx) => tellMentioned(context, tx, told, mentionedIn(found.text.doc, found.text.doc_en)));
  // Later versions are no news: they say that they were changed.
  if (version > 1) return;
  await database.transaction((tx) => tellAuthors(context, tx, told));
  if (found.post.important) await tellAddressed(context, told, signal);
  await tellFollowers(context, told, signal);
}

async function tellMentioned({ host }: NewsContext, tx: Tx, told: Told, persons: readonly string[]): Promise<void> {
  const text = { de: 'Sie werden in einem Beitrag erwähnt.', en: 'You are mentioned in a post.' };
  if (persons.length > 0)
    await host.notifications.notify(tx, { ...aboutPost(told, newsKinds.mentioned), persons, text });
}

/** Those who wrote it and did not publish it themselves. */
async function tellAuthors({ host }: NewsContext, tx: Tx, told: Told): Promise<void> {
  const text = { de: 'Ihr Beitrag ist erschienen.', en: 'Your post has come out.' };
  const persons = await listAuthors(tx, told.post);
  await host.notifications.notify(tx, { ...aboutPost(told, newsKinds.cameOut), persons, text });
}

async function tellAddressed(context: NewsContext, told: Told, signal: AbortSignal | undefined): Promise<void> {
  const { host } = context;
  const name = told.channel.name;
  const text = {
    de: `Wichtig in „${name}“: Ein neuer Beitrag richtet sich an Sie.`,
    en: `Important in “${name}”: a new post is meant for you.`,
  };
  const persons = await host.database.transaction((tx) => listAddressed(context, tx, told.post, told.channel));
  for (let index = 0; index < persons.length; index += atOnce) {
    signal?.throwIfAborted();
    await tell(context, { ...told, persons: persons.slice(index, index + atOnce), kind: newsKinds.important, text });
  }
}

async function tellFollowers(context: NewsContext, told: Told, signal: AbortSignal | undefined): Promise<void> {
  const { host } = context;
  const name = told.channel.name;
  const text = { de: `Neuer Beitrag in „${name}“.`, en: `New post in “${name}”.` };
  // Whom it was important to is not told twice.
  const known = told.post.important
    ? new Set(await host.database.transaction((tx) => listAddressed(context, tx, told.post, told.channel)))
    : new Set<string>();
  let after: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const from = after;
    const followers = await host.database.transaction((tx) => listFollowers(tx, told.channel.id, from, atOnce));
    const persons = followers.filter((person) => !known.has(person));
    await tell(context, { ...told, persons, kind: newsKinds.posted, text });
    if (followers.length < atOnce) return;
    after = followers.at(-1);
  }
}

async function tell(
  { host }: NewsContext,
  {
    persons,
    kind,
    text,
    ...told
  }: Told & { readonly persons: readonly string[]; readonly kind: string; readonly text: Sentence },
): Promise<void> {
  if (persons.length === 0) return;
  await host.database.transaction((tx) => host.notifications.notify(tx, { ...aboutPost(told, kind), persons, text }));
}

function aboutPost({ post, channel, by }: Told, kind: string) {
  return {
    kind,
    ref: postRef(post.id),
    dedupeKey: `${kind}:${post.id}`,
    causedBy: by,
    ...(channel.space !== null && { space: channel.space }),
  };
}
