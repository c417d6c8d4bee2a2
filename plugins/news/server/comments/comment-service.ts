import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  closingNotAllowed,
  commentNotFound,
  commentNotYours,
  commentsClosed,
  commentTaken,
  moderationNotAllowed,
} from '../../shared/comment-errors.ts';
import type { addComment, editComment, hideComment, Talk } from '../../shared/comments.ts';
import { postNotFound, postRef } from '../../shared/index.ts';
import { listReactionsOf } from '../reactions/reaction-store.ts';
import type { AroundPost, AroundPosts } from './around-posts.ts';
import { notifyComment, notifyHidden } from './comment-notify.ts';
import * as store from './comment-store.ts';
import { presentTalk } from './present-talk.ts';

/** What is said below posts. Whoever sees a post may say something, as long as that is not closed. */
export class CommentService {
  readonly #posts: AroundPosts;

  constructor(posts: AroundPosts) {
    this.#posts = posts;
  }

  /** Throws `news.post_not_found`. */
  async getTalk(actor: Actor, id: string): Promise<Talk> {
    const { host } = this.#posts;
    return host.database.transaction(async (tx) => {
      const post = await this.#posts.get(tx, actor, id);
      const comments = await store.listCommentsOf(tx, id);
      const reactions = await listReactionsOf(tx, id);
      const isClosed = !post.isPublished || (await store.isClosed(tx, id));
      return presentTalk(host, tx, actor, { post, comments, reactions, isClosed });
    });
  }

  /** Throws `news.post_not_found`, `news.comment_not_found`, `news.comments_closed`, `news.comment_taken`. */
  async add(actor: Actor, input: InputOf<typeof addComment>): Promise<void> {
    await this.#posts.host.database.transaction((tx) => this.addIn(tx, actor, input));
  }

