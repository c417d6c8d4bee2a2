import { pollChanged, talkChanged } from '../../shared/around-events.ts';
import { addComment, closeComments, deleteComment, editComment, getTalk, hideComment } from '../../shared/comments.ts';
import { react } from '../../shared/reactions.ts';
import { createComments } from '../migrations/20261127-2010-create-comments.ts';
import { forgetWhoDeleted } from '../migrations/20261127-2368-forget-who-deleted.ts';
import { ReactionService } from '../reactions/reaction-service.ts';
import type { AroundPosts } from './around-posts.ts';
import { defineCommentKinds } from './comment-notify.ts';
import { declareComments } from './comment-privacy.ts';
import { takeReplies } from './comment-replies.ts';
import { searchComments } from './comment-search.ts';
import { CommentService } from './comment-service.ts';

/** All of the server's part of what is said below posts. */
export function provideComments(posts: AroundPosts): void {
  const { host } = posts;
  const comments = new CommentService(posts);
  const reactions = new ReactionService(posts);
  host.migrations.add(createComments, forgetWhoDeleted);
  host.http.bind(getTalk, ({ post }, { actor }) => comments.getTalk(actor, post));
  host.http.bind(addComment, (input, { actor }) => done(comments.add(actor, input)));
  host.http.bind(editComment, (input, { actor }) => done(comments.edit(actor, input)));
  host.http.bind(deleteComment, ({ comment }, { actor }) => done(comments.delete(actor, comment)));
  host.http.bind(hideComment, (input, { actor }) => done(comments.hide(actor, input)));
  host.http.bind(closeComments, ({ post, closed }, { actor }) => done(comments.close(actor, post, closed)));
  host.http.bind(react, (input, { actor }) => done(reactions.react(actor, input)));
  for (const event of [talkChanged, pollChanged]) host.live.present(event, async () => null);
  defineCommentKinds(posts);
  takeReplies(posts, comments);
  searchComments(posts);
  declareComments(host);
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
