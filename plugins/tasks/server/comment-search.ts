import { refOf } from '@kontor/base';
import { provideComments, staleAfter } from '@kontor/plugin-api/server';
import { taskCommented, taskRef } from '../shared/index.ts';
import { findComments, listCommentIds } from './comment-store.ts';
import type { TaskContext } from './task-context.ts';

/** What was said about a task is found by whoever finds the task. */
export function searchComments({ host }: TaskContext): void {
  provideComments(host, {
    noun: 'tasks/comment',
    async read(tx, ids) {
      const rows = await findComments(tx, ids);
      return rows.map(({ id, task, person, text, at }) => ({ id, object: taskRef(task), author: person, text, at }));
    },
    listIds: listCommentIds,
    staleAfter: [staleAfter(taskCommented, (_tx, { payload }) => [refOf('tasks', 'comment', payload.comment)])],
  });
}
