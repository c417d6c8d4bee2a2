import { defineMessages } from '@kontor/ui/messages';

export const shareTexts = defineMessages('chat-share', {
  de: {
    title: 'Als Nachricht senden',
    text: 'Nachricht',
    files: 'Dateien',
    findRoom: 'Raum oder Person suchen',
    rooms: 'Wohin?',
    noRoom: 'Kein Raum passt dazu, in dem Sie schreiben dürfen.',
    filesNeedServer:
      'Dateien lassen sich nur mit Verbindung senden. Sie bleiben auf diesem Gerät, bis Sie einen Platz dafür gewählt haben.',
    failed: 'Das ließ sich nicht senden. Bitte versuchen Sie es noch einmal.',
    cancel: 'Abbrechen',
    send: 'Senden',
    sendTo: 'Senden an {room}',
    notOpened: 'Der Chat ist gerade nicht zu erreichen. Was Sie geteilt haben, bleibt auf diesem Gerät.',
    retry: 'Erneut versuchen',
  },
  en: {
    title: 'Send as a message',
    text: 'Message',
    files: 'Files',
    findRoom: 'Find a room or a person',
    rooms: 'Where to?',
    noRoom: 'No room in which you may write fits.',
    filesNeedServer:
      'Files can only be sent with a connection. They stay on this device until you have chosen a place for them.',
    failed: 'That could not be sent. Please try again.',
    cancel: 'Cancel',
    send: 'Send',
    sendTo: 'Send to {room}',
    notOpened: 'The chat cannot be reached just now. What you have shared stays on this device.',
    retry: 'Try again',
  },
});
