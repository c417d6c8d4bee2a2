import { parseRef, type Ref } from '@kontor/base';
import { commentNotFound } from '../../shared/comment-errors.ts';
import { longestComment } from '../../shared/comments.ts';
import { postRef } from '../../shared/index.ts';
import type { AroundPosts } from './around-posts.ts';
import type { CommentService } from './comment-service.ts';

/** An answer to a mail stands in the thread that the mail told of, else it is a comment on the post. */
export function takeReplies({ host }: AroundPosts, comments: CommentService): void {
  const idOf = (ref: Ref) => parseRef(ref)?.id ?? '';
  host.replies.define({
    noun: 'news/comment',
    longest: longestComment,
    async reply(tx, actor, { ref, text, id }) {
      const post = await comments.findPostOf(tx, idOf(ref));
      if (post === undefined) throw commentNotFound();
      await comments.addIn(tx, actor, { post, id, parent: idOf(ref), text, mentions: [] });
    },
    async findShown(tx, ref) {
      const post = await comments.findPostOf(tx, idOf(ref));
      return post === undefined ? undefined : postRef(post);
    },
  });
  host.replies.define({
    noun: 'news/post',
    longest: longestComment,
    async reply(tx, actor, { ref, text, id }) {
      await comments.addIn(tx, actor, { post: idOf(ref), id, parent: null, text, mentions: [] });
    },
  });
}
