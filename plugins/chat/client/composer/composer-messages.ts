import { defineMessages } from '@kontor/ui/messages';

export const composerMessages = defineMessages('chat-composer', {
  de: {
    showFormats: 'Formatierung zeigen',
    hideFormats: 'Formatierung ausblenden',
    pickEmoji: 'Emoji einfügen',
    insertSign: '{sign} einfügen',
    everyone: 'Alle in diesem Raum',
    tooLong: 'Die Nachricht ist zu lang. Bitte teilen Sie sie auf oder senden Sie den Text als Datei.',
  },
  en: {
    showFormats: 'Show formatting',
    hideFormats: 'Hide formatting',
    pickEmoji: 'Insert emoji',
    insertSign: 'Insert {sign}',
    everyone: 'Everyone in this room',
    tooLong: 'The message is too long. Please split it, or send the text as a file.',
  },
});
