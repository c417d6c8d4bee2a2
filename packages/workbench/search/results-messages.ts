import { defineMessages } from '@kontor/ui/messages';

/** The page on which all hits of a search are listed. */
export const resultsMessages = defineMessages('search-results', {
  de: {
    label: 'Wonach suchen Sie?',
    placeholder: 'Suchen …',
    hint: 'Geben Sie ein, wonach Sie suchen',
    hintHelp: 'Gefunden wird alles, was Sie sehen dürfen: Personen, Seiten, Nachrichten, Aufgaben, Ämter.',
    count: '{count, plural, =0 {Keine Treffer} one {# Treffer} other {# Treffer}}',
    atLeast: 'Mehr als {count} Treffer',
    list: 'Treffer',
    more: 'Weitere Treffer',
    end: 'Das sind alle Treffer.',
    tooMany: 'Weiter reicht die Liste nicht. Grenzen Sie die Suche ein, um mehr zu finden.',
  },
  en: {
    label: 'What are you looking for?',
    placeholder: 'Search …',
    hint: 'Type what you are looking for',
    hintHelp: 'Everything is found that you may see: people, pages, messages, tasks, offices.',
    count: '{count, plural, =0 {No hits} one {# hit} other {# hits}}',
    atLeast: 'More than {count} hits',
    list: 'Hits',
    more: 'More hits',
    end: 'These are all hits.',
    tooMany: 'The list goes no further. Narrow the search down to find more.',
  },
});
