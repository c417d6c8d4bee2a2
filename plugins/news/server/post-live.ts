import {
  accessChanged,
  channelChanged,
  followChanged,
  postChanged,
  postHidden,
  postPublished,
  visitMoved,
} from '../shared/index.ts';
import type { NewsContext } from './news-context.ts';
import { findPosts } from './post-store.ts';
import { listedPosts } from './post-view.ts';

/** What live clients get: a public post is the same for all who may read it, and is read once for all of them. */
export function presentPosts(context: NewsContext): void {
  const { live } = context.host;
  for (const event of [postPublished, postChanged])
    live.present(event, async (tx, { payload }) => {
      const [listed] = await listedPosts(context, tx, await findPosts(tx, [payload.post]));
      return listed ?? null;
    });
  for (const event of [postHidden, channelChanged, followChanged, visitMoved, accessChanged])
    live.present(event, async () => null);
}
