import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { ListedPost, OwnPost, Post, PostState, PublishedText } from '../shared/index.ts';
import { type ChannelRow, findChannels } from './channel-store.ts';
import type { FoundPost, NewsContext } from './news-context.ts';
import type { PostRow } from './post-store.ts';
import { findCurrentHeads, findVersion, type VersionHead, type VersionRow } from './version-store.ts';

type Named = { readonly id: string; readonly name: string };

/** Posts as they are listed, the same for all who may read them; what is not public is left out. */
export async function listedPosts(context: NewsContext, tx: Tx, posts: readonly PostRow[]): Promise<ListedPost[]> {
  const heads = await findCurrentHeads(
    tx,
    posts.map(({ id }) => id),
  );
  const named = await readNames(
    context,
    tx,
    posts.map(({ author }) => author),
  );
  const channels = await readChannels(tx, posts);
  return posts.flatMap((post): ListedPost[] => {
    const head = heads.get(post.id);
    const channel = channels.get(post.channel);
    if (!head || !channel || post.published_at === null || post.state !== 'published') return [];
    return [
      {
        id: post.id,
        channel: { id: channel.id, name: channel.name, kind: channel.kind },
        author: named(post.author),
        ...headingOf(head),
        publishedAt: post.published_at.toISOString(),
        changedAt: changedAtOf(post)?.toISOString() ?? null,
        important: post.important,
        pinnedUntil: post.pinned_until,
        isForAll: channel.everybody || !post.audience.includes('everyone'),
      },
    ];
  });
}

/** Posts for those who write or decide. */
export async function ownPosts(
  context: NewsContext,
  tx: Tx,
  posts: readonly PostRow[],
  edited: readonly string[],
): Promise<OwnPost[]> {
  const named = await readNames(
    context,
    tx,
    posts.map(({ author }) => author),
  );
  const channels = await readChannels(tx, posts);
  return posts.flatMap((post): OwnPost[] => {
    const channel = channels.get(post.channel);
    if (!channel) return [];
    return [
      {
        id: post.id,
        channel: { id: channel.id, name: channel.name, kind: channel.kind },
        author: named(post.author),
        title: post.title,
        state: shownState(post),
        review: post.review,
        publishAt: post.publish_at?.toISOString() ?? null,
        changedAt: post.changed_at.toISOString(),
        isToDecide: post.review === 'asked' && edited.includes(channel.id),
      },
    ];
  });
}

/** A post as one person sees it. */
export async function readPostView(context: NewsContext, tx: Tx, actor: Actor, found: FoundPost): Promise<Post> {
  const { post, channel, coAuthors, standing } = found;
  const named = await readNames(context, tx, [post.author, ...coAuthors, standing.inPlaceOf]);
  const version = post.version > 0 ? await findVersion(tx, post.id, post.version) : undefined;
  const isInvolved = standing.isAuthor || standing.mayEdit || standing.inPlaceOf !== null;
  return {
    id: post.id,
    channel: {
      id: channel.id,
      name: channel.name,
      kind: channel.kind,
      space: channel.space,
      needsApproval: channel.needs_approval,
    },
    author: named(post.author),
    coAuthors: coAuthors.flatMap((person) => named(person) ?? []),
    state: shownState(post),
    publishedAt: post.published_at?.toISOString() ?? null,
    published: version ? textOf(version) : null,
    draft: isInvolved ? draftOf(post) : null,
    addressees: await context.host.addressing.name(tx, actor, post.addressees),
    important: post.important,
    expiresOn: post.expires_on,
    pinnedUntil: post.pinned_until,
    revision: post.revision,
    isAuthor: standing.isAuthor,
    mayWrite: standing.mayWrite,
    mayArrange: standing.mayArrange,
    mayPublish: standing.mayPublish || standing.inPlaceOf !== null,
    mayEdit: standing.mayEdit,
    decidesInPlaceOf: named(standing.inPlaceOf),
  };
}

export function textOf(version: VersionRow): PublishedText {
  const { number, doc, doc_en: docEn, has_english: hasEnglish, at } = version;
  return { number, ...headingOf(version), doc, docEn: hasEnglish ? docEn : null, at: at.toISOString() };
}

/** Where a post stands, as people read it. */
export function shownState({ state, review }: Pick<PostRow, 'state' | 'review'>): PostState {
  if (state !== 'draft') return state;
  if (review === 'asked') return 'handed-in';
  return review === 'returned' ? 'returned' : 'draft';
}

/** The day that was said to be the change; nothing for the first version. */
export function changedAtOf({ version, version_at: at }: PostRow): Date | null {
  return version > 1 ? at : null;
}

function headingOf(row: Omit<VersionHead, 'post' | 'number' | 'at' | 'by'>) {
  return {
    title: row.title,
    teaser: row.teaser,
    hasEnglish: row.has_english,
    titleEn: row.has_english ? row.title_en : '',
    teaserEn: row.has_english ? row.teaser_en : '',
    cover: row.cover,
    coverAlt: row.cover_alt,
  };
}

function draftOf(post: PostRow): Post['draft'] {
  return {
    title: post.title,
    teaser: post.teaser,
    hasEnglish: post.has_english,
    titleEn: post.title_en,
    teaserEn: post.teaser_en,
    cover: post.cover,
    coverAlt: post.cover_alt,
    review: post.review,
    reason: post.reason,
    publishAt: post.publish_at?.toISOString() ?? null,
    isChanged: post.version_at === null || post.edited_at > post.version_at,
  };
}

async function readChannels(tx: Tx, posts: readonly PostRow[]): Promise<Map<string, ChannelRow>> {
  const channels = await findChannels(tx, [...new Set(posts.map(({ channel }) => channel))]);
  return new Map(channels.map((each) => [each.id, each]));
}

export async function readNames(
  { host }: NewsContext,
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<(person: string | null) => Named | null> {
  const persons = await host.people.findPersons(tx, [...new Set(ids.filter((id) => id !== null))]);
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return (person) => {
    const name = person === null ? undefined : names.get(person);
    return person === null || name === undefined ? null : { id: person, name };
  };
}
