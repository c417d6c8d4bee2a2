import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('gatherings-plugin', {
  de: { gatherings: 'Veranstaltungen' },
  en: { gatherings: 'Events' },
});
