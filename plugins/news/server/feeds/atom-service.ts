import type { IsoDate, Language } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { readableFragmentOfDoc } from '@kontor/editor/readable-html';
import { linksOfDoc, targetOfHref } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { channelPath, postPath } from '../../shared/index.ts';
import { findChannels } from '../channel-store.ts';
import type { AroundPosts } from '../comments/around-posts.ts';
import { listFeed } from '../feed-store.ts';
import { findCurrentVersions, type VersionRow } from '../version-store.ts';
import { type AtomEntry, writeAtom } from './atom-writer.ts';

const most = 40;
const lastDay: IsoDate = '9999-12-31';
const texts = {
  de: { own: 'Aktuelles', unknown: 'Unbekannt' },
  en: { own: 'News', unknown: 'Unknown' },
} as const;

export interface FeedRequest {
  readonly channel: string | undefined;
  readonly language: Language;
  readonly origin: string;
}

/** The news of one person for programs that know an address and nothing else: what they may see at this moment. */
export class AtomService {
  readonly #posts: AroundPosts;

  constructor(posts: AroundPosts) {
    this.#posts = posts;
  }

  /** Throws `news.channel_not_found`. */
  async write(actor: Actor, { channel, language, origin }: FeedRequest): Promise<string> {
    const { host, context, now } = this.#posts;
    return host.database.transaction(async (tx) => {
      const only = channel === undefined ? undefined : (await context.getChannel(tx, actor, channel)).channel;
      const reader = await context.readReader(tx, actor.person);
      // What is on top of a list stands in its order here: by that day nothing is on top any more.
      const filter = { isOwn: channel === undefined, channel, today: lastDay };
      const rows = await listFeed(tx, reader, filter, { after: undefined, limit: most });
      const versions = await findCurrentVersions(
        tx,
        rows.map(({ id }) => id),
      );
      const channels = new Map(
        (
          await findChannels(
            tx,
            rows.map((row) => row.channel),
          )
        ).map(({ id, name }) => [id, name]),
      );
      const authors = await host.people.findPersons(tx, [...new Set(rows.flatMap(({ author }) => author ?? []))]);
      const names = new Map(authors.map(({ id, name }) => [id, name]));
      const { name: organisation, logo } = await host.organisation.get(tx);
      const entries: AtomEntry[] = [];
      for (const row of rows) {
        const version = versions.get(row.id);
        if (!version || row.published_at === null) continue;
        entries.push({
          ...(await this.#entryOf(tx, actor, version, { language, origin })),
          published: row.published_at,
          author: (row.author !== null && names.get(row.author)) || texts[language].unknown,
          category: channels.get(row.channel) ?? '',
        });
      }
      const title = only ? only.name : texts[language].own;
      const newest = Math.max(...entries.map(({ updated }) => updated.getTime()));
      return writeAtom({
        id: `urn:uuid:${only?.id ?? actor.person}`,
        title: `${title} – ${organisation}`,
        language,
        page: `${origin}${only ? channelPath(only.id) : '/news'}`,
        updated: entries.length > 0 ? new Date(newest) : new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`),
        author: organisation,
        icon: logo === null ? undefined : `${origin}${logo}`,
        entries,
      });
    });
  }

  /** Pictures and files need a sign-in, so their words stand for them; objects are linked as far as the reader sees them. */
  async #entryOf(
    tx: Tx,
    actor: Actor,
    version: VersionRow,
    { language, origin }: Pick<FeedRequest, 'language' | 'origin'>,
  ) {
    const isEnglish = language === 'en' && version.has_english && version.doc_en !== null;
    const doc = isEnglish && version.doc_en !== null ? version.doc_en : version.doc;
    const refs = linksOfDoc(doc).refs as `${string}/${string}/${string}`[]; // the schema and `linksOfDoc` let nothing else through
    const cards = refs.length === 0 ? [] : await this.#posts.host.links.findCards(tx, actor, refs);
    const paths = new Map(cards.map(({ ref, path }) => [String(ref), path]));
    return {
      id: `urn:uuid:${version.post}`,
      title: isEnglish ? version.title_en : version.title,
      page: `${origin}${postPath(version.post)}`,
      updated: version.at,
      summary: isEnglish ? version.teaser_en : version.teaser,
      language: isEnglish ? ('en' as const) : ('de' as const),
      html: readableFragmentOfDoc({
        language: isEnglish ? 'en' : 'de',
        doc,
        fileAddress: () => undefined,
        addressOf(href) {
          const target = targetOfHref(href);
          const path = target && paths.get(target.ref);
          return path === undefined
            ? undefined
            : `${origin}${path}${target?.place === undefined ? '' : `#${target.place}`}`;
        },
      }),
    };
  }
}
