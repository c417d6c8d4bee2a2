import { defineMessages } from '@kontor/ui/messages';

export const barriersMessages = defineMessages('wikiBarriers', {
  de: {
    title: 'Barrierefreiheit prüfen',
    close: 'Prüfung schließen',
    lead: 'Das hindert manche daran, die Seite zu lesen. Die Liste folgt dem Text, während Sie schreiben.',
    go: 'Zur Stelle',
    none: 'Keine Barrieren gefunden',
    noneText:
      'Geprüft sind Bildbeschreibungen, Überschriften, Kopfzeilen von Tabellen und Linktexte. Ob alles verständlich ist, prüfen nur Menschen.',
    hint: '{count, plural, one {Eine Barriere} other {# Barrieren}}',
  },
  en: {
    title: 'Check accessibility',
    close: 'Close the check',
    lead: 'This keeps some people from reading the page. The list follows the text while you write.',
    go: 'Go there',
    none: 'No barriers found',
    noneText:
      'Descriptions of pictures, headings, header rows of tables and words of links were checked. Whether everything is clear, only people can check.',
    hint: '{count, plural, one {One barrier} other {# barriers}}',
  },
});
