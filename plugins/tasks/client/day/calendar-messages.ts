import { defineMessages } from '@kontor/ui/messages';

/** What is said about tasks in calendar programs. */
export const calendarMessages = defineMessages('tasksCalendar', {
  de: {
    open: 'Kalenderprogramm',
    title: 'Aufgaben im Kalender',
    lead: 'Sehen Sie Ihre Aufgaben auch in Ihrem Kalenderprogramm oder auf dem Telefon.',
    sync: 'Aufgaben abgleichen (CalDAV)',
    syncHelp:
      'Tragen Sie diese Adresse in Ihr Programm ein, dazu Ihren Anmeldenamen und ein App-Passwort für „Kalender (CalDAV)“. Änderungen gelten in beide Richtungen.',
    subscribe: 'Fristen abonnieren',
    subscribeHelp: 'Eine geheime Adresse, die Ihr Kalender regelmäßig liest.',
    programName: 'Kalender-Abo',
  },
  en: {
    open: 'Calendar program',
    title: 'Tasks in your calendar',
    lead: 'See your tasks in your calendar program or on your phone, too.',
    sync: 'Keep tasks in step (CalDAV)',
    syncHelp:
      'Enter this address in your program, with your login and an app password for “Calendar (CalDAV)”. Changes go both ways.',
    subscribe: 'Subscribe to due dates',
    subscribeHelp: 'A secret address that your calendar reads from time to time.',
    programName: 'Calendar subscription',
  },
});
