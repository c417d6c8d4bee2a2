import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { listReactionsBy } from '../reactions/reaction-store.ts';
import { listCommentsBy, listHiddenBy } from './comment-store.ts';

export function declareComments({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'news.comments',
    title: { de: 'Kommentare und Zeichen zu Beiträgen', en: 'Comments on posts, and signs' },
    what: {
      de: 'Was Sie zu Beiträgen gesagt haben und wen Sie dabei erwähnt haben, mit Zeit; welche Zeichen Sie gegeben haben; ob und warum ein Kommentar ausgeblendet ist und wer das getan hat',
      en: 'What you said about posts and whom you mentioned, with time; which signs you gave; whether and why a comment is hidden, and who hid it',
    },
    purpose: { de: 'Über Beiträge sprechen, wo sie stehen', en: 'Talking about posts where they are' },
    basis: 'work',
    kept: {
      de: 'Bis Sie sie löschen oder der Beitrag gelöscht wird',
      en: 'Until you delete them or the post is deleted',
    },
    seenBy: {
      de: 'Wer den Beitrag lesen darf; Ausgeblendetes nur Sie und die Redaktion des Kanals',
      en: 'Whoever may read the post; what is hidden only you and the editors of the channel',
    },
    places: ['database'],
    erasure: {
      erase: deleteOfPerson(['news_reactions', 'person']),
      unnamed: staysUnnamed,
    },
    tables: ['news_comments', 'news_reactions'],
    archive: async (tx, { person }) => ({
      data: {
        comments: (await listCommentsBy(tx, person)).map(
          ({ post, text, at, hidden_at: hiddenAt, hidden_reason: why }) => ({
            post,
            text,
            at,
            ...(hiddenAt && { hiddenAt, why }),
          }),
        ),
        signs: await listReactionsBy(tx, person),
        hid: await listHiddenBy(tx, person),
      },
    }),
  });
}
