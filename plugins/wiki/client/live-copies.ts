import { type ClientHost, type Sync, stale } from '@kontor/plugin-api/client';
import { organisationChanged } from '@kontor/schema';
import {
  foldTree,
  type getPage,
  type getShelf,
  type listReadings,
  type listReviews,
  type listSuggestions,
  type listTemplates,
  type listThreads,
  type listTrash,
  type listTree,
  type listVersions,
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
import type { listOwned } from '../shared/owned-api.ts';

const inTree = [pageCreated, pageChanged, pageMoved, pageMovedToTrash, pageRestored, pageDeleted] as const;
const ofAccess = [pageAccessChanged, pageAccessLost] as const;

/** After each of these a page may be another, or be gone. */
export const pageEvents = [...inTree, ...ofAccess];

const syncNews: Sync<(typeof pageEvents)[number] | typeof shelfChanged, typeof getNews> = () => stale;

/** What events do to the copies that this client has of what the server answers. */
export function keepCopiesTrue(live: ClientHost['live']): void {
  for (const event of inTree) {
    live.onNamed<typeof event, typeof listTree>(event, 'wiki.listTree', (copy, change, { input }) => {
      const folded = foldTree(copy, change, input.space);
      return folded === 'stale' ? stale : folded;
    });
  }
  for (const event of ofAccess) {
    live.onNamed<typeof event, typeof listTree>(event, 'wiki.listTree', (copy, { payload }, { input }) =>
      payload.space === input.space ? stale : copy,
    );
  }
  // Whoever may no longer see a page sees it go from their hits.
  for (const event of [...ofAccess, pageMovedToTrash, pageDeleted]) live.onNamed(event, 'search.all', () => stale);
  for (const event of pageEvents) {
    // Also when it stands under the one that changed.
    live.onNamed<typeof event, typeof getPage>(event, 'wiki.getPage', (copy, { payload }) =>
      copy.id === payload.page || copy.path.some(({ id }) => id === payload.page) ? stale : copy,
    );
    live.onNamed<typeof event, typeof getShelf>(event, 'wiki.getShelf', () => stale);
    live.onNamed(event, 'wiki.getNews', syncNews);
    live.onNamed<typeof event, typeof listOwned>(event, 'wiki.listOwned', () => stale);
    live.onNamed<typeof event, typeof listTemplates>(event, 'wiki.listTemplates', (copy, { payload }, { input }) =>
      payload.space === input.space ? stale : copy,
    );
    live.onNamed<typeof event, typeof listTrash>(event, 'wiki.listTrash', (copy, { payload }, { input }) =>
      payload.space === input.space ? stale : copy,
    );
    live.onNamed<typeof event, typeof listReviews>(event, 'wiki.listReviews', (copy, { payload }, { input }) =>
      payload.space === input.space ? stale : copy,
    );
  }
  live.onNamed<typeof pageChanged, typeof listVersions>(
    pageChanged,
    'wiki.listVersions',
    (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy),
  );
  live.onNamed<typeof threadChanged, typeof listThreads>(
    threadChanged,
    'wiki.listThreads',
    (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy),
  );
  live.onNamed<typeof suggestionChanged, typeof listSuggestions>(
    suggestionChanged,
    'wiki.listSuggestions',
    (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy),
  );
  live.onNamed<typeof readingChanged, typeof getPage>(readingChanged, 'wiki.getPage', (copy, { payload }) =>
    copy.id === payload.page ? stale : copy,
  );
  live.onNamed<typeof readingChanged, typeof listReadings>(
    readingChanged,
    'wiki.listReadings',
    (copy, { payload }, { input }) => (payload.page === input.page ? stale : copy),
  );
  // Whether people may be asked to confirm reading is the organisation's to decide.
  live.onNamed<typeof organisationChanged, typeof getPage>(organisationChanged, 'wiki.getPage', () => stale);
  live.onNamed<typeof shelfChanged, typeof getShelf>(shelfChanged, 'wiki.getShelf', () => stale);
  live.onNamed(shelfChanged, 'wiki.getNews', syncNews);
  live.onNamed<typeof shelfChanged, typeof getPage>(shelfChanged, 'wiki.getPage', (copy, { payload }) =>
    copy.id === payload.page ? stale : copy,
  );
}
