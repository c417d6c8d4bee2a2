import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import type { GatheringContext } from './gathering-context.ts';
import { listForArchive } from './sign-up-store.ts';

export function declareGatherings({ host: { privacy } }: GatheringContext): void {
  privacy.declare({
    id: 'gatherings.sign-ups',
    title: { de: 'Veranstaltungen', en: 'Events' },
    what: {
      de: 'Zu welchen Veranstaltungen Sie sich angemeldet haben, mit wie vielen Begleitpersonen, Ihre Antwort auf die Frage der Organisierenden, und welche Sie organisieren. Wann Sie sich angemeldet haben, wird nicht gespeichert.',
      en: 'Which events you signed up for, with how many guests, your answer to the organisers’ question, and which you organise. When you signed up is not stored.',
    },
    purpose: { de: 'Plätze vergeben und Veranstaltungen vorbereiten', en: 'Giving out places and preparing events' },
    basis: 'choice',
    kept: {
      de: 'Anmeldungen: bis zu dem Tag nach dem Ende, der bei der Veranstaltung steht (üblich sind 90 Tage)',
      en: 'Sign-ups: until the day after the end that the event says (90 days usually)',
    },
    seenBy: {
      de: 'Die Organisierenden. Wo eine Veranstaltung es vor der Anmeldung sagt, sehen alle Eingeladenen die Namen, nie die Antworten',
      en: 'The organisers. Where an event says so before you sign up, everybody invited sees the names, never the answers',
    },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['gatherings_sign_ups', 'person']), unnamed: staysUnnamed },
    tables: ['gatherings_sign_ups', 'gatherings_organisers', 'gatherings_gatherings'],
    archive: async (tx, { person }) => ({ data: await listForArchive(tx, person) }),
  });
}
