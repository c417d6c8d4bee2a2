import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('ideas-plugin', {
  de: { ideas: 'Ideen', goIdeas: 'Zu den Ideen', thanks: 'Dank', boxes: 'Ideenkästen' },
  en: { ideas: 'Ideas', goIdeas: 'Go to ideas', thanks: 'Thanks', boxes: 'Suggestion boxes' },
});
