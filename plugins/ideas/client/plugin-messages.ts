import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('ideas-plugin', {
  de: { ideas: 'Ideen' },
  en: { ideas: 'Ideas' },
});
