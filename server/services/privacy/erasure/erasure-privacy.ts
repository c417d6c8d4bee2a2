import type { Privacy } from '@kontor/plugin-api/server';
import { readErasureForArchive } from './erasure-store.ts';

/** What erasing itself leaves. */
export function declareErasures(privacy: Privacy): void {
  privacy.declare({
    id: 'privacy.erasures',
    title: { de: 'Löschungen und gesperrte Namen', en: 'Erasures and blocked names' },
    what: {
      de: 'Wer die Löschung einer Person beantragt und bestätigt hat; für das Protokoll deren Name und Anmeldename, gesperrt',
      en: 'Who asked for and confirmed the erasure of a person; for the audit log that person’s name and login, blocked',
    },
    purpose: {
      de: 'Nachweisen, dass gelöscht wurde, und Einträge des Protokolls zuordnen',
      en: 'Proving that something was erased, and knowing whom entries of the audit log are about',
    },
    basis: 'security',
    kept: {
      de: 'Namen, bis der letzte Eintrag des Protokolls gelöscht ist; dass gelöscht wurde, ohne Namen auf Dauer',
      en: 'Names until the last entry of the audit log is deleted; that something was erased, without names, for good',
    },
    seenBy: {
      de: 'Anträge die Administration; gesperrte Namen nur die Revision, im Protokoll',
      en: 'Requests administrators; blocked names auditors alone, in the audit log',
    },
    places: ['database'],
    erasure: {
      unnamed: {
        de: 'Dass gelöscht wurde, bleibt ohne Namen, damit eine eingespielte Sicherung niemanden zurückbringt.',
        en: 'That somebody was erased stays without a name, so that a restored backup brings nobody back.',
      },
      kept: {
        why: {
          de: 'Name und Anmeldename, gesperrt, damit Einträge des Protokolls zugeordnet bleiben',
          en: 'Name and login, blocked, so that entries of the audit log stay with somebody',
        },
        until: {
          de: 'Bis der letzte Eintrag nach der Frist des Protokolls gelöscht ist',
          en: 'Until the last entry is deleted by the period of the log',
        },
      },
    },
    tables: ['privacy_erasures', 'privacy_kept_names'],
    archive: async (tx, { person }) => ({ data: await readErasureForArchive(tx, person) }),
  });
}
