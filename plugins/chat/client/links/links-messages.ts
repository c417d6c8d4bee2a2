import { defineMessages } from '@kontor/ui/messages';

export const linksMessages = defineMessages('chat-links', {
  de: {
    hidden: 'Nicht für Sie sichtbar',
    loading: 'Wird geladen …',
  },
  en: {
    hidden: 'Not visible to you',
    loading: 'Loading …',
  },
});
