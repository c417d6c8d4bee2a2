import { isUuid, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  commentNotAllowed,
  pageNotFound,
  type startThread,
  type Thread,
  threadChanged,
  threadNotFound,
} from '../../shared/index.ts';
import type { FoundPage, PageContext } from '../page-context.ts';
import { notifyCommented } from './comment-notify.ts';
import * as store from './comment-store.ts';

/** What is said about pages: beside the text, so that who only reads can say something, too. */
export class CommentService {
  readonly #context: PageContext;

  constructor(context: PageContext) {
    this.#context = context;
  }

  /** Throws `wiki.page_not_found`. */
  async list(actor: Actor, page: string): Promise<Thread[]> {
    return this.#context.host.database.transaction(async (tx) => {
      await this.#context.getVisible(tx, actor, page);
      return this.#present(tx, await store.listThreadsOf(tx, page));
    });
  }

  /** Throws `wiki.page_not_found`, `wiki.comment_not_allowed`. */
  async start(actor: Actor, input: InputOf<typeof startThread>): Promise<Thread> {
    return this.#context.host.database.transaction((tx) => this.startIn(tx, actor, input));
  }

  /** The same with what else `tx` does. Throws `wiki.page_not_found`, `wiki.comment_not_allowed`. */
  async startIn(tx: Tx, actor: Actor, { page: id, anchor, quote, text }: InputOf<typeof startThread>): Promise<Thread> {
    const { now } = this.#context;
    const found = await this.#context.getVisible(tx, actor, id);
    requireCommenting(found);
    const row = { id: newId(), page: id, anchor, quote, created_at: now, resolved_at: null, resolved_by: null };
    await store.insertThread(tx, row);
    return this.#say(tx, actor, found, row, text);
  }

  /** Throws `wiki.thread_not_found`, `wiki.comment_not_allowed`. */
  async answer(actor: Actor, id: string, text: string): Promise<Thread> {
    return this.#context.host.database.transaction((tx) => this.answerIn(tx, actor, id, text));
  }

  /** The same with what else `tx` does. Throws `wiki.thread_not_found`, `wiki.comment_not_allowed`. */
  async answerIn(tx: Tx, actor: Actor, id: string, text: string): Promise<Thread> {
    const { found, thread } = await this.#lock(tx, actor, id);
    await store.setResolved(tx, id, undefined);
    return this.#say(tx, actor, found, { ...thread, resolved_at: null, resolved_by: null }, text);
  }

  /** Throws `wiki.thread_not_found`, `wiki.comment_not_allowed`. */
  async resolve(actor: Actor, id: string, resolved: boolean): Promise<Thread> {
    const { now } = this.#context;
    return this.#context.host.database.transaction(async (tx) => {
      const { found, thread } = await this.#lock(tx, actor, id);
      const by = resolved ? { person: actor.person, at: now } : undefined;
      await store.setResolved(tx, id, by);
      await this.#announce(tx, actor, found, id);
      return this.#presentOne(tx, { ...thread, resolved_at: by?.at ?? null, resolved_by: by?.person ?? null });
    });
  }

  /** One's own, as long as it is there. Throws `wiki.thread_not_found`, `wiki.comment_not_allowed`. */
  async edit(actor: Actor, id: string, text: string): Promise<Thread> {
    const { host, now: at } = this.#context;
    return host.database.transaction(async (tx) => {
      const { comment, found, thread } = await this.#lockComment(tx, actor, id);
      if (comment.author !== actor.person) throw commentNotAllowed();
      if (comment.text !== text) {
        await store.setCommentText(tx, id, { text, at });
        await this.#announce(tx, actor, found, thread.id, id);
      }
      return this.#presentOne(tx, thread);
    });
  }

  /** Throws `wiki.thread_not_found`, `wiki.comment_not_allowed`. */
  async delete(actor: Actor, id: string): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const { comment, found } = await this.#lockComment(tx, actor, id);
      if (comment.author !== actor.person && !found.standing.mayManage) throw commentNotAllowed();
      await store.deleteComment(tx, comment);
      await this.#announce(tx, actor, found, comment.thread, id);
    });
  }

  async #say(tx: Tx, actor: Actor, found: FoundPage, thread: store.ThreadRow, text: string): Promise<Thread> {
    const before = await store.listComments(tx, [thread.id]);
    const comment = { id: newId(), thread: thread.id, author: actor.person, text, at: this.#context.now };
    await store.insertComment(tx, comment);
    const said = [...new Set(before.map(({ author }) => author))];
    await notifyCommented(this.#context, tx, actor, found.page, { thread: thread.id, comment: comment.id, said });
    await this.#announce(tx, actor, found, thread.id, comment.id);
    return this.#presentOne(tx, thread);
  }

  /** Read again behind the lock: somebody may have taken it away meanwhile. */
  async #lockComment(tx: Tx, actor: Actor, id: string) {
    const found = isUuid(id) ? await store.findComment(tx, id) : undefined;
    if (!found) throw threadNotFound();
    const locked = await this.#lock(tx, actor, found.thread);
    const comment = await store.findComment(tx, id);
    if (!comment) throw threadNotFound();
    return { comment, ...locked };
  }

  async #lock(tx: Tx, actor: Actor, id: string): Promise<{ found: FoundPage; thread: store.ThreadRow }> {
    const thread = isUuid(id) ? await store.lockThread(tx, id) : undefined;
    if (!thread) throw threadNotFound();
    const found = await this.#context.getVisible(tx, actor, thread.page).catch((failure: unknown) => {
      // What belongs to a page that one may not see does not exist either.
      throw (failure as { code?: string }).code === pageNotFound.code ? threadNotFound() : failure;
    });
    requireCommenting(found);
    return { found, thread };
  }

  async #announce(tx: Tx, actor: Actor, { page }: FoundPage, thread: string, comment?: string): Promise<void> {
    await this.#context.announce(tx, actor, threadChanged, page, { thread, ...(comment !== undefined && { comment }) });
  }

  async #presentOne(tx: Tx, thread: store.ThreadRow): Promise<Thread> {
    const [shown] = await this.#present(tx, [thread]);
    if (!shown) throw new Error('A thread that was changed is there');
    return shown;
  }

  async #present(tx: Tx, threads: readonly store.ThreadRow[]): Promise<Thread[]> {
    const comments = await store.listComments(
      tx,
      threads.map(({ id }) => id),
    );
    const ids = [...comments.map(({ author }) => author), ...threads.flatMap((each) => each.resolved_by ?? [])];
    const persons = await this.#context.host.people.findPersons(tx, [...new Set(ids)]);
    const names = new Map(persons.map(({ id, name }) => [id, name]));
    const named = (id: string) => ({ id, name: names.get(id) ?? '' });
    const byThread = Map.groupBy(comments, ({ thread }) => thread);
    return threads.map(({ id, page, anchor, quote, resolved_at: resolvedAt, resolved_by: resolvedBy }) => ({
      id,
      page,
      anchor,
      quote,
      resolvedAt: resolvedAt?.toISOString() ?? null,
      resolvedBy: resolvedBy === null ? null : named(resolvedBy),
      comments: (byThread.get(id) ?? []).map((each) => ({
        id: each.id,
        author: named(each.author),
        text: each.text,
        at: each.at.toISOString(),
        isEdited: each.edited_at !== null,
      })),
    }));
  }
}

function requireCommenting({ standing }: FoundPage): void {
  if (standing.right === 'read') throw commentNotAllowed();
}
