import { defineMessages } from '@kontor/ui/messages';

/** Texts on a person's page. */
export const personMessages = defineMessages('wiki.person', {
  de: {
    owned: 'Verantwortlich für Seiten',
    more: '{count, plural, one {# weitere Seite anzeigen} other {# weitere Seiten anzeigen}}',
  },
  en: {
    owned: 'Responsible for pages',
    more: '{count, plural, one {Show # more page} other {Show # more pages}}',
  },
});
