import { type ClientHost, stale } from '@kontor/plugin-api/client';
import { pollChanged, talkChanged } from '../shared/around-events.ts';
import {
  accessChanged,
  channelChanged,
  followChanged,
  postChanged,
  postHidden,
  postPublished,
  visitMoved,
} from '../shared/events.ts';
import type { FoldNews } from './live-folds.ts';

/** What events do to copies: comes with the first view that shows one. Without it, they are fetched anew. */
export interface Folds {
  fold?: FoldNews;
}

/** Has events change the copies that this client has of what the server answers. */
export function keepCopiesTrue(live: ClientHost['live'], folds: Folds): void {
  for (const event of [
    postPublished,
    postChanged,
    postHidden,
    channelChanged,
    followChanged,
    visitMoved,
    accessChanged,
  ])
    for (const name of ['listPosts', 'listNewPosts', 'getPost', 'listOwnPosts', 'listChannels'])
      live.onNamed(event, `news.${name}`, (...all) => folds.fold?.(name, ...all) ?? stale);
  for (const event of [postHidden, accessChanged]) live.onNamed(event, 'search.all', () => stale);
  for (const event of [talkChanged, pollChanged, postChanged])
    for (const name of ['getTalk', 'getPoll', 'getPublicState'])
      live.onNamed(event, `news.${name}`, (copy, { payload }, { input }) =>
        input.post === payload.post ? stale : copy,
      );
}
