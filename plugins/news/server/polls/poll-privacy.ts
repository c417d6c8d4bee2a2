import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { listVotesBy } from './poll-store.ts';

export function declareVotes({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'news.votes',
    title: { de: 'Stimmen bei Umfragen in Beiträgen', en: 'Votes in polls of posts' },
    what: {
      de: 'Was Sie bei einer Umfrage gewählt haben, ohne Zeit',
      en: 'What you chose in a poll, without time',
    },
    purpose: {
      de: 'Jede Person stimmt einmal ab und kann ihre Stimme ändern, solange die Umfrage läuft',
      en: 'Everybody votes once, and can change the vote as long as the poll runs',
    },
    basis: 'choice',
    kept: {
      de: 'Bis 30 Tage nach dem Ende der Umfrage; danach bleiben nur Summen, und nur ab fünf Stimmen',
      en: 'Until 30 days after the end of the poll; then only counts stay, and only of five votes or more',
    },
    seenBy: {
      de: 'Nur Sie; andere sehen Summen, und nur ab fünf Stimmen',
      en: 'Only you; others see counts, and only of five votes or more',
    },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['news_votes', 'person']) },
    tables: ['news_votes'],
    archive: async (tx, { person }) => ({ data: await listVotesBy(tx, person) }),
  });
}
