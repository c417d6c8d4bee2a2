import { provideComments, staleAfter } from '@kontor/plugin-api/server';
import { talkChanged } from '../../shared/around-events.ts';
import { commentRef } from '../../shared/comments.ts';
import { postRef } from '../../shared/index.ts';
import type { AroundPosts } from './around-posts.ts';
import { findOpenComments, listCommentIds } from './comment-store.ts';

/** What was said about a post is found by whoever finds the post; hidden comments by nobody. */
export function searchComments({ host }: AroundPosts): void {
  provideComments(host, {
    noun: 'news/comment',
    async read(tx, ids) {
      const rows = await findOpenComments(tx, ids);
      return rows.map(({ id, post, author, text, at }) => ({ id, object: postRef(post), author, text, at }));
    },
    listIds: listCommentIds,
    staleAfter: [
      staleAfter(talkChanged, (_tx, { payload: { comment } }) => (comment === undefined ? [] : [commentRef(comment)])),
    ],
  });
}
