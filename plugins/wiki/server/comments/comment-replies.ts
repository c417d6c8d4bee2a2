import { parseRef, type Ref, refOf } from '@kontor/base';
import { longestComment } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import type { CommentService } from './comment-service.ts';

/** What is said about a page, as far as one answers to it; nowhere else is it an object of its own. */
export function threadRef(thread: string): Ref {
  return refOf('wiki', 'thread', thread);
}

/** An answer to a mail stands in the thread that the mail told of, else it begins one about the whole page. */
export function takeReplies({ host }: PageContext, comments: CommentService): void {
  const idOf = (ref: Ref) => parseRef(ref)?.id ?? '';
  host.replies.define({
    noun: 'wiki/thread',
    longest: longestComment,
    async reply(tx, actor, { ref, text }) {
      await comments.answerIn(tx, actor, idOf(ref), text);
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
