import { defineMessages } from '@kontor/ui/messages';

/** What is always loaded. */
export const pluginMessages = defineMessages('gatherings-plugin', {
  de: {
    gatherings: 'Veranstaltungen',
    cancelled: 'abgesagt',
    exported: '{who} hat die Teilnehmenden gespeichert: {object}',
  },
  en: {
    gatherings: 'Events',
    cancelled: 'cancelled',
    exported: '{who} saved the participants: {object}',
  },
});
