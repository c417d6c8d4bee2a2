import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type InputOf, type OutputOf, personNotFound } from '@kontor/schema';
import {
  type attachFile,
  type changePost,
  channelReadOnly,
  coverNotPicture,
  type createPost,
  type listVersions,
  type Post,
  type PublishedText,
  postChangedMeanwhile,
  postReadOnly,
  postRef,
  type readVersion,
  versionNotFound,
  wrongState,
} from '../shared/index.ts';
import type { ChannelRow } from './channel-store.ts';
import type { FoundPost, NewsContext } from './news-context.ts';
import { tellLosses } from './post-losses.ts';
import { insertPost, lockPost, type PostRow, putCoAuthors, writePost } from './post-store.ts';
import { readNames, readPostView, textOf } from './post-view.ts';
import { findVersion, listVersionHeads } from './version-store.ts';

/** What every browser shows. */
const coverTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);
export const keptDeletedDays = 30;
const dayMs = 86_400_000;

/** Posts: making, reading and changing what is beside their text. */
export class PostService {
  readonly #context: NewsContext;

  constructor(context: NewsContext) {
    this.#context = context;
  }

  /** Throws `news.post_not_found`. */
  async get(actor: Actor, id: string): Promise<Post> {
    return this.#context.host.database.transaction(async (tx) =>
      readPostView(this.#context, tx, actor, await this.#context.getVisible(tx, actor, id)),
    );
  }

