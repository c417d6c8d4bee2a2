import { defineMessages } from '@kontor/ui/messages';

export const homeMessages = defineMessages('news-home', {
  de: { title: 'Neu für Sie', all: 'Alle Beiträge', more: '{count, plural, one {Noch einer} other {# weitere}}' },
  en: { title: 'New for you', all: 'All posts', more: '{count, plural, one {One more} other {# more}}' },
});
