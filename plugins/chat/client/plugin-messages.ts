import { defineMessages } from '@kontor/ui/messages';

/** The few words that are needed before any screen of the chat is opened. */
export const pluginMessages = defineMessages('chat-plugin', {
  de: {
    chat: 'Chat',
    goChat: 'Chat öffnen',
    write: 'Schreiben',
    rooms: 'Räume',
    encryption: 'Verschlüsselte Nachrichten',
  },
  en: { chat: 'Chat', goChat: 'Open chat', write: 'Write', rooms: 'Rooms', encryption: 'Encrypted messages' },
});
