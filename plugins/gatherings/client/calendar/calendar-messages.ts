import { defineMessages } from '@kontor/ui/messages';

/** What is said about gatherings in calendar programs. */
export const calendarMessages = defineMessages('gatheringsCalendar', {
  de: {
    subscribe: 'Abonnieren',
    title: 'Veranstaltungen im Kalender',
    lead: 'Eine geheime Adresse, die Ihr Kalenderprogramm regelmäßig liest.',
    withInvited: 'Auch alles, wozu ich eingeladen bin',
    withInvitedHelp: 'Ohne Anmeldung steht es dort als noch nicht zugesagt.',
    programName: 'Veranstaltungs-Abo',
    toCalendar: 'In den Kalender',
  },
  en: {
    subscribe: 'Subscribe',
    title: 'Events in your calendar',
    lead: 'A secret address that your calendar reads from time to time.',
    withInvited: 'Also all that I am invited to',
    withInvitedHelp: 'Where you did not sign up, it stands there as tentative.',
    programName: 'Event subscription',
    toCalendar: 'Add to calendar',
  },
});
