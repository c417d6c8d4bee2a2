import {
  answerThread,
  deleteComment,
  editComment,
  listThreads,
  resolveThread,
  startThread,
  threadChanged,
} from '../../shared/index.ts';
import { createComments } from '../migrations/20261127-0130-create-comments.ts';
import type { PageContext } from '../page-context.ts';
import { defineCommentKinds } from './comment-notify.ts';
import { declareComments } from './comment-privacy.ts';
import { takeReplies } from './comment-replies.ts';
import { searchComments } from './comment-search.ts';
import { CommentService } from './comment-service.ts';

/** All of the server's part of comments. */
export function provideComments(context: PageContext): void {
  const { host } = context;
  const comments = new CommentService(context);
  host.migrations.add(createComments);
  host.http.bind(listThreads, async ({ page }, { actor }) => ({ threads: await comments.list(actor, page) }));
  host.http.bind(startThread, (input, { actor }) => comments.start(actor, input));
  host.http.bind(answerThread, ({ thread, text }, { actor }) => comments.answer(actor, thread, text));
  host.http.bind(resolveThread, ({ thread, resolved }, { actor }) => comments.resolve(actor, thread, resolved));
  host.http.bind(editComment, ({ comment, text }, { actor }) => comments.edit(actor, comment, text));
  host.http.bind(deleteComment, async ({ comment }, { actor }) => {
    await comments.delete(actor, comment);
    return {};
  });
  host.live.present(threadChanged, async () => null);
  defineCommentKinds(context);
  takeReplies(context, comments);
  searchComments(context);
  declareComments(host);
}
