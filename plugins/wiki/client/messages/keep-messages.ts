import { defineMessages } from '@kontor/ui/messages';

export const keepTexts = defineMessages('wikiKeep', {
  de: {
    title: 'Als Seite festhalten',
    lead: 'Die Nachrichten stehen dann als Zitate auf einer Wikiseite, mit Namen, Zeit und dem Weg zurück.',
    secret:
      'Dieser Raum ist verschlüsselt. Was Sie festhalten, ist danach im Wiki für alle lesbar, die den Bereich lesen, und auch für den Server.',
    messages: 'Nachrichten',
    chosen:
      '{count, plural, =0 {Keine Nachricht ausgewählt} one {Eine Nachricht ausgewählt} other {# Nachrichten ausgewählt}}',
    name: 'Titel der Seite',
    link: 'Im Raum verlinken',
    linkHelp: 'Eine Antwort in der Unterhaltung führt zur Seite.',
    linkSecret: 'Die Antwort ist verschlüsselt; die Seite ist es nicht.',
    cancel: 'Abbrechen',
    make: 'Seite anlegen',
    said: 'Im Wiki festgehalten: {address}',
    done: 'Die Seite ist angelegt.',
    open: 'Öffnen',
    notSaid: 'Die Seite ist angelegt, aber der Link ließ sich nicht in den Raum schreiben.',
    nowhere: 'Sie dürfen in keinem Bereich schreiben. Bitten Sie Verantwortliche eines Bereichs darum.',
  },
  en: {
    title: 'Keep as a page',
    lead: 'The messages then stand on a wiki page as quotes, with name, time and the way back.',
    secret:
      'This room is encrypted. What you keep can afterwards be read in the wiki by all who read the space, and by the server.',
    messages: 'Messages',
    chosen: '{count, plural, =0 {No message chosen} one {One message chosen} other {# messages chosen}}',
    name: 'Title of the page',
    link: 'Link it in the room',
    linkHelp: 'An answer in the conversation leads to the page.',
    linkSecret: 'The answer is encrypted; the page is not.',
    cancel: 'Cancel',
    make: 'Create page',
    said: 'Kept in the wiki: {address}',
    done: 'The page has been created.',
    open: 'Open',
    notSaid: 'The page has been created, but the link could not be written into the room.',
    nowhere: 'There is no space in which you may write. Please ask the owners of a space.',
  },
});
