import { longestComment } from '../shared/index.ts';
import type { CommentService } from './comment-service.ts';
import type { IdeasContext } from './ideas-context.ts';

/** An answer to a mail about an idea is a comment on it. */
export function takeReplies({ host }: IdeasContext, comments: CommentService): void {
  host.replies.define({
    noun: 'ideas/idea',
    longest: longestComment,
    async reply(tx, actor, { ref, text, id }) {
      await comments.addIn(tx, actor, { idea: ref.slice('ideas/idea/'.length), id, text, parent: null });
    },
  });
}
