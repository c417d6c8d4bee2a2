import { defineMessages } from '@kontor/ui/messages';

/** What is said about gatherings in calendar programs. */
export const calendarMessages = defineMessages('gatheringsCalendar', {
  de: {
    subscribe: 'Abonnieren',
    title: 'Veranstaltungen im Kalender',
    lead: 'Eine geheime Adresse, die Ihr Kalenderprogramm regelmäßig liest. Wer sie kennt, sieht Ihre Anmeldungen: Geben Sie sie nicht weiter.',
    withInvited: 'Auch alles, wozu ich eingeladen bin',
    withInvitedHelp: 'Ohne Anmeldung steht es dort als noch nicht zugesagt.',
    password: 'Ihr Passwort',
    make: 'Geheime Adresse erstellen',
    programName: 'Veranstaltungs-Abo',
    made: 'Ihre geheime Adresse',
    madeHelp:
      'Kopieren Sie sie jetzt in Ihr Kalenderprogramm: Sie wird nur dieses eine Mal gezeigt. Zurücknehmen können Sie sie in den Einstellungen bei den App-Passwörtern.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    done: 'Fertig',
    cancel: 'Abbrechen',
    toCalendar: 'In den Kalender',
  },
  en: {
    subscribe: 'Subscribe',
    title: 'Events in your calendar',
    lead: 'A secret address that your calendar reads from time to time. Whoever knows it sees what you signed up for: do not pass it on.',
    withInvited: 'Also all that I am invited to',
    withInvitedHelp: 'Where you did not sign up, it stands there as tentative.',
    password: 'Your password',
    make: 'Create secret address',
    programName: 'Event subscription',
    made: 'Your secret address',
    madeHelp:
      'Copy it to your calendar program now: it is shown this one time only. You can take it back in the settings, among the app passwords.',
    copy: 'Copy',
    copied: 'Copied',
    done: 'Done',
    cancel: 'Cancel',
    toCalendar: 'Add to calendar',
  },
});
