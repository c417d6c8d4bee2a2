import { defineMessages } from '@kontor/ui/messages';

/** The few words that are needed before any screen of the chat is opened. */
export const pluginMessages = defineMessages('chat-plugin', {
  de: {
    chat: 'Chat',
    goChat: 'Chat öffnen',
    write: 'Schreiben',
    asMessage: 'Als Nachricht',
    rooms: 'Räume',
    archived: 'Archiviert',
    saved: 'Gemerkte Nachrichten',
    later: 'Nachrichten für später',
    messages: 'Nachrichten',
    directory: 'Räume entdecken',
    encryption: 'Verschlüsselte Nachrichten',
  },
  en: {
    chat: 'Chat',
    goChat: 'Open chat',
    write: 'Write',
    asMessage: 'As a message',
    rooms: 'Rooms',
    archived: 'Archived',
    saved: 'Saved messages',
    later: 'Messages for later',
    messages: 'Messages',
    directory: 'Discover rooms',
    encryption: 'Encrypted messages',
  },
});
