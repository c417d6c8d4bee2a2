import { defineMessages } from '@kontor/ui/messages';

export const composerMessages = defineMessages('chat-composer', {
  de: {
    showFormats: 'Formatierung zeigen',
    hideFormats: 'Formatierung ausblenden',
    pickEmoji: 'Emoji einfügen',
    insertSign: '{sign} einfügen',
    everyone: 'Alle in diesem Raum',
    reaches: '{count, plural, =0 {Niemand} one {Eine Person} other {# Personen}} hier',
    tooManyReached:
      'Das würde {count} Personen auf einmal rufen; möglich sind {most}. Bitte nennen Sie einzelne Personen oder eine kleinere Einheit.',
    reachUnknown:
      'Wer in der Einheit arbeitet, ist gerade nicht zu erfahren. Bitte versuchen Sie es gleich noch einmal.',
    insertLink: 'Etwas in Kontor verlinken',
    tooLong: 'Die Nachricht ist zu lang. Bitte teilen Sie sie auf oder senden Sie den Text als Datei.',
  },
  en: {
    showFormats: 'Show formatting',
    hideFormats: 'Hide formatting',
    pickEmoji: 'Insert emoji',
    insertSign: 'Insert {sign}',
    everyone: 'Everyone in this room',
    reaches: '{count, plural, =0 {Nobody} one {One person} other {# people}} here',
    tooManyReached:
      'This would call {count} people at once; {most} are possible. Please name single people or a smaller unit.',
    reachUnknown: 'Who works in the unit cannot be found out right now. Please try again in a moment.',
    insertLink: 'Link something in Kontor',
    tooLong: 'The message is too long. Please split it, or send the text as a file.',
  },
});
