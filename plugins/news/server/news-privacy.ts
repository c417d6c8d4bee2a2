import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { listChannelsNaming, listFollowedNames, listWrittenBy } from './archive-store.ts';
import { findVisit } from './follow-store.ts';
import type { NewsContext } from './news-context.ts';

/** What the news store about people. Who has read what is not among it. */
export function declareNews({ host: { privacy, periods } }: NewsContext): void {
  privacy.declare(
    {
      id: 'news.posts',
      title: { de: 'Beiträge', en: 'Posts' },
      what: {
        de: 'Wer einen Beitrag geschrieben, mitgeschrieben oder veröffentlicht hat, an wen er sich richtet, und wer einen Kanal betreut',
        en: 'Who wrote a post, wrote along or published it, whom it is for, and who edits a channel',
      },
      purpose: {
        de: 'Nachrichten der Verwaltung an die, die sie angehen',
        en: 'News of the administration for those whom they concern',
      },
      basis: 'work',
      kept: async (tx) => {
        const [over, trash] = [await periods.tell(tx, 'news.over'), await periods.tell(tx, 'news.trash')];
        return {
          de: `Solange es den Beitrag gibt; abgelaufene und zurückgezogene: ${over.de}; gelöschte danach: ${trash.de}`,
          en: `As long as the post exists; expired and withdrawn ones: ${over.en}; deleted ones, from then: ${trash.en}`,
        };
      },
      seenBy: {
        de: 'Wer den Beitrag lesen darf; Entwürfe nur, wer daran schreibt',
        en: 'Whoever may read the post; drafts only those who write them',
      },
      places: ['database', 'search', 'files'],
      erasure: { unnamed: staysUnnamed },
      tables: ['news_posts', 'news_post_authors', 'news_post_versions', 'news_channels'],
      archive: async (tx, { person }) => ({
        data: { posts: await listWrittenBy(tx, person), channels: await listChannelsNaming(tx, person) },
      }),
    },
    {
      id: 'news.follows',
      title: { de: 'Kanäle, denen Sie folgen', en: 'Channels that you follow' },
      what: { de: 'Welchen Kanälen Sie folgen', en: 'Which channels you follow' },
      purpose: { de: 'Ihnen zu zeigen, was Sie lesen möchten', en: 'Showing you what you want to read' },
      basis: 'choice',
      kept: { de: 'Bis Sie nicht mehr folgen', en: 'Until you no longer follow them' },
      seenBy: { de: 'Nur Sie', en: 'Only you' },
      places: ['database'],
      erasure: { erase: deleteOfPerson(['news_follows', 'person']) },
      tables: ['news_follows'],
      archive: async (tx, { person }) => ({ data: await listFollowedNames(tx, person) }),
    },
    {
      id: 'news.visit',
      title: { de: 'Ihr letzter Besuch in „Aktuelles“', en: 'Your last visit to the news' },
      what: {
        de: 'Ein einziger Zeitpunkt: bis wann Sie die Beiträge gesehen haben. Der vorherige wird überschrieben',
        en: 'One single moment: until when you have seen the posts. The one before is overwritten',
      },
      purpose: { de: 'Ihnen zu zeigen, was seitdem neu ist', en: 'Showing you what is new since then' },
      basis: 'choice',
      kept: { de: 'Bis zum nächsten Besuch', en: 'Until the next visit' },
      seenBy: { de: 'Nur Sie', en: 'Only you' },
      places: ['database'],
      erasure: { erase: deleteOfPerson(['news_visits', 'person']) },
      tables: ['news_visits'],
      archive: async (tx, { person }) => ({ data: { seenUntil: (await findVisit(tx, person)) ?? null } }),
    },
  );
}
