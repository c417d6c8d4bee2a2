import { defineMessages } from '@kontor/ui/messages';

/** What the start page says of pages. */
export const homeMessages = defineMessages('wikiHome', {
  de: {
    changed: 'Geänderte Seiten, die Sie beobachten',
    changedBy: '{name}, {when}',
    compare: 'Was ist neu?',
    compareOf: 'Was ist neu in „{title}“?',
    reviews: 'Seiten, die Sie prüfen sollten',
    more: '{count, plural, one {und eine weitere} other {und # weitere}}',
  },
  en: {
    changed: 'Changed pages that you watch',
    changedBy: '{name}, {when}',
    compare: 'What is new?',
    compareOf: 'What is new in “{title}”?',
    reviews: 'Pages that you should check',
    more: '{count, plural, one {and one more} other {and # more}}',
  },
});
