import { defineMessages } from '@kontor/ui/messages';

export const findMessages = defineMessages('editor.find', {
  de: {
    label: 'Suchen und ersetzen',
    find: 'Suchen',
    replace: 'Ersetzen durch',
    replaceOne: 'Ersetzen',
    replaceAll: 'Alle ersetzen',
    next: 'Nächster Treffer',
    previous: 'Vorheriger Treffer',
    caseSensitive: 'Groß- und Kleinschreibung beachten',
    close: 'Suche schließen',
    count: '{at} von {count}',
    none: 'Kein Treffer',
    replaced: '{count, plural, one {# Stelle} other {# Stellen}} ersetzt',
  },
  en: {
    label: 'Find and replace',
    find: 'Find',
    replace: 'Replace with',
    replaceOne: 'Replace',
    replaceAll: 'Replace all',
    next: 'Next match',
    previous: 'Previous match',
    caseSensitive: 'Match upper and lower case',
    close: 'Close search',
    count: '{at} of {count}',
    none: 'No match',
    replaced: '{count, plural, one {# place} other {# places}} replaced',
  },
});
