import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('surveys-plugin', {
  de: { surveys: 'Umfragen' },
  en: { surveys: 'Surveys' },
});
