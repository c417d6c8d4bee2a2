import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf } from '@kontor/schema';
import {
  momentPassed,
  needsApproval,
  type pinPost,
  postIncomplete,
  postPublished,
  postReadOnly,
  postRef,
  type publishPost,
  type returnPost,
  wrongState,
} from '../shared/index.ts';
import type { FoundPost, NewsContext } from './news-context.ts';
import { fanOutJob, publishJob } from './news-jobs.ts';
import { tellLosses } from './post-losses.ts';
import { notifyHandedIn, notifyReturned, settleHandedIn } from './post-notify.ts';
import { type PostRow, writePost } from './post-store.ts';
import { readTexts } from './post-text.ts';
import { insertVersion } from './version-store.ts';

/** The way of a post to its readers and back. */
export class PublishingService {
  readonly #context: NewsContext;

  constructor(context: NewsContext) {
    this.#context = context;
  }

  /**
   * At once or at a later moment; also what was handed in, by an editor. Throws `news.post_not_found`,
   * `news.post_read_only`, `news.needs_approval`, `news.post_incomplete`, `news.moment_passed`, `news.wrong_state`.
   */
  async publish(actor: Actor, { post: id, publishAt }: InputOf<typeof publishPost>): Promise<void> {
    await this.#change(actor, id, async (tx, { post, standing }) => {
      const { mayPublish, inPlaceOf } = standing;
      if (!mayPublish && inPlaceOf === null) throw standing.isAuthor ? needsApproval() : postReadOnly();
      await this.#noteInPlace(tx, actor, post, { inPlaceOf, what: 'news.approved' });
      if (publishAt !== null) return this.#schedule(tx, actor, post, this.#futureOf(publishAt));
      return publishNow(this.#context, tx, actor, post, inPlaceOf);
    });
  }

  async #noteInPlace(
    tx: Tx,
    actor: Actor,
    { id }: PostRow,
    { inPlaceOf, what }: { readonly inPlaceOf: string | null; readonly what: string },
  ): Promise<void> {
    const { people } = this.#context.host;
    if (inPlaceOf !== null) await people.noteInPlace(tx, actor, { inPlaceOf, object: postRef(id), what });
  }

  async #schedule(tx: Tx, actor: Actor, post: PostRow, at: Date): Promise<PostRow> {
    const { host, now } = this.#context;
    // What is public already gets its next version at once.
    if (post.state !== 'draft' && post.state !== 'scheduled') throw wrongState();
    await requireComplete(this.#context, tx, post);
    await host.jobs.enqueue(tx, publishJob, { post: post.id }, { startAfter: at });
    await settleHandedIn(this.#context, tx, post, actor.person);
    return writePost(tx, { ...post, state: 'scheduled', review: 'none', reason: '', publish_at: at, changed_at: now });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.post_incomplete`, `news.moment_passed`, `news.wrong_state`. */
  async handIn(actor: Actor, { post: id, publishAt }: InputOf<typeof publishPost>): Promise<void> {
    await this.#change(actor, id, async (tx, { post, channel, standing }) => {
      if (!standing.isAuthor || channel.archived_at !== null) throw postReadOnly();
      if (post.review === 'asked' || (post.state !== 'draft' && post.state !== 'published')) throw wrongState();
      await requireComplete(this.#context, tx, post);
      const at = publishAt === null ? null : this.#futureOf(publishAt);
      const asked = { ...post, review: 'asked' as const, reason: '', publish_at: at, changed_at: this.#context.now };
      const written = await writePost(tx, asked);
      await notifyHandedIn(this.#context, tx, actor, written, channel);
      return written;
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.wrong_state`. */
  async takeBack(actor: Actor, id: string): Promise<void> {
    await this.#change(actor, id, async (tx, { post, standing }) => {
      if (!standing.isAuthor && !standing.mayEdit) throw postReadOnly();
      if (post.review !== 'asked' && post.state !== 'scheduled') throw wrongState();
      await settleHandedIn(this.#context, tx, post);
      const state = post.state === 'scheduled' ? 'draft' : post.state;
      return writePost(tx, { ...post, state, review: 'none', publish_at: null, changed_at: this.#context.now });
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.wrong_state`. */
  async giveBack(actor: Actor, { post: id, reason }: InputOf<typeof returnPost>): Promise<void> {
    await this.#change(actor, id, async (tx, { post, standing }) => {
      const { mayEdit, inPlaceOf } = standing;
      if (!mayEdit && inPlaceOf === null) throw postReadOnly();
      if (post.review !== 'asked') throw wrongState();
      await this.#noteInPlace(tx, actor, post, { inPlaceOf, what: 'news.given_back' });
      const given = { ...post, review: 'returned' as const, reason, publish_at: null, changed_at: this.#context.now };
      const written = await writePost(tx, given);
      await settleHandedIn(this.#context, tx, post, actor.person);
      await notifyReturned(this.#context, tx, actor, written);
      return written;
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.wrong_state`. */
  async withdraw(actor: Actor, id: string, withdrawn: boolean): Promise<void> {
    const { host, now, today } = this.#context;
    await this.#change(actor, id, async (tx, { post, standing, channel }) => {
      const may = standing.mayEdit || (standing.isAuthor && (withdrawn || !channel.needs_approval));
      if (!may) throw postReadOnly();
      if (withdrawn) {
        if (post.state !== 'published') throw wrongState();
        return tellLosses(this.#context, tx, actor, post, () =>
          writePost(tx, { ...post, state: 'withdrawn', review: 'none', changed_at: now }),
        );
      }
      if (post.state !== 'withdrawn' && post.state !== 'expired') throw wrongState();
      // What was to expire meanwhile would leave at once.
      const expires = post.expires_on !== null && post.expires_on < today ? null : post.expires_on;
      const back = await writePost(tx, { ...post, state: 'published', expires_on: expires, changed_at: now });
      const payload = { post: post.id, channel: post.channel, version: post.version };
      await host.events.append(tx, postPublished, payload, { ref: postRef(post.id) }, { actor });
      return back;
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.wrong_state`. */
  async pin(actor: Actor, { post: id, until }: InputOf<typeof pinPost>): Promise<void> {
    await this.#change(actor, id, async (tx, { post, standing }) => {
      if (!standing.mayEdit) throw postReadOnly();
      if (post.state !== 'published') throw wrongState();
      return writePost(tx, { ...post, pinned_until: until });
    });
  }

  #futureOf(moment: string): Date {
    const at = new Date(moment);
    if (at <= this.#context.now) throw momentPassed();
    return at;
  }

  /** Each of these is one change of the row, told to whoever may see the post then. */
  async #change(actor: Actor, id: string, change: (tx: Tx, found: FoundPost) => Promise<PostRow>): Promise<void> {
    await this.#context.host.database.transaction(async (tx) => {
      const found = await this.#context.lockVisible(tx, actor, id);
      await this.#context.announceChange(tx, actor, await change(tx, found));
    });
  }
}

/**
 * Freezes what is written as the next version, which is public from the commit on. The request does no more than that:
 * who is told is found by a job. `actor` is nobody where the moment has come. Throws `news.post_incomplete`,
 * `news.wrong_state`.
 */
export async function publishNow(
  context: NewsContext,
  tx: Tx,
  actor: Actor | undefined,
  post: PostRow,
  inPlaceOf: string | null = null,
): Promise<PostRow> {
  const { host, now } = context;
  if (post.state === 'withdrawn' || post.state === 'expired') throw wrongState();
  const { doc, docEn } = await requireComplete(context, tx, post);
  const number = post.version + 1;
  const { title, teaser, has_english, title_en, teaser_en, cover, cover_alt } = post;
  const words = { title, teaser, has_english, title_en, teaser_en, cover, cover_alt };
  const by = actor?.person ?? post.author;
  await insertVersion(tx, {
    post: post.id,
    number,
    ...words,
    doc,
    doc_en: docEn ?? null,
    at: now,
    by,
    in_place_of: inPlaceOf,
  });
  const written = await writePost(tx, {
    ...post,
    state: 'published',
    review: 'none',
    reason: '',
    publish_at: null,
    version: number,
    published_at: post.published_at ?? now,
    version_at: now,
    changed_at: now,
  });
  await settleHandedIn(context, tx, post, actor?.person);
  const payload = { post: post.id, channel: post.channel, version: number };
  await host.events.append(tx, postPublished, payload, { ref: postRef(post.id) }, { actor });
  await host.jobs.enqueue(tx, fanOutJob, { post: post.id, version: number, by: actor?.person ?? null });
  return written;
}

/** A title and a text, in each language that it has. */
async function requireComplete(context: NewsContext, tx: Tx, post: PostRow) {
  const { doc, docEn } = await readTexts(context, tx, post.id);
  const isComplete = doc !== undefined && post.title !== '';
  const isEnglishComplete = !post.has_english || (docEn !== undefined && post.title_en !== '');
  if (!isComplete || !isEnglishComplete) throw postIncomplete();
  return { doc, docEn: post.has_english ? docEn : undefined };
}
