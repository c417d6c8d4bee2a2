import { defineMessages } from '@kontor/ui/messages';

export const nextMessages = defineMessages('gatheringsNext', {
  de: {
    next: 'Nächste Veranstaltungen',
    today: 'Heute und morgen',
    todayAt: 'heute, {clock}',
    tomorrowAt: 'morgen, {clock}',
  },
  en: {
    next: 'Next events',
    today: 'Today and tomorrow',
    todayAt: 'today, {clock}',
    tomorrowAt: 'tomorrow, {clock}',
  },
});
