import { type IsoDate, isoDate, isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, ServerHost } from '@kontor/plugin-api/server';
import { channelNotFound, postChanged, postNotFound, postReadOnly, postRef } from '../shared/index.ts';
import { type ChannelHolder, canEdit, canRead, canWrite, type EditedInPlace, findLed } from './channel-rights.ts';
import { type ChannelRow, findChannels, listChannelRows } from './channel-store.ts';
import { findVisiblePosts, listCoAuthors, lockPost, type PostRow, type Reader } from './post-store.ts';

/** What one person may do with one post that they see. */
export interface Standing {
  readonly isAuthor: boolean;
  /** An editor of its channel. */
  readonly mayEdit: boolean;
  /** Writes now: not while it waits for an editor, unless one is at it. */
  readonly mayWrite: boolean;
  /** Says whom it is for and how long. */
  readonly mayArrange: boolean;
  readonly mayPublish: boolean;
  /** An absent editor, for whom the person decides about what was handed in and does not in their own right. */
  readonly inPlaceOf: string | null;
}

export interface NewsReader extends Reader {
  readonly holder: ChannelHolder;
  readonly inPlace: EditedInPlace;
}

export interface FoundPost {
  readonly post: PostRow;
  readonly channel: ChannelRow;
  readonly coAuthors: readonly string[];
  readonly standing: Standing;
}

/** Everything that the services share: who sees and may do what, and how a change is told. */
export class NewsContext {
  readonly host: ServerHost;

  constructor(host: ServerHost) {
    this.host = host;
  }

  get now(): Date {
    return this.host.clock.now();
  }

  get today(): IsoDate {
    return isoDate(this.now, this.host.people.timeZone);
  }

  async readHolder(tx: Tx, person: string): Promise<ChannelHolder> {
    const { permissions } = this.host;
    const tokens = (await permissions.findTokens(tx, [person])).get(person) ?? new Set<string>();
    const roles = await permissions.findRoles(tx, person);
    return { person, tokens, roles, led: await findLed(this.host, tx, person, this.today) };
  }

  /** What decides about each post for this person, read once for all of them. */
  async readReader(tx: Tx, person: string): Promise<NewsReader> {
    const holder = await this.readHolder(tx, person);
    const channels = await listChannelRows(tx);
    const inPlace = await this.#readInPlace(tx, holder, channels);
    return {
      holder,
      inPlace,
      editedInPlace: [...inPlace.keys()],
      person,
      tokens: [...holder.tokens],
      spaces: [...holder.roles.keys()],
      edited: channels.filter((channel) => canEdit(holder, channel)).map(({ id }) => id),
    };
  }

  async #readInPlace(tx: Tx, holder: ChannelHolder, channels: readonly ChannelRow[]): Promise<EditedInPlace> {
    const inPlace = new Map<string, string>();
    for (const { person } of await this.host.people.findCurrentAbsencesFor(tx, holder.person)) {
      const absent = await this.readHolder(tx, person);
      for (const channel of channels)
        if (canEdit(absent, channel) && canRead(holder, channel) && !canEdit(holder, channel))
          inPlace.set(channel.id, person);
    }
    return inPlace;
  }

  /** The only way to load a post for a person; nothing where for them there is none. */
  async findVisible(tx: Tx, actor: Pick<Actor, 'person'>, id: string): Promise<PostRow | undefined> {
    if (!isUuid(id)) return undefined;
    return (await findVisiblePosts(tx, await this.readReader(tx, actor.person), [id]))[0];
  }

  /** With what the person may do. Throws `news.post_not_found`. */
  async getVisible(tx: Tx, actor: Pick<Actor, 'person'>, id: string): Promise<FoundPost> {
    const reader = await this.readReader(tx, actor.person);
    const [post] = isUuid(id) ? await findVisiblePosts(tx, reader, [id]) : [];
    return this.#stand(tx, reader, post);
  }

  /** The same to change it, locked. Throws `news.post_not_found`. */
  async lockVisible(tx: Tx, actor: Actor, id: string): Promise<FoundPost> {
    if (!isUuid(id) || !(await lockPost(tx, id))) throw postNotFound();
    return this.getVisible(tx, actor, id);
  }

  /** For whoever writes or decides. Throws `news.post_not_found`, `news.post_read_only`. */
  async getInvolved(tx: Tx, actor: Actor, id: string): Promise<FoundPost> {
    const found = await this.getVisible(tx, actor, id);
    const { isAuthor, mayEdit, inPlaceOf } = found.standing;
    if (!isAuthor && !mayEdit && inPlaceOf === null) throw postReadOnly();
    return found;
  }

  /** Throws `news.channel_not_found`. */
  async getChannel(tx: Tx, actor: Actor, id: string): Promise<{ channel: ChannelRow; holder: ChannelHolder }> {
    const [channel] = isUuid(id) ? await findChannels(tx, [id]) : [];
    const holder = await this.readHolder(tx, actor.person);
    if (!channel || !canRead(holder, channel)) throw channelNotFound();
    return { channel, holder };
  }

  canWrite(holder: ChannelHolder, channel: ChannelRow): boolean {
    return canWrite(this.host, holder, channel);
  }

  async #stand(tx: Tx, { holder, inPlace }: NewsReader, post: PostRow | undefined): Promise<FoundPost> {
    const [channel] = post ? await findChannels(tx, [post.channel]) : [];
    if (!post || !channel) throw postNotFound();
    const coAuthors = (await listCoAuthors(tx, [post.id])).get(post.id) ?? [];
    const standing = this.standingOf(holder, post, channel, coAuthors);
    // Nobody lets out a post of their own in somebody's place.
    const decides = post.review === 'asked' && !standing.isAuthor && channel.archived_at === null;
    return {
      ...{ post, channel, coAuthors },
      standing: { ...standing, inPlaceOf: decides ? (inPlace.get(channel.id) ?? null) : null },
    };
  }

  /** Of a post that the person sees. */
  standingOf(
    holder: ChannelHolder,
    post: PostRow,
    channel: ChannelRow,
    coAuthors: readonly string[],
  ): Omit<Standing, 'inPlaceOf'> {
    const isAuthor = post.author === holder.person || coAuthors.includes(holder.person);
    const mayEdit = canEdit(holder, channel);
    const isWaiting = post.review === 'asked' || post.state === 'scheduled';
    const isOpen = channel.archived_at === null;
    const mayWrite = isOpen && (mayEdit || (isAuthor && !(channel.needs_approval && isWaiting)));
    // Who was let through with one audience does not choose a wider one afterwards.
    const isDecided = channel.needs_approval && post.state !== 'draft';
    const mayPublish =
      isOpen && (mayEdit || (isAuthor && !channel.needs_approval && canWrite(this.host, holder, channel)));
    return { isAuthor, mayEdit, mayWrite, mayArrange: mayWrite && (mayEdit || !isDecided), mayPublish };
  }

  /** Tells whoever may see the post, at the moment of delivery. */
  async announceChange(tx: Tx, actor: Actor | undefined, { id, channel }: Pick<PostRow, 'id' | 'channel'>) {
    await this.host.events.append(tx, postChanged, { post: id, channel }, { ref: postRef(id) }, { actor });
  }
}
