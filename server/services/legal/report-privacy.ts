import type { Privacy } from '@kontor/plugin-api/server';

export function declareReports(privacy: Privacy): void {
  privacy.declare({
    id: 'legal.reports',
    title: { de: 'Gemeldete Barrieren', en: 'Reported barriers' },
    what: {
      de: 'Was jemand über das Formular gemeldet hat, mit einer Kontaktangabe, wenn sie gemacht wurde; kein Konto',
      en: 'What somebody reported through the form, with a contact where one was given; no account',
    },
    purpose: { de: 'Barrieren beseitigen und antworten', en: 'Removing barriers, and answering' },
    basis: 'work',
    kept: {
      de: '180 Tage nach der Erledigung, höchstens zwei Jahre',
      en: '180 days after it is done, two years at most',
    },
    seenBy: { de: 'Die Administration', en: 'The administrators' },
    places: ['database'],
    erasure: {
      unnamed: {
        de: 'Meldungen hängen an keinem Konto; was jemand hineinschrieb, endet mit ihrer eigenen Frist.',
        en: 'Reports belong to no account; what somebody wrote into one ends with its own period.',
      },
    },
    tables: ['legal_reports', 'legal_report_counts'],
    archive: {
      leftOut: {
        de: 'Die Meldung nennt kein Konto; mit dem Aktenzeichen gibt die Administration Auskunft',
        en: 'The report names no account; the administrators tell by the reference',
      },
    },
  });
}
