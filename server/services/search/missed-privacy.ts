import type { Privacy } from '@kontor/plugin-api/server';
import { missedBounds } from '@kontor/schema';

export function declareMissedSearches(privacy: Privacy): void {
  const { people, days } = missedBounds;
  privacy.declare({
    id: 'search.missed',
    title: { de: 'Suchwörter ohne Treffer', en: 'Words searched for in vain' },
    what: {
      de: `Wörter, die mindestens ${people} verschiedene Personen in derselben Woche gesucht und nicht gefunden haben, und die Woche. Nicht, wer sie gesucht hat, wann oder wie oft. Was nach Personen aussieht (Namen, Nummern, Adressen), bleibt weg. Nur, wenn die Richtlinie „Suchwörter ohne Treffer“ an ist.`,
      en: `Words that at least ${people} different people searched for in the same week without finding anything, and the week. Not who searched for them, when or how often. What looks like people (names, numbers, addresses) is left out. Only while the policy “Words searched for in vain” is on.`,
    },
    purpose: {
      de: 'Synonyme ergänzen und schreiben, was fehlt',
      en: 'Adding synonyms and writing what is missing',
    },
    basis: 'work',
    kept: { de: `${days} Tage`, en: `${days} days` },
    seenBy: { de: 'Administration', en: 'Administrators' },
    places: ['database'],
    erasure: {
      unnamed: {
        de: 'Die Wörter gehören zu niemandem: Wer sie gesucht hat, weiß Kontor nicht.',
        en: 'The words belong to nobody: Kontor does not know who searched for them.',
      },
    },
    tables: ['search_missed'],
    measure: {
      guard: {
        de: `Bis ${people} Personen dasselbe gesucht haben, steht es nur im Arbeitsspeicher, mit einem Zufallszeichen je Person, dessen Schlüssel niemand kennt und der jede Woche wechselt. Geschrieben wird es nie, und danach ist es vergessen. In keiner Tabelle steht eine Person, eine Uhrzeit oder eine Anzahl.`,
        en: `Until ${people} people have searched for the same, it is in memory alone, with a random mark for each person, whose key nobody knows and which changes every week. It is never written, and forgotten afterwards. No table holds a person, a time or a number.`,
      },
    },
    archive: {
      leftOut: {
        de: 'Die Wörter gehören zu niemandem: Wer sie gesucht hat, weiß Kontor nicht.',
        en: 'The words belong to nobody: Kontor does not know who searched for them.',
      },
    },
  });
}
