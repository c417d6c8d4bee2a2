import type { CallInputOf, LiveEvent, OutputOf } from '@kontor/schema';
import { postChanged, postHidden, postPublished } from './events.ts';
import type { listNewPosts, listPosts } from './feed-api.ts';
import { type ListedPost, listedPost } from './post.ts';

/** So many stand on the start page. */
export const shownNew = 4;

type Feed = OutputOf<typeof listPosts>;
type PostEvent = Pick<LiveEvent, 'kind' | 'payload' | 'object'>;

export const postKinds = [postPublished, postChanged, postHidden] as const;

/**
 * The first piece of the news after an event about one post: it is put in its place, or taken out. Later pieces only lose
 * what is gone. Twice changes nothing more.
 */
export function foldFeed(
  copy: Feed,
  event: PostEvent,
  input: CallInputOf<typeof listPosts>,
  { person, today }: { readonly person: string; readonly today: string },
): Feed {
  const id = String(event.payload.post);
  const rest = { posts: without(copy.posts, id), pinned: without(copy.pinned, id) };
  const { data: post } = listedPost.safeParse(event.object);
  const known = copy.posts.length !== rest.posts.length || copy.pinned.length !== rest.pinned.length;
  if (!post || !belongs(post, copy, input, person)) return known ? { ...copy, ...rest } : copy;
  const isPinned = post.pinnedUntil !== null && post.pinnedUntil >= today;
  if (isPinned && input.after === undefined)
    return { ...copy, ...rest, pinned: [...rest.pinned, post].sort(newestFirst) };
  const last = rest.posts.at(-1);
  // What is older than this piece comes with the next one; what is newer, with the first.
  const isBelow = copy.next !== null && last !== undefined && newestFirst(post, last) > 0;
  const isAbove = input.after !== undefined && !known;
  if (isPinned || isBelow || isAbove) return { ...copy, ...rest };
  return { ...copy, ...rest, posts: [...rest.posts, post].sort(newestFirst) };
}

/** The few on the start page; undefined where the event alone cannot tell. Twice changes nothing more. */
export function foldNewPosts(
  copy: OutputOf<typeof listNewPosts>,
  event: PostEvent,
  person: string,
): OutputOf<typeof listNewPosts> | undefined {
  const isShown = copy.posts.some(({ id }) => id === event.payload.post);
  const { data: post } = listedPost.safeParse(event.object);
  if (isShown && post) {
    return { ...copy, posts: copy.posts.map((each) => (each.id === post.id ? post : each)) };
  }
  if (isShown || event.kind === postHidden.kind) return undefined;
  // A later version of an older post is nothing new.
  if (event.kind !== postPublished.kind || event.payload.version !== 1 || !post) return copy;
  const isOwnNews = post.isForAll || copy.followed.includes(post.channel.id);
  if (!isOwnNews || post.author?.id === person) return copy;
  const posts = [...copy.posts, post].sort(newestFirst).slice(0, Math.max(shownNew, copy.posts.length));
  return { ...copy, posts, count: copy.count + 1 };
}

function belongs(post: ListedPost, copy: Feed, input: CallInputOf<typeof listPosts>, person: string): boolean {
  if (input.channel !== undefined) return post.channel.id === input.channel;
  return input.view === 'all' || post.isForAll || post.author?.id === person || copy.followed.includes(post.channel.id);
}

function without(posts: readonly ListedPost[], id: string): ListedPost[] {
  return posts.filter((each) => each.id !== id);
}

function newestFirst(one: ListedPost, other: ListedPost): number {
  const order = other.publishedAt.localeCompare(one.publishedAt);
  return order === 0 ? other.id.localeCompare(one.id) : order;
}
