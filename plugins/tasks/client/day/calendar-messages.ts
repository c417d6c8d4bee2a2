import { defineMessages } from '@kontor/ui/messages';

/** What is said about tasks in calendar programs. */
export const calendarMessages = defineMessages('tasksCalendar', {
  de: {
    open: 'Kalenderprogramm',
    title: 'Aufgaben im Kalender',
    close: 'Schließen',
    done: 'Fertig',
    lead: 'Sehen Sie Ihre Aufgaben auch in Ihrem Kalenderprogramm oder auf dem Telefon.',
    sync: 'Aufgaben abgleichen (CalDAV)',
    syncHelp:
      'Tragen Sie diese Adresse in Ihr Programm ein, dazu Ihren Anmeldenamen und ein App-Passwort für „Kalender (CalDAV)“. Änderungen gelten in beide Richtungen.',
    appPasswords: 'App-Passwörter in den Einstellungen',
    subscribe: 'Fristen abonnieren',
    subscribeHelp:
      'Eine geheime Adresse, die Ihr Kalender regelmäßig liest. Wer sie kennt, sieht Ihre Fristen: Geben Sie sie nicht weiter.',
    password: 'Ihr Passwort',
    make: 'Geheime Adresse erstellen',
    programName: 'Kalender-Abo',
    made: 'Ihre geheime Adresse',
    madeHelp:
      'Kopieren Sie sie jetzt in Ihr Kalenderprogramm: Sie wird nur dieses eine Mal gezeigt. Zurücknehmen können Sie sie bei den App-Passwörtern.',
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
  en: {
    open: 'Calendar program',
    title: 'Tasks in your calendar',
    close: 'Close',
    done: 'Done',
    lead: 'See your tasks in your calendar program or on your phone, too.',
    sync: 'Keep tasks in step (CalDAV)',
    syncHelp:
      'Enter this address in your program, with your login and an app password for “Calendar (CalDAV)”. Changes go both ways.',
    appPasswords: 'App passwords in the settings',
    subscribe: 'Subscribe to due dates',
    subscribeHelp:
      'A secret address that your calendar reads from time to time. Whoever knows it sees your due dates: do not pass it on.',
    password: 'Your password',
    make: 'Create secret address',
    programName: 'Calendar subscription',
    made: 'Your secret address',
    madeHelp:
      'Copy it to your calendar program now: it is shown this one time only. You can take it back among the app passwords.',
    copy: 'Copy',
    copied: 'Copied',
  },
});
