import { type ClientHost, type Sync, stale } from '@kontor/plugin-api/client';
import { organisationChanged } from '@kontor/schema';
import {
  foldTree,
  getPage,
  getShelf,
  listReadings,
  listReviews,
  listSuggestions,
  listTemplates,
  listThreads,
  listTrash,
  listTree,
  listVersions,
  pageAccessChanged,
  pageAccessLost,
  pageChanged,
  pageCreated,
  pageDeleted,
  pageMoved,
  pageMovedToTrash,
  pageRestored,
  readingChanged,
  shelfChanged,
  suggestionChanged,
  threadChanged,
} from '../shared/index.ts';
import type { getNews } from '../shared/news-api.ts';

const inTree = [pageCreated, pageChanged, pageMoved, pageMovedToTrash, pageRestored, pageDeleted] as const;
const ofAccess = [pageAccessChanged, pageAccessLost] as const;

/** After each of these a page may be another, or be gone. */
export const pageEvents = [...inTree, ...ofAccess];

const syncNews: Sync<(typeof pageEvents)[number] | typeof shelfChanged, typeof getNews> = () => stale;

/** What events do to the copies that this client has of what the server answers. */
export function keepCopiesTrue(live: ClientHost['live']): void {
  for (const event of inTree) {
    live.on(event, listTree, (copy, change, { input }) => {
      const folded = foldTree(copy, change, input.space);
      return folded === 'stale' ? stale : folded;
    });
  }
  for (const event of ofAccess) {
    live.on(event, listTree, (copy, { payload }, { input }) => (payload.space === input.space ? stale : copy));
  }
  for (const event of pageEvents) {
    // Also when it stands under the one that changed.
    live.on(event, getPage, (copy, { payload }) =>
      copy.id === payload.page || copy.path.some(({ id }) => id === payload.page) ? stale : copy,
    );
    live.on(event, getShelf, () => stale);
    live.onNamed(event, 'wiki.getNews', syncNews);
    live.on(event, listTemplates, (copy, { payload }, { input }) => (payload.space === input.space ? stale : copy));
    live.on(event, listTrash, (copy, { payload }, { input }) => (payload.space === input.space ? stale : copy));
    live.on(event, listReviews, (copy, { payload }, { input }) => (payload.space === input.space ? stale : copy));
  }
  live.on(pageChanged, listVersions, (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy));
  live.on(threadChanged, listThreads, (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy));
  live.on(suggestionChanged, listSuggestions, (copy, { payload }, { input }) =>
    payload.page === input.page ? stale : copy,
  );
  live.on(readingChanged, getPage, (copy, { payload }) => (copy.id === payload.page ? stale : copy));
  live.on(readingChanged, listReadings, (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy));
  // Whether people may be asked to confirm reading is the organisation's to decide.
  live.on(organisationChanged, getPage, () => stale);
  live.on(shelfChanged, getShelf, () => stale);
  live.onNamed(shelfChanged, 'wiki.getNews', syncNews);
  live.on(shelfChanged, getPage, (copy, { payload }) => (copy.id === payload.page ? stale : copy));
}
