import { defineMessages } from '@kontor/ui/messages';

export const feedMessages = defineMessages('news-feed', {
  de: {
    own: 'Für Sie',
    all: 'Alle Beiträge',
    which: 'Anzeigen',
    manage: 'Kanälen folgen',
    newPosts: '{count, plural, one {Ein neuer Beitrag} other {# neue Beiträge}}',
    newUntilHere: 'Bis hierhin neu seit Ihrem letzten Besuch',
    older: 'Ältere Beiträge',
    empty: 'Noch keine Beiträge',
    emptyOwn: 'Hier steht, was für alle ist, was sich an Sie richtet und was in Kanälen erscheint, denen Sie folgen.',
    emptyChannel: 'In diesem Kanal ist noch nichts erschienen.',
    follow: 'Folgen',
    unfollow: 'Nicht mehr folgen',
  },
  en: {
    own: 'For you',
    all: 'All posts',
    which: 'Show',
    manage: 'Follow channels',
    newPosts: '{count, plural, one {One new post} other {# new posts}}',
    newUntilHere: 'New since your last visit until here',
    older: 'Older posts',
    empty: 'No posts yet',
    emptyOwn: 'Here is what is for everybody, what addresses you, and what comes out in channels that you follow.',
    emptyChannel: 'Nothing has come out in this channel yet.',
    follow: 'Follow',
    unfollow: 'Stop following',
  },
});
