import { isUuid } from '@kontor/base';
import { idsInPaths, type LinkProvider } from '@kontor/plugin-api/server';
import { postPath, postRef } from '../shared/index.ts';
import { findChannels } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';
import { findAudience } from './post-audience.ts';
import { findVisiblePosts, type PostRow } from './post-store.ts';
import { shownState } from './post-view.ts';
import { findCurrentHeads } from './version-store.ts';

/** How a post is shown wherever its ref appears, to those who may read it. */
export function postLinks(context: NewsContext): LinkProvider {
  return {
    noun: 'news/post',
    async findCards(tx, actor, ids) {
      const reader = await context.readReader(tx, actor.person);
      const posts = await findVisiblePosts(tx, reader, ids.filter(isUuid));
      const heads = await findCurrentHeads(
        tx,
        posts.map(({ id }) => id),
      );
      const channels = await findChannels(tx, [...new Set(posts.map(({ channel }) => channel))]);
      const names = new Map(channels.map(({ id, name }) => [id, name]));
      return posts.map((post) => ({
        ref: postRef(post.id),
        type: 'post',
        title: (heads.get(post.id)?.title ?? post.title) || 'Ohne Titel',
        subtitle: names.get(post.channel) ?? null,
        state: cardState(post),
        path: postPath(post.id),
        picture: null,
      }));
    },
    findAudience: (tx, ids) => findAudience(context, tx, ids.filter(isUuid)),
    async findIds(_tx, paths) {
      return idsInPaths(/^\/news\/([0-9a-f]{8}-[0-9a-f-]{27})(?:[?#].*)?$/, paths);
    },
  };
}

function cardState(post: PostRow): string | null {
  const state = shownState(post);
  return state === 'published' ? null : state;
}
