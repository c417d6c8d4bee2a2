import { isUuid } from '@kontor/base';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, OutputOf } from '@kontor/schema';
import { type listNewPosts, type listOwnPosts, type listPosts, shownNew, visitMoved } from '../shared/index.ts';
import { type FeedPlace, listFeed, listOwn, listPinned, listSince } from './feed-store.ts';
import { findVisit, listFollowed, moveVisit } from './follow-store.ts';
import type { NewsContext } from './news-context.ts';
import type { PostRow } from './post-store.ts';
import { listedPosts, ownPosts } from './post-view.ts';

/** So many of one's own are shown. */
const mostOwn = 200;
/** Who comes for the first time is not told that hundreds are new. */
const mostNew = 50;

/** What is in the news for somebody. */
export class FeedService {
  readonly #context: NewsContext;

  constructor(context: NewsContext) {
    this.#context = context;
  }

  /** Throws `news.channel_not_found`. */
  async list(actor: Actor, input: InputOf<typeof listPosts>): Promise<OutputOf<typeof listPosts>> {
    const { host, today } = this.#context;
    const { view, channel, after, limit } = input;
    return host.database.transaction(async (tx) => {
      if (channel !== undefined) await this.#context.getChannel(tx, actor, channel);
      const reader = await this.#context.readReader(tx, actor.person);
      const filter = { isOwn: view === 'own' && channel === undefined, channel, today };
      const found = await listFeed(tx, reader, filter, { after: readPlace(after), limit: limit + 1 });
      const rows = found.slice(0, limit);
      const pinned = after === undefined ? await listPinned(tx, reader, filter) : [];
      const last = rows.at(-1);
      return {
        posts: await listedPosts(this.#context, tx, rows),
        pinned: await listedPosts(this.#context, tx, pinned),
        next: found.length > limit && last ? placeOf(last) : null,
        followed: await listFollowed(tx, actor.person),
        seenUntil: (await findVisit(tx, actor.person))?.toISOString() ?? null,
      };
    });
  }

  async listOwn(actor: Actor): Promise<OutputOf<typeof listOwnPosts>> {
    return this.#context.host.database.transaction(async (tx) => {
      const reader = await this.#context.readReader(tx, actor.person);
      const rows = await listOwn(tx, reader, mostOwn);
      return { posts: await ownPosts(this.#context, tx, rows, [...reader.edited, ...reader.editedInPlace]) };
    });
  }

  async listNew(actor: Actor): Promise<OutputOf<typeof listNewPosts>> {
    const { host, today } = this.#context;
    return host.database.transaction(async (tx) => {
      const reader = await this.#context.readReader(tx, actor.person);
      const since = await findVisit(tx, actor.person);
      const rows = await listSince(tx, reader, { isOwn: true, channel: undefined, today }, { since, limit: mostNew });
      const posts = await listedPosts(this.#context, tx, rows.slice(0, shownNew));
      return { posts, count: rows.length, followed: await listFollowed(tx, actor.person) };
    });
  }

  async recordVisit(actor: Actor): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      await moveVisit(tx, actor.person, now);
      const { person } = actor;
      await host.events.append(tx, visitMoved, { person }, { persons: [person] }, { actor });
    });
  }
}

function placeOf({ published_at: at, id }: PostRow): string {
  return `${at?.toISOString() ?? ''}_${id}`;
}

/** A place that nobody was given is the top. */
function readPlace(text: string | undefined): FeedPlace | undefined {
  const [at = '', id = ''] = (text ?? '').split('_');
  return isUuid(id) && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id } : undefined;
}
