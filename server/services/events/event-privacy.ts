import type { Privacy } from '@kontor/plugin-api/server';
import { readEventsForArchive } from './event-privacy-store.ts';

export function declareEvents(privacy: Privacy): void {
  privacy.declare({
    id: 'events.caused',
    title: { de: 'Ereignisse', en: 'Events' },
    what: {
      de: 'Was sich geändert hat und wer es ausgelöst hat, mit Kennungen und ohne Inhalte',
      en: 'What changed and who caused it, with ids and without content',
    },
    purpose: {
      de: 'Suche, Eingang und offene Fenster aktuell halten',
      en: 'Keeping search, inbox and open windows current',
    },
    basis: 'work',
    kept: { de: '14 Tage', en: '14 days' },
    seenBy: {
      de: 'Wer das Geänderte sehen darf; eine Liste nach Personen gibt es nicht',
      en: 'Whoever may see what changed; there is no list by person',
    },
    places: ['database'],
    erasure: {
      unnamed: {
        de: 'Ereignisse nennen nur Kennungen und werden nach 14 Tagen gelöscht.',
        en: 'Events name ids alone and are deleted after 14 days.',
      },
    },
    tables: ['events'],
    archive: async (tx, { person }) => ({ data: await readEventsForArchive(tx, person) }),
  });
}
