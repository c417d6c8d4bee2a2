import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('news-plugin', {
  de: {
    news: 'Aktuelles',
    posts: 'Beiträge',
    channels: 'Kanäle',
    goNews: 'Zu Aktuelles',
    audit: '{who} hat einen Kanal von „Aktuelles“ geändert',
    moderated: '{who} hat einen Kommentar zu „{object}“ aus- oder eingeblendet',
    opened: '{who} hat geändert, ob „{object}“ öffentlich ist',
  },
  en: {
    news: 'News',
    posts: 'Posts',
    channels: 'Channels',
    goNews: 'Go to the news',
    audit: '{who} changed a channel of the news',
    moderated: '{who} hid or showed a comment on “{object}”',
    opened: '{who} changed whether “{object}” is public',
  },
});
