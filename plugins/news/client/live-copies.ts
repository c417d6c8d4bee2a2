import { type ClientHost, type Sync, stale } from '@kontor/plugin-api/client';
import { groupChanged, positionsChanged, spaceAccessChanged } from '@kontor/schema';
import { pollChanged, talkChanged } from '../shared/around-events.ts';
import type { listChannels } from '../shared/channel-api.ts';
import { channelChanged, followChanged, postChanged, postHidden, postPublished, visitMoved } from '../shared/events.ts';
import type { listNewPosts, listOwnPosts, listPosts } from '../shared/feed-api.ts';
import type { getPoll } from '../shared/polls.ts';
import type { getPost } from '../shared/post-api.ts';

type PostEvent = typeof postPublished | typeof postChanged | typeof postHidden;

/** How a post comes into what is shown without being fetched; comes with the views that show it. */
export interface Folds {
  feed?: Sync<PostEvent, typeof listPosts>;
  fresh?: Sync<PostEvent, typeof listNewPosts>;
}

const again = (): typeof stale => stale;

/** What events do to the copies that this client has of what the server answers. */
export function keepCopiesTrue(live: ClientHost['live'], folds: Folds): void {
  for (const event of [postPublished, postChanged, postHidden] as const) {
    live.onNamed<PostEvent, typeof listPosts>(event, 'news.listPosts', (...all) => folds.feed?.(...all) ?? stale);
    live.onNamed<PostEvent, typeof listNewPosts>(
      event,
      'news.listNewPosts',
      (...all) => folds.fresh?.(...all) ?? stale,
    );
    live.onNamed<PostEvent, typeof getPost>(event, 'news.getPost', (copy, { payload }) =>
      copy.id === payload.post ? stale : copy,
    );
    live.onNamed<PostEvent, typeof listOwnPosts>(event, 'news.listOwnPosts', again);
  }
  for (const name of ['getTalk', 'getPoll', 'getPublicState'] as const)
    for (const event of [talkChanged, pollChanged, postChanged] as const)
      live.onNamed<typeof event, typeof getPoll>(event, `news.${name}`, (copy, { payload }, { input }) =>
        input.post === payload.post ? stale : copy,
      );
  live.onNamed<typeof visitMoved, typeof listNewPosts>(visitMoved, 'news.listNewPosts', again);
  for (const event of [channelChanged, followChanged, groupChanged, positionsChanged, spaceAccessChanged] as const)
    for (const name of ['listPosts', 'listNewPosts', 'getPost', 'listOwnPosts', 'listChannels'] as const)
      live.onNamed<typeof event, typeof listChannels>(event, `news.${name}`, (copy, { payload }, { person }) =>
        'person' in payload && payload.person !== person ? copy : stale,
      );
}
