import type { Periods, Privacy } from '@kontor/plugin-api/server';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { readEntriesForArchive } from './audit-privacy-store.ts';

export function declareAudit(privacy: Privacy, policies: PolicyReader, periods: Periods): void {
  privacy.declare({
    id: 'audit.entries',
    title: { de: 'Protokoll sicherheitsrelevanter Vorgänge', en: 'Log of security-relevant happenings' },
    what: {
      de: 'Anmeldungen, Änderungen an Konten, Rechten und Einstellungen: wer, was, wann, von welcher Netzadresse; keine Inhalte',
      en: 'Sign-ins, changes to accounts, rights and settings: who, what, when, from which network address; no content',
    },
    purpose: { de: 'Missbrauch erkennen und aufklären', en: 'Noticing and clearing up misuse' },
    basis: 'security',
    kept: async (tx) => {
      const { auditDays } = await policies.read(tx);
      const addresses = await periods.tell(tx, 'audit.addresses');
      return {
        de: `${auditDays} Tage; Netzadressen: ${addresses.de}`,
        en: `${auditDays} days; network addresses: ${addresses.en}`,
      };
    },
    seenBy: { de: 'Nur wer die Rolle Revision hat', en: 'Only who has the auditor role' },
    places: ['database'],
    measure: {
      guard: {
        de: 'Nur sicherheitsrelevante Vorgänge, nie die Arbeit; nur die Revision liest sie, und auch ihr Herunterladen steht darin.',
        en: 'Security-relevant happenings alone, never the work; only auditors read them, and that they loaded them is in there, too.',
      },
    },
    erasure: {
      kept: {
        why: {
          de: 'Der Nachweis sicherheitsrelevanter Schritte verlangt, dass sie jemandem zugeordnet bleiben; Name und Anmeldename sind gesperrt und nur für die Revision sichtbar.',
          en: 'The proof of security-relevant steps demands that they stay with somebody; name and login are blocked and shown to auditors only.',
        },
        until: {
          de: 'Bis der letzte Eintrag nach der Frist des Protokolls gelöscht ist',
          en: 'Until the last entry is deleted by the period of the log',
        },
      },
    },
    tables: ['audit_log'],
    archive: async (tx, actor) => ({ data: await readEntriesForArchive(tx, actor) }),
  });
}
