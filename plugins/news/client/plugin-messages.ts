import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('news-plugin', {
  de: { news: 'Aktuelles', posts: 'Beiträge', channels: 'Kanäle', goNews: 'Zu Aktuelles' },
  en: { news: 'News', posts: 'Posts', channels: 'Channels', goNews: 'Go to the news' },
});
