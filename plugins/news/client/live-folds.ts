import { type SyncContext, type SyncEvent, stale } from '@kontor/plugin-api/client';
import type { EventDefinition, OutputOf, Route } from '@kontor/schema';
import {
  foldFeed,
  foldNewPosts,
  type getPost,
  type listNewPosts,
  type listPosts,
  visitMoved,
} from '../shared/index.ts';
import { today } from './today.ts';

/** The copy of a route of this plugin after an event; `stale` where only a fetch can tell. */
export type FoldNews = (
  route: string,
  copy: unknown,
  event: SyncEvent<EventDefinition>,
  context: SyncContext<Route>,
) => unknown;

/** Copies are what the routes of their names answer: each was checked by its contract when it was fetched. */
export const foldNews: FoldNews = (route, copy, event, { input, person }) => {
  const { kind, payload } = event;
  if (kind === visitMoved.kind) return route === 'listNewPosts' ? stale : copy;
  // Channels, what one follows, what one may see: all may be other posts.
  if (!kind.startsWith('news.post.')) return stale;
  if (route === 'listChannels') return copy;
  if (route === 'listPosts')
    return foldFeed(copy as OutputOf<typeof listPosts>, event, input, { person, today: today() }); // as above
  if (route === 'listNewPosts') return foldNewPosts(copy as OutputOf<typeof listNewPosts>, event, person) ?? stale; // as above
  if (route === 'getPost') return (copy as OutputOf<typeof getPost>).id === payload.post ? stale : copy; // as above
  return stale;
};
