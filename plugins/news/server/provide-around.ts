import { AroundPosts } from './comments/around-posts.ts';
import { provideComments } from './comments/provide-comments.ts';
import { provideFeeds } from './feeds/provide-feeds.ts';
import type { NewsContext } from './news-context.ts';
import { providePolls } from './polls/provide-polls.ts';

/** What stands around posts: what is said about them, polls in them, and how they are read outside of Kontor. */
export function provideAround(context: NewsContext): void {
  const posts = new AroundPosts(context);
  provideComments(posts);
  providePolls(posts);
  provideFeeds(posts);
}
