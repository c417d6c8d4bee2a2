import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('gatherings-plugin', {
  de: {
    gatherings: 'Veranstaltungen',
    goGatherings: 'Zu den Veranstaltungen',
    cancelled: 'abgesagt',
    exported: '{who} hat eine Teilnahmeliste gespeichert: {object}',
    handedOver: '{who} hat geändert, wer eine Veranstaltung organisiert: {object}',
  },
  en: {
    gatherings: 'Events',
    goGatherings: 'Go to events',
    cancelled: 'cancelled',
    exported: '{who} saved a list of participants: {object}',
    handedOver: '{who} changed who organises an event: {object}',
  },
});
