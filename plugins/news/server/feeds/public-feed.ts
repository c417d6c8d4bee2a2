import { publicFeedPath, publicPath } from '../../shared/feeds.ts';
import { writeAtom } from './atom-writer.ts';
import { type PublicLook, publicHtml, wordsOf } from './public-page.ts';
import type { PublicPost } from './public-service.ts';
import { publicWords } from './public-words.ts';

/** Public posts for programs; it names the organisation and nobody of it. */
export function writePublicFeed(look: PublicLook, posts: readonly PublicPost[], now: Date): string {
  const { language, organisation, origin, logo } = look;
  const t = publicWords[language];
  const newest = Math.max(...posts.map(({ version }) => version.at.getTime()));
  return writeAtom({
    id: `${origin}${publicPath}`,
    title: `${t.title} – ${organisation}`,
    language,
    self: `${origin}${publicFeedPath}?lang=${language}`,
    page: `${origin}${publicPath}?lang=${language}`,
    // Of an empty one nothing says when it changed; the day keeps it from being another one each time.
    updated: posts.length > 0 ? new Date(newest) : new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`),
    author: organisation,
    icon: logo === null ? undefined : `${origin}${logo}`,
    entries: posts.map((post) => {
      const words = wordsOf(post, language);
      return {
        id: `urn:uuid:${post.id}`,
        title: words.title,
        page: `${origin}${publicPath}/${post.id}`,
        published: post.publishedAt,
        updated: post.version.at,
        author: organisation,
        summary: words.teaser,
        html: publicHtml(post, language, origin, origin),
        language: words.language,
      };
    }),
  });
}
