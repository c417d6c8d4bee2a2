import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { talkChanged } from '../../shared/around-events.ts';
import { postNotFound, postRef } from '../../shared/index.ts';
import type { NewsContext } from '../news-context.ts';

/** A post as far as it matters for what stands around it, for one person. */
export interface AroundPost {
  readonly id: string;
  readonly channel: string;
  /** The space of its channel. */
  readonly space: string | null;
  /** Who wrote it. */
  readonly authors: readonly string[];
  readonly isPublished: boolean;
  /** May change the post, and so its poll. */
  readonly mayWrite: boolean;
  /** An editor of its channel, who moderates and decides what is public. */
  readonly isEditor: boolean;
  /** Wrote it, or is an editor. */
  readonly mayClose: boolean;
}

/** The posts, for what stands around them: comments, signs, polls, what is public. */
export class AroundPosts {
  readonly context: NewsContext;

  constructor(context: NewsContext) {
    this.context = context;
  }

  get host(): ServerHost {
    return this.context.host;
  }

  get now(): Date {
    return this.context.now;
  }

  /** One that the actor sees, also a draft of theirs. Throws `news.post_not_found`. */
  async get(tx: Tx, actor: Actor, id: string): Promise<AroundPost> {
    const { post, channel, coAuthors, standing } = await this.context.getVisible(tx, actor, id);
    return {
      id: post.id,
      channel: post.channel,
      space: channel.space,
      authors: post.author === null ? coAuthors : [post.author, ...coAuthors],
      isPublished: post.state === 'published',
      mayWrite: standing.mayWrite,
      isEditor: standing.mayEdit,
      mayClose: standing.isAuthor || standing.mayEdit,
    };
  }

  /** One that is published now. Throws `news.post_not_found`. */
  async getPublished(tx: Tx, actor: Actor, id: string): Promise<AroundPost> {
    const post = await this.get(tx, actor, id);
    if (!post.isPublished) throw postNotFound();
    return post;
  }

  async announceTalk(tx: Tx, actor: Actor, post: string, comment?: string): Promise<void> {
    const payload = { post, ...(comment !== undefined && { comment }) };
    await this.host.events.append(tx, talkChanged, payload, { ref: postRef(post) }, { actor });
  }
}
