import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('gatherings-plugin', {
  de: {
    gatherings: 'Veranstaltungen',
    goGatherings: 'Zu den Veranstaltungen',
    cancelled: 'abgesagt',
    exported: '{who} hat die Teilnehmenden gespeichert: {object}',
    handedOver: '{who} hat die Organisierenden geändert: {object}',
  },
  en: {
    gatherings: 'Events',
    goGatherings: 'Go to events',
    cancelled: 'cancelled',
    exported: '{who} saved the participants: {object}',
    handedOver: '{who} changed the organisers: {object}',
  },
});