  /** Throws `news.channel_not_found`, `news.channel_read_only`. */
  async create(actor: Actor, { channel: id, title }: InputOf<typeof createPost>): Promise<{ id: string }> {
    return this.#context.host.database.transaction(async (tx) => {
      const { channel, holder } = await this.#context.getChannel(tx, actor, id);
      if (!this.#context.canWrite(holder, channel)) throw channelReadOnly();
      const row = this.newRow(channel, actor.person, title);
      await insertPost(tx, row);
      await this.#context.announceChange(tx, actor, row);
      return { id: row.id };
    });
  }

  /** A draft with nothing said yet, for those whom its channel usually addresses. */
  newRow(channel: ChannelRow, author: string, title: string): PostRow {
    const { host, now } = this.#context;
    const words = { title, teaser: '', has_english: false, title_en: '', teaser_en: '', cover: null, cover_alt: '' };
    const nothingYet = { publish_at: null, version: 0, published_at: null, version_at: null, deleted_at: null };
    return {
      id: newId(),
      channel: channel.id,
      author,
      ...words,
      addressees: channel.addressees,
      audience: host.addressing.tokensOf(channel.addressees),
      important: false,
      state: 'draft',
      review: 'none',
      reason: '',
      ...nothingYet,
      expires_on: null,
      pinned_until: null,
      edited_at: now,
      changed_at: now,
      created_at: now,
      revision: 1,
    };
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.post_changed`, `news.cover_not_picture`, `files.not_found`, `people.addressees_unknown`, `people.person_not_found`. */
  async change(actor: Actor, input: InputOf<typeof changePost>): Promise<OutputOf<typeof changePost>> {
    const { host, now } = this.#context;
    const { post: id, revision, addressees, important, expiresOn, coAuthors } = input;
    return host.database.transaction(async (tx) => {
      const found = await this.#context.lockVisible(tx, actor, id);
      const { post, standing } = found;
      if (!standing.mayWrite) throw postReadOnly();
      const isArranged = addressees ?? important ?? coAuthors;
      if ((isArranged !== undefined || expiresOn !== undefined) && !standing.mayArrange) throw postReadOnly();
      if (post.revision !== revision) throw postChangedMeanwhile();
      if (addressees) await host.addressing.check(tx, actor, addressees);
      const words = await this.#takeWords(tx, actor, post, input);
      const next: PostRow = {
        ...post,
        ...words,
        ...(addressees && { addressees, audience: host.addressing.tokensOf(addressees) }),
        important: important ?? post.important,
        expires_on: expiresOn === undefined ? post.expires_on : expiresOn,
        edited_at: Object.keys(words).length > 0 ? now : post.edited_at,
        changed_at: now,
      };
      const written = await tellLosses(this.#context, tx, actor, post, async () => {
        if (coAuthors) await this.#putAuthors(tx, found, coAuthors);
        return writePost(tx, next);
      });
      await this.#context.announceChange(tx, actor, post);
      return { revision: written.revision };
    });
  }

  /** What a version will hold, of what was given. */
  async #takeWords(tx: Tx, actor: Actor, post: PostRow, input: InputOf<typeof changePost>): Promise<Partial<PostRow>> {
    const { title, teaser, hasEnglish, titleEn, teaserEn, cover, coverAlt } = input;
    return {
      ...(title !== undefined && { title }),
      ...(teaser !== undefined && { teaser }),
      ...(hasEnglish !== undefined && { has_english: hasEnglish }),
      ...(titleEn !== undefined && { title_en: titleEn }),
      ...(teaserEn !== undefined && { teaser_en: teaserEn }),
      ...(coverAlt !== undefined && { cover_alt: coverAlt }),
      ...(cover !== undefined && { cover: await this.#takeCover(tx, actor, post, cover) }),
    };
  }

  /** A picture that the person has just uploaded becomes a file of the post. */
  async #takeCover(tx: Tx, actor: Actor, post: PostRow, cover: string | null): Promise<string | null> {
    if (cover === null || cover === post.cover) return cover;
    const { mediaType } = await this.#context.host.files.attach(tx, actor, cover, postRef(post.id));
    if (!coverTypes.has(mediaType)) throw coverNotPicture();
    return cover;
  }

  async #putAuthors(tx: Tx, { post }: FoundPost, persons: readonly string[]): Promise<void> {
    const known = await this.#context.host.people.findPersons(tx, persons);
    if (known.length !== new Set(persons).size) throw personNotFound();
    await putCoAuthors(
      tx,
      post.id,
      persons.filter((person) => person !== post.author),
    );
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `files.not_found`. */
  async attach(actor: Actor, id: string, file: string): Promise<OutputOf<typeof attachFile>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const { standing } = await this.#context.getVisible(tx, actor, id);
      if (!standing.mayWrite) throw postReadOnly();
      const { name, mediaType, size } = await host.files.attach(tx, actor, file, postRef(id));
      return { file, name, mime: mediaType, size };
    });
  }

  /** Only what is not public: that is withdrawn first. Throws `news.post_not_found`, `news.post_read_only`, `news.wrong_state`. */
  async setDeleted(actor: Actor, id: string, deleted: boolean): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      if (!deleted) await this.#restore(tx, id);
      const { post, standing } = await this.#context.lockVisible(tx, actor, id);
      if (!standing.isAuthor && !standing.mayEdit) throw postReadOnly();
      if (post.state === 'published' || post.state === 'scheduled') throw wrongState();
      if (deleted)
        await tellLosses(this.#context, tx, actor, post, () =>
          writePost(tx, { ...post, deleted_at: now, changed_at: now }),
        );
      await this.#context.announceChange(tx, actor, post);
    });
  }

  /** Whether somebody may restore it is asked of the post as it is then. */
  async #restore(tx: Tx, id: string): Promise<void> {
    const post = await lockPost(tx, id);
    if (!post?.deleted_at) return;
    const oldest = this.#context.now.getTime() - keptDeletedDays * dayMs;
    if (post.deleted_at.getTime() > oldest)
      await writePost(tx, { ...post, deleted_at: null, changed_at: this.#context.now });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`. */
  async listVersions(actor: Actor, id: string): Promise<OutputOf<typeof listVersions>> {
    return this.#context.host.database.transaction(async (tx) => {
      const { post } = await this.#context.getInvolved(tx, actor, id);
      const heads = await listVersionHeads(tx, post.id);
      const named = await readNames(
        this.#context,
        tx,
        heads.flatMap(({ by, in_place_of: absent }) => [by, absent]),
      );
      return {
        versions: heads.map(({ number, at, by, in_place_of: absent }) => {
          return { number, at: at.toISOString(), by: named(by), inPlaceOf: named(absent) };
        }),
      };
    });
  }

  /** Throws `news.post_not_found`, `news.post_read_only`, `news.version_not_found`. */
  async readVersion(actor: Actor, { post: id, number }: InputOf<typeof readVersion>): Promise<PublishedText> {
    return this.#context.host.database.transaction(async (tx) => {
      const { post } = await this.#context.getInvolved(tx, actor, id);
      const version = await findVersion(tx, post.id, number);
      if (!version) throw versionNotFound();
      return textOf(version);
    });
  }
}
