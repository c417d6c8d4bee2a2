import { defineMessages } from '@kontor/ui/messages';

export const homeMessages = defineMessages('news-home', {
  de: { title: 'Neue Beiträge', all: 'Alle Beiträge', more: '{count, plural, one {Noch einer} other {# weitere}}' },
  en: { title: 'New posts', all: 'All posts', more: '{count, plural, one {One more} other {# more}}' },
});
