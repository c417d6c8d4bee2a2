import { defineMessages } from '@kontor/ui/messages';

export const searchMessages = defineMessages('chat-search', {
  de: {
    searchIn: 'In {room} suchen',
    words: 'Wörter aus der Nachricht',
    found: '{count, plural, =0 {Nichts gefunden} one {# Nachricht gefunden} other {# Nachrichten gefunden}}',
    more: 'Weitere zeigen',
    searching: 'Wird gesucht …',
    failed: 'Die Suche antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    confidential:
      'Dieser Raum ist verschlüsselt: Der Server kann nicht lesen, was hier steht, und findet es deshalb nicht.',
  },
  en: {
    searchIn: 'Search in {room}',
    words: 'Words of the message',
    found: '{count, plural, =0 {Nothing found} one {# message found} other {# messages found}}',
    more: 'Show more',
    searching: 'Searching …',
    failed: 'The search does not answer right now. Please try again in a moment.',
    confidential: 'This room is encrypted: the server cannot read what is said here, and so does not find it.',
  },
});
