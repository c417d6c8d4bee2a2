import { defineMessages } from '@kontor/ui/messages';

/** What helps further where a search finds nothing. */
export const nothingFoundMessages = defineMessages('search-nothing', {
  de: {
    narrowed: 'Mit diesen Filtern gibt es keine Treffer.',
    withoutFilters: 'Ohne Filter suchen',
    everyType: 'Alle Arten suchen',
    didYouMean: 'Meinten Sie „{spelling}“?',
    ask: 'Fragen Sie das zuständige Amt',
    askHelp: 'Diese Stellen passen am besten zu Ihrer Suche:',
    task: 'Aufgabe: {task}',
    lead: 'Leitung: ',
    write: 'E-Mail schreiben',
    call: 'Anrufen: {phone}',
    subject: 'Frage zu „{query}“',
    allOffices: 'Alle Ämter ansehen',
  },
  en: {
    narrowed: 'There are no hits with these filters.',
    withoutFilters: 'Search without filters',
    everyType: 'Search all types',
    didYouMean: 'Did you mean “{spelling}”?',
    ask: 'Ask the office in charge',
    askHelp: 'These offices fit your search best:',
    task: 'Task: {task}',
    lead: 'Lead: ',
    write: 'Write an e-mail',
    call: 'Call {phone}',
    subject: 'Question about “{query}”',
    allOffices: 'See all offices',
  },
});
