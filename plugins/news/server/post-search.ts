import { isUuid, parseRef } from '@kontor/base';
import { linksOfDoc, textOfDoc } from '@kontor/editor/shared';
import { type SearchProvider, staleAfter } from '@kontor/plugin-api/server';
import { groupChanged, orgUnitChanged, spaceAccessChanged } from '@kontor/schema';
import { channelChanged, postChanged, postHidden, postPath, postPublished, postRef } from '../shared/index.ts';
import { type ChannelRow, findChannels, listChannelRows } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';
import { findAudience } from './post-audience.ts';
import { findPosts, listCoAuthors, listPostIds, listPublicOf } from './post-store.ts';
import { findCurrentVersions } from './version-store.ts';

/** Longer texts are found by what stands in this part of them. */
const longestBody = 200_000;

/** Posts are found by what is public of them, in both languages, by those who may read them. */
export function postSearch(context: NewsContext): SearchProvider {
  const publicOf = async (tx: Parameters<typeof listPublicOf>[0], belongs: (channel: ChannelRow) => boolean) => {
    const channels = (await listChannelRows(tx)).filter(belongs).map(({ id }) => id);
    return (await listPublicOf(tx, channels)).map(postRef);
  };
  return {
    noun: 'news/post',
    type: 'post',
    async readDocuments(tx, refs) {
      const ids = refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid);
      const posts = (await findPosts(tx, ids)).filter(({ state }) => state === 'published');
      const shown = posts.map(({ id }) => id);
      const audience = await findAudience(context, tx, shown);
      const versions = await findCurrentVersions(tx, shown);
      const channels = await findChannels(tx, [...new Set(posts.map(({ channel }) => channel))]);
      const channelOf = new Map(channels.map((channel) => [channel.id, channel]));
      const coAuthors = await listCoAuthors(tx, shown);
      return posts.flatMap((post) => {
        const version = versions.get(post.id);
        if (!version) return [];
        const english = version.has_english ? [version.title_en, version.teaser_en] : [];
        const docs = [version.doc, ...(version.has_english && version.doc_en ? [version.doc_en] : [])];
        const channel = channelOf.get(post.channel);
        const authors = [...(post.author === null ? [] : [post.author]), ...(coAuthors.get(post.id) ?? [])];
        const words = [version.teaser, ...english, ...docs.map(textOfDoc)];
        return [
          {
            ref: postRef(post.id),
            type: 'post',
            title: version.title,
            body: words.join('\n').slice(0, longestBody),
            audience: audience.get(post.id) ?? [],
            ...(channel && channel.space !== null && { facets: { space: [channel.space] } }),
            authors: [...new Set(authors)],
            data: { subtitle: channel?.name ?? '', path: postPath(post.id) },
            updatedAt: version.at.toISOString(),
          },
        ];
      });
    },
    async readFiles(tx, refs) {
      const versions = await findCurrentVersions(tx, refs.map((ref) => parseRef(ref)?.id ?? '').filter(isUuid));
      return new Map(
        [...versions].map(([id, { doc, doc_en: english, has_english: hasEnglish }]) => {
          const docs = hasEnglish && english ? [doc, english] : [doc];
          return [postRef(id), new Set(docs.flatMap((each) => linksOfDoc(each).files))];
        }),
      );
    },
    async listRefs(tx, after, limit) {
      return (await listPostIds(tx, after && parseRef(after)?.id, limit)).map(postRef);
    },
    staleAfter: [
      staleAfter(postPublished, (_tx, { payload }) => [postRef(payload.post)]),
      staleAfter(postChanged, (_tx, { payload }) => [postRef(payload.post)]),
      staleAfter(postHidden, (_tx, { payload }) => [postRef(payload.post)]),
      staleAfter(channelChanged, (tx, { payload }) => publicOf(tx, ({ id }) => id === payload.channel)),
      // Of spaces and org units some are named person by person: members, and who leads.
      staleAfter(spaceAccessChanged, (tx, { payload }) => publicOf(tx, ({ space }) => space === payload.space)),
      staleAfter(groupChanged, (tx) => publicOf(tx, ({ space }) => space !== null)),
      staleAfter(orgUnitChanged, (tx) => publicOf(tx, ({ kind }) => kind !== 'topic')),
    ],
  };
}
