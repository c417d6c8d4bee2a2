import { defineMessages } from '@kontor/ui/messages';

export const feedMessages = defineMessages('newsFeeds', {
  de: {
    open: 'Als Feed abonnieren',
    title: 'Beiträge als Feed abonnieren',
    lead: 'Ein Feed-Leser zeigt Ihnen neue Beiträge in einem Programm Ihrer Wahl (Atom). Er bekommt eine geheime Adresse und sieht, was Sie im Augenblick sehen dürfen.',
    which: 'Welche Beiträge',
    own: 'Für Sie',
    programName: 'Feed-Abo',
    programOf: 'Feed-Abo: {channel}',
    isPublic: 'Öffentlich',
    publicNow: 'Ohne Anmeldung zu lesen.',
    publicLater: 'Ohne Anmeldung zu lesen, sobald der Beitrag veröffentlicht ist.',
    showPublic: 'Öffentliche Seite ansehen',
    makePublic: 'Öffentlich machen',
    makeInternal: 'Nicht mehr öffentlich',
    askTitle: 'Beitrag öffentlich machen?',
    askText:
      'Text und Bilder dieses Beitrags kann dann jede und jeder ohne Anmeldung lesen, auch Suchmaschinen. Kommentare, Umfragen und Verweise auf Internes bleiben intern.',
    nowPublic: 'Der Beitrag ist öffentlich',
    nowInternal: 'Der Beitrag ist nicht mehr öffentlich',
    mayPublish: 'Redaktion darf Beiträge öffentlich machen',
    mayPublishHelp: 'Sie sind dann ohne Anmeldung zu lesen, und im öffentlichen Feed.',
    mayPublishOff:
      'Sie sind dann ohne Anmeldung zu lesen. Zurzeit sind öffentliche Beiträge in den Richtlinien ausgeschaltet.',
  },
  en: {
    open: 'Subscribe as a feed',
    title: 'Subscribe to posts as a feed',
    lead: 'A feed reader shows you new posts in a program of your choice (Atom). It gets a secret address and sees what you may see at that moment.',
    which: 'Which posts',
    own: 'For you',
    programName: 'Feed subscription',
    programOf: 'Feed subscription: {channel}',
    isPublic: 'Public',
    publicNow: 'Can be read without signing in.',
    publicLater: 'Can be read without signing in once the post is published.',
    showPublic: 'View public page',
    makePublic: 'Make public',
    makeInternal: 'No longer public',
    askTitle: 'Make this post public?',
    askText:
      'Anybody can then read text and pictures of this post without signing in, search engines too. Comments, polls and references to internal things stay internal.',
    nowPublic: 'The post is public',
    nowInternal: 'The post is no longer public',
    mayPublish: 'Editors may make posts public',
    mayPublishHelp: 'They can then be read without signing in, and are in the public feed.',
    mayPublishOff:
      'They can then be read without signing in. At the moment public posts are turned off in the policies.',
  },
});
