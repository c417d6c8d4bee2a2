import type { ServerHost } from '@kontor/plugin-api/server';
import { deleteOfPerson, staysUnnamed } from '@kontor/plugin-api/server';
import { listConfirmationsOf, listRequestsBy } from './reading-store.ts';

/** Nothing here where the organisation has not decided for it: then there are no rows. */
export function declareReadings({ privacy }: Pick<ServerHost, 'privacy'>): void {
  privacy.declare({
    id: 'wiki.readings',
    title: { de: 'Kenntnisnahmen im Wiki', en: 'Confirmations of reading in the wiki' },
    what: {
      de: 'Welche Wikiseiten Sie auf Bitte zur Kenntnis genommen haben, mit Zeit, und um welche Kenntnisnahmen Sie gebeten haben. Gespeichert wird nur, was Sie selbst bestätigen, nie, was Sie öffnen. Ob Ihr Haus das nutzt, entscheidet es selbst.',
      en: 'Which wiki pages you confirmed to have read when asked, with time, and whom you asked to read. Only what you confirm is stored, never what you open. Your organisation decides whether it uses this.',
    },
    purpose: {
      de: 'Wissen, wer eine wichtige Regelung kennt',
      en: 'Knowing who is aware of an important rule',
    },
    basis: 'work',
    kept: {
      de: 'Bis die Bitte beendet, die Seite gelöscht oder die Funktion ausgeschaltet wird; zu früheren Fassungen zwei Jahre',
      en: 'Until the request is ended, the page is deleted or the feature is switched off; of earlier versions for two years',
    },
    seenBy: {
      de: 'Sie, die Ansprechperson der Seite und die Verantwortlichen des Bereichs; andere höchstens als Anzahl ab fünf',
      en: 'You, whoever is responsible for the page, and the owners of the space; others at most as a number from five on',
    },
    places: ['database'],
    measure: {
      guard: {
        de: 'Nur was jemand selbst bestätigt, nie das Öffnen; Zahlen erst ab fünf Personen.',
        en: 'Only what somebody confirms, never the opening; figures from five persons on.',
      },
      offBy: 'readingConfirmations',
    },
    erasure: {
      erase: deleteOfPerson(['wiki_readings', 'person']),
      unnamed: staysUnnamed,
    },
    tables: ['wiki_reading_requests', 'wiki_readings'],
    archive: async (tx, { person }) => ({
      data: {
        confirmed: (await listConfirmationsOf(tx, person)).map(({ title, confirmed_at: at }) => ({ page: title, at })),
        asked: (await listRequestsBy(tx, person)).map(({ title, asked_at: at }) => ({ page: title, at })),
      },
    }),
  });
}