  /** The same with what else `tx` does. */
  async addIn(tx: Tx, actor: Actor, { post: id, parent, ...said }: InputOf<typeof addComment>): Promise<void> {
    const post = await this.#posts.getPublished(tx, actor, id);
    if (await this.#isSaid(tx, actor, id, said.id)) return;
    await this.#requireOpen(tx, id);
    const answered = parent === null ? undefined : await this.#lockAnswered(tx, id, parent);
    const mentions = await this.#known(tx, said.mentions);
    const row = {
      ...said,
      post: id,
      parent: answered?.id ?? null,
      author: actor.person,
      mentions,
      at: this.#posts.now,
    };
    // The same at the same time: the other one has told everybody.
    if (!(await store.insertComment(tx, row))) return void (await this.#isSaid(tx, actor, id, said.id));
    await notifyComment(this.#posts, tx, actor, { post, comment: row });
    await this.#posts.announceTalk(tx, actor, id, row.id);
  }

  /** One's own. Throws `news.comment_not_found`, `news.comment_not_yours`, `news.comments_closed`. */
  async edit(actor: Actor, { comment: id, text, mentions }: InputOf<typeof editComment>): Promise<void> {
    const { host, now: at } = this.#posts;
    await host.database.transaction(async (tx) => {
      const { row, post } = await this.#lock(tx, actor, id);
      if (row.author !== actor.person) throw commentNotYours();
      await this.#requireOpen(tx, row.post);
      const named = await this.#known(tx, mentions);
      if (row.text === text && named.join() === row.mentions.join()) return;
      await store.setCommentText(tx, id, { text, mentions: named, at });
      const added = named.filter((person) => !row.mentions.includes(person));
      await notifyComment(this.#posts, tx, actor, { post, comment: { ...row, mentions: added }, onlyMentions: true });
      await this.#posts.announceTalk(tx, actor, row.post, id);
    });
  }

  /** One's own, also where nothing more may be said. Throws `news.comment_not_found`, `news.comment_not_yours`. */
  async delete(actor: Actor, id: string): Promise<void> {
    const { host, now } = this.#posts;
    await host.database.transaction(async (tx) => {
      const { row } = await this.#lock(tx, actor, id);
      if (row.author !== actor.person) throw commentNotYours();
      // An answer that is deleted takes the empty place above along: nobody may answer there meanwhile.
      if (row.parent !== null) await store.lockComment(tx, row.parent);
      await store.deleteComment(tx, row, now);
      await this.#posts.announceTalk(tx, actor, row.post, id);
    });
  }

  /** Throws `news.comment_not_found`, `news.moderation_not_allowed`. */
  async hide(actor: Actor, { comment: id, hidden }: InputOf<typeof hideComment>): Promise<void> {
    const { host, now: at } = this.#posts;
    await host.database.transaction(async (tx) => {
      const { row, post } = await this.#lock(tx, actor, id);
      if (!post.isEditor) throw moderationNotAllowed();
      if (hidden === null ? row.hidden_at === null : row.hidden_reason === hidden.reason) return;
      await store.setHidden(tx, id, hidden && { at, by: actor.person, reason: hidden.reason });
      const details = { comment: id, change: hidden ? 'hide' : 'show' };
      await host.audit.append(tx, { kind: 'news.comment_moderated', actor, object: postRef(row.post), details });
      if (hidden) await notifyHidden(this.#posts, tx, actor, { comment: row, reason: hidden.reason });
      await this.#posts.announceTalk(tx, actor, row.post, id);
    });
  }

  /** Throws `news.post_not_found`, `news.closing_not_allowed`. */
  async close(actor: Actor, id: string, closed: boolean): Promise<void> {
    await this.#posts.host.database.transaction(async (tx) => {
      const post = await this.#posts.get(tx, actor, id);
      if (!post.mayClose) throw closingNotAllowed();
      if (await store.setClosed(tx, id, closed)) await this.#posts.announceTalk(tx, actor, id);
    });
  }

  /** The post of a comment that is there, for whoever answers by mail. */
  async findPostOf(tx: Tx, comment: string): Promise<string | undefined> {
    return isUuid(comment) ? (await store.findComment(tx, comment))?.post : undefined;
  }

  /** Whether exactly this was said before, and perhaps deleted since. Throws `news.comment_taken` where it was somebody else, or elsewhere. */
  async #isSaid(tx: Tx, { person }: Actor, post: string, id: string): Promise<boolean> {
    const before = await store.findComment(tx, id);
    const isMine = before?.author === person || before?.deleted_at != null;
    if (before && (!isMine || before.post !== post)) throw commentTaken();
    return before !== undefined;
  }

  async #requireOpen(tx: Tx, post: string): Promise<void> {
    if (await store.isClosed(tx, post)) throw commentsClosed();
  }

  /** What one answers: of an answer the comment above it. It stays there until the answer stands. */
  async #lockAnswered(tx: Tx, post: string, id: string): Promise<store.CommentRow> {
    const row = await store.lockComment(tx, id);
    if (row?.post !== post) throw commentNotFound();
    if (row.parent !== null) return this.#lockAnswered(tx, post, row.parent);
    return row;
  }

  /** What belongs to a post that one may not see does not exist either. */
  async #lock(tx: Tx, actor: Actor, id: string): Promise<{ row: store.CommentRow; post: AroundPost }> {
    const row = isUuid(id) ? await store.lockComment(tx, id) : undefined;
    if (!row || row.deleted_at !== null) throw commentNotFound();
    const post = await this.#posts.get(tx, actor, row.post).catch((failure: unknown) => {
      throw (failure as { code?: string }).code === postNotFound.code ? commentNotFound() : failure; // any other is passed on as it is
    });
    return { row, post };
  }

  /** Those of them who exist, each once. */
  async #known(tx: Tx, mentions: readonly string[]): Promise<string[]> {
    if (mentions.length === 0) return [];
    return (await this.#posts.host.people.findPersons(tx, [...new Set(mentions)])).map(({ id }) => id);
  }
}
