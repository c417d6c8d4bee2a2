import type { ListedPost } from '../../shared/index.ts';

/** Pure: what stands there, and what waits above it until somebody asks for it. Nothing moves under a reader's eyes. */
export function splitNew(
  posts: readonly ListedPost[],
  shownUntil: string,
): { readonly shown: readonly ListedPost[]; readonly waiting: number } {
  const shown = posts.filter(({ publishedAt }) => publishedAt <= shownUntil);
  return { shown, waiting: posts.length - shown.length };
}

/** Pure: the moment of the newest; the epoch where there is none. */
export function newestOf(posts: readonly ListedPost[]): string {
  return posts.reduce((newest, { publishedAt }) => (publishedAt > newest ? publishedAt : newest), '1970-01-01');
}

/**
 * Pure: before which post the line stands that says until where all is new; undefined where nothing, or everything, is.
 * `above` is when the post before these came out.
 */
export function lineBefore(
  posts: readonly ListedPost[],
  seenUntil: string | null,
  above: string | undefined,
): string | undefined {
  if (seenUntil === null) return undefined;
  let before = above;
  for (const { id, publishedAt } of posts) {
    if (publishedAt <= seenUntil) return before !== undefined && before > seenUntil ? id : undefined;
    before = publishedAt;
  }
  return undefined;
}
