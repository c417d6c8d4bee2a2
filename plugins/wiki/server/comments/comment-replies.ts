import { isUuid, parseRef, type Ref } from '@kontor/base';
import { longestComment, pageRef } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { CommentService } from './comment-service.ts';
import { findThread } from './comment-store.ts';

/** An answer to a mail stands in the thread that the mail told of, else it begins one about the whole page. */
export function takeReplies({ host }: PageContext, comments: CommentService): void {
  const idOf = (ref: Ref) => parseRef(ref)?.id ?? '';
  host.replies.define({
    noun: 'wiki/thread',
    longest: longestComment,
    async reply(tx, actor, { ref, text }) {
      await comments.answerIn(tx, actor, idOf(ref), text);
    },
    async findShown(tx, ref) {
      const thread = isUuid(idOf(ref)) ? await findThread(tx, idOf(ref)) : undefined;
      return thread && pageRef(thread.page);
    },
  });
  host.replies.define({
    noun: 'wiki/page',
    longest: longestComment,
    async reply(tx, actor, { ref, text }) {
      await comments.startIn(tx, actor, { page: idOf(ref), anchor: null, quote: '', text });
    },
  });
}
