import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import {
  type addComment,
  commentNotFound,
  type listComments,
  type TaskComment,
  taskCommented,
  taskRef,
} from '../shared/index.ts';
import { type CommentRow, deleteComment, insertComment, listCommentsOf } from './comment-store.ts';
import type { TaskContext } from './task-context.ts';
import { notifyCommented } from './task-notify.ts';

/** What is said about a task. Whoever sees it may say something. */
export class CommentService {
  readonly #context: TaskContext;

  constructor(context: TaskContext) {
    this.#context = context;
  }

  /** Throws `tasks.task_not_found`. */
  async list(actor: Actor, task: string): Promise<OutputOf<typeof listComments>> {
    const { host, presenter } = this.#context;
    return host.database.transaction(async (tx) => {
      await this.#context.getTask(tx, actor, task);
      const rows = await listCommentsOf(tx, task);
      const names = await presenter.findNames(
        tx,
        rows.flatMap(({ person }) => (person === null ? [] : [person])),
      );
      return { comments: rows.map((row) => commentOf(row, names)) };
    });
  }

  /** Throws `tasks.task_not_found`. */
  async add(actor: Actor, input: InputOf<typeof addComment>): Promise<TaskComment> {
    return this.#context.host.database.transaction((tx) => this.addIn(tx, actor, input));
  }

  /** The same with what else `tx` does. Throws `tasks.task_not_found`. */
  async addIn(tx: Tx, actor: Actor, { task, id, text }: InputOf<typeof addComment>): Promise<TaskComment> {
    const { host, now, presenter } = this.#context;
    const { row } = await this.#context.getLiving(tx, actor, task);
    const comment = { id, task, person: actor.person, at: now, text };
    await insertComment(tx, comment);
    await host.events.append(tx, taskCommented, { task, comment: id }, { ref: taskRef(task) }, { actor });
    await notifyCommented(this.#context, tx, actor, row);
    return commentOf(comment, await presenter.findNames(tx, [actor.person]));
  }

  /** Throws `tasks.task_not_found`, `tasks.comment_not_found`. */
  async remove(actor: Actor, task: string, comment: string): Promise<Record<string, never>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      await this.#context.getLiving(tx, actor, task);
      if (!(await deleteComment(tx, task, comment, actor.person))) throw commentNotFound();
      await host.events.append(tx, taskCommented, { task, comment }, { ref: taskRef(task) }, { actor });
      return {};
    });
  }
}

function commentOf({ id, person, at, text }: CommentRow, names: ReadonlyMap<string, string>): TaskComment {
  const by = person === null ? null : { id: person, name: names.get(person) ?? '' };
  return { id, by, at: at.toISOString(), text };
}
