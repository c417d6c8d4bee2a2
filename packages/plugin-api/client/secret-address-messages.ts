import { defineMessages } from '@kontor/ui/messages';

export const secretAddressMessages = defineMessages('secretAddress', {
  de: {
    warning:
      'Wer eine solche Adresse kennt, liest mit: Ihre Beiträge, die Fristen Ihrer Aufgaben und Ihre Veranstaltungen. Geben Sie sie nicht weiter.',
    password: 'Ihr Passwort',
    make: 'Geheime Adresse erstellen',
    close: 'Schließen',
    made: 'Ihre geheime Adresse',
    madeHelp:
      'Kopieren Sie sie jetzt in Ihr Programm: Sie wird nur dieses eine Mal gezeigt. Zurücknehmen können Sie sie bei den App-Passwörtern.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    done: 'Fertig',
    appPasswords: 'App-Passwörter in den Einstellungen',
  },
  en: {
    warning:
      'Whoever knows such an address reads along: your posts, the due dates of your tasks and your events. Do not pass it on.',
    password: 'Your password',
    make: 'Create secret address',
    close: 'Close',
    made: 'Your secret address',
    madeHelp:
      'Copy it to your program now: it is shown this one time only. You can take it back among the app passwords.',
    copy: 'Copy',
    copied: 'Copied',
    done: 'Done',
    appPasswords: 'App passwords in the settings',
  },
});
