import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import { commentNotFound } from '../../shared/comment-errors.ts';
import type { react } from '../../shared/reactions.ts';
import type { AroundPosts } from '../comments/around-posts.ts';
import { findComment } from '../comments/comment-store.ts';
import { putReaction, takeReaction } from './reaction-store.ts';

/** Signs below posts and comments. Whoever sees one sees who gave it; nothing counts what one person gives. */
export class ReactionService {
  readonly #posts: AroundPosts;

  constructor(posts: AroundPosts) {
    this.#posts = posts;
  }

  /** Throws `news.post_not_found`, `news.comment_not_found`. */
  async react(actor: Actor, { post, comment, sign, on }: InputOf<typeof react>): Promise<void> {
    const { host, now } = this.#posts;
    await host.database.transaction(async (tx) => {
      await this.#posts.getPublished(tx, actor, post);
      if (comment !== null) {
        const found = await findComment(tx, comment);
        if (found?.post !== post || found.deleted_at !== null || found.hidden_at !== null) throw commentNotFound();
      }
      const given = { post, comment, sign, person: actor.person };
      if (await (on ? putReaction(tx, given, now) : takeReaction(tx, given)))
        await this.#posts.announceTalk(tx, actor, post);
    });
  }
}
