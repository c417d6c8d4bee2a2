import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('news-plugin', {
  de: {
    news: 'Aktuelles',
    posts: 'Beiträge',
    channels: 'Kanäle',
    goNews: 'Zu Aktuelles',
    audit: '{who} hat einen Kanal von „Aktuelles“ geändert',
  },
  en: {
    news: 'News',
    posts: 'Posts',
    channels: 'Channels',
    goNews: 'Go to the news',
    audit: '{who} changed a channel of the news',
  },
});
