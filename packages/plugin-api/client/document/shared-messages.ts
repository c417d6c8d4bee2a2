import { defineMessages } from '@kontor/ui/messages';

export const sharedMessages = defineMessages('shared-document', {
  de: {
    saved: 'Gespeichert',
    saving: 'Wird gespeichert …',
    connecting: 'Wird verbunden …',
    offlineSaved: 'Offline. Alles ist gespeichert.',
    offlineUnsaved: 'Offline, auf diesem Gerät gespeichert',
    offlineUnkept: 'Offline. Bitte dieses Fenster offen lassen.',
    refused: 'Wird nicht mehr angenommen',
    here: 'Auch hier: {names}',
  },
  en: {
    saved: 'Saved',
    saving: 'Saving …',
    connecting: 'Connecting …',
    offlineSaved: 'Offline. Everything is saved.',
    offlineUnsaved: 'Offline, saved on this device',
    offlineUnkept: 'Offline. Please keep this window open.',
    refused: 'No longer accepted',
    here: 'Also here: {names}',
  },
});
