import { longestComment } from '../shared/index.ts';
import type { CommentService } from './comment-service.ts';
import type { TaskContext } from './task-context.ts';

/** An answer to a mail about a task is a comment on it. */
export function takeReplies({ host }: TaskContext, comments: CommentService): void {
  host.replies.define({
    noun: 'tasks/task',
    longest: longestComment,
    async reply(tx, actor, { ref, text, id }) {
      await comments.addIn(tx, actor, { task: ref.slice('tasks/task/'.length), id, text });
    },
  });
}
