import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { OutputOf } from '@kontor/schema';
import { type listPublicChannels, type PublicState, publicPath, publishingNotAllowed } from '../../shared/feeds.ts';
import { channelNotFound, channelRef, postRef } from '../../shared/index.ts';
import { findChannels, listChannelRows } from '../channel-store.ts';
import type { AroundPost, AroundPosts } from '../comments/around-posts.ts';
import { findCurrentVersions, type VersionRow } from '../version-store.ts';
import * as store from './public-store.ts';

export interface PublicPost {
  readonly id: string;
  /** When its first version came out. */
  readonly publishedAt: Date;
  readonly version: VersionRow;
}

/** What is read without an account, and who decides that. */
export class PublicService {
  readonly #posts: AroundPosts;

  constructor(posts: AroundPosts) {
    this.#posts = posts;
  }

  /** Throws `news.post_not_found`. */
  async getState(actor: Actor, id: string): Promise<PublicState> {
    return this.#posts.host.database.transaction(async (tx) => this.#state(tx, await this.#posts.get(tx, actor, id)));
  }

  /** Throws `news.post_not_found`, `news.publishing_not_allowed`. */
  async set(actor: Actor, id: string, isPublic: boolean): Promise<PublicState> {
    const { host, now } = this.#posts;
    return host.database.transaction(async (tx) => {
      const post = await this.#posts.get(tx, actor, id);
      // What is public can be taken back also where nothing may be published any more.
      if (!post.isEditor || (isPublic && !(await this.#isPossible(tx, post)))) throw publishingNotAllowed();
      if (await store.setMark(tx, id, isPublic ? now : undefined)) {
        const details = { change: isPublic ? 'public' : 'internal' };
        await host.audit.append(tx, { kind: 'news.post_opened', actor, object: postRef(id), details });
        await this.#posts.context.announceChange(tx, actor, post);
      }
      return this.#state(tx, post);
    });
  }

  async listChannels(): Promise<OutputOf<typeof listPublicChannels>> {
    return this.#posts.host.database.transaction(async (tx) => {
      const allowed = await store.listAllowedChannels(tx);
      const channels = (await listChannelRows(tx)).filter(({ archived_at: archived }) => archived === null);
      return {
        isOn: await this.isOn(tx),
        channels: channels.map(({ id, name }) => ({ id, name, mayPublish: allowed.has(id) })),
      };
    });
  }

  /** Throws `news.channel_not_found`. */
  async allow(actor: Actor, channel: string, allowed: boolean): Promise<void> {
    const { host } = this.#posts;
    await host.database.transaction(async (tx) => {
      if ((await findChannels(tx, [channel])).length === 0) throw channelNotFound();
      if (!(await store.setAllowed(tx, channel, allowed))) return;
      const details = { change: allowed ? 'may-publish' : 'may-not-publish' };
      await host.audit.append(tx, { kind: 'news.channel_changed', actor, object: channelRef(channel), details });
    });
  }

  /** With the outlet go the marks: switched on again later, nothing is public that nobody has looked at. */
  keepToPolicies(): void {
    this.#posts.host.organisation.whenDecided(async (tx, after, before) => {
      if (before.publicNews && !after.publicNews) await store.deleteMarks(tx);
    });
  }

  /** Whether the organisation has a public outlet. */
  async isOn(tx: Tx): Promise<boolean> {
    return (await this.#posts.host.organisation.getPolicies(tx)).publicNews;
  }

  /** What is public at this moment, newest first; `more` where there is more. */
  async list(tx: Tx, page: { readonly limit: number; readonly offset: number }) {
    if (!(await this.isOn(tx))) return undefined;
    const ids = await store.listPublicIds(tx, this.#posts.context.today, { ...page, limit: page.limit + 1 });
    return { posts: await this.#read(tx, ids.slice(0, page.limit)), hasMore: ids.length > page.limit };
  }

  /** Nothing where it is not public at this moment. */
  async find(tx: Tx, id: string): Promise<PublicPost | undefined> {
    if (!isUuid(id) || !(await this.isOn(tx))) return undefined;
    if (!(await store.isPublicNow(tx, this.#posts.context.today, id))) return undefined;
    return (await this.#read(tx, [id]))[0];
  }

  async #read(tx: Tx, ids: readonly string[]): Promise<PublicPost[]> {
    const versions = await findCurrentVersions(tx, ids);
    const first = await store.listFirstMoments(tx, ids);
    return ids.flatMap((id) => {
      const [version, publishedAt] = [versions.get(id), first.get(id)];
      return version && publishedAt ? [{ id, publishedAt, version }] : [];
    });
  }

  async #isPossible(tx: Tx, { channel }: AroundPost): Promise<boolean> {
    return (await this.isOn(tx)) && (await store.listAllowedChannels(tx)).has(channel);
  }

  async #state(tx: Tx, post: AroundPost): Promise<PublicState> {
    const isPossible = await this.#isPossible(tx, post);
    const markedAt = await store.findMark(tx, post.id);
    const isThere = (await this.find(tx, post.id)) !== undefined;
    return {
      isPossible,
      mayDecide: post.isEditor && (isPossible || markedAt !== undefined),
      markedAt: markedAt?.toISOString() ?? null,
      path: isThere ? `${publicPath}/${post.id}` : null,
    };
  }
}
