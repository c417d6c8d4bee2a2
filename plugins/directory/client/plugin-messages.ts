import { defineMessages } from '@kontor/ui/messages';

/** The few words that are needed before any screen of the directory is opened; all others load with their screens. */
export const pluginMessages = defineMessages('directory-plugin', {
  de: {
    people: 'Personen',
    orgChart: 'Organigramm',
    ownProfile: 'Eigenes Profil',
    editOffice: 'Amtsseite bearbeiten',
    absences: 'Wer ist abwesend?',
    goPeople: 'Personen suchen',
    goOrgChart: 'Organigramm öffnen',
    goOwnEntry: 'Eigenes Profil öffnen',
    goAbsences: 'Abwesende zeigen',
    awayToday: 'Heute abwesend',
    card: 'Visitenkarte',
    import: 'Import',
    auditBegun: '{who} hat eine Übernahme von Personen geprüft',
    auditImported: '{who} hat Personen aus einer Datei übernommen',
  },
  en: {
    people: 'People',
    orgChart: 'Org chart',
    ownProfile: 'Own profile',
    editOffice: 'Edit office page',
    absences: 'Who is away?',
    goPeople: 'Search people',
    goOrgChart: 'Open org chart',
    goOwnEntry: 'Open own profile',
    goAbsences: 'Show who is away',
    awayToday: 'Away today',
    card: 'Contact card',
    import: 'Import',
    auditBegun: '{who} checked an import of people',
    auditImported: '{who} imported people from a file',
  },
});
