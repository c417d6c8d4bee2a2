import { defineMessages } from '@kontor/ui/messages';

/** Texts about what this device keeps, and about newer versions of the shell. */
export const localMessages = defineMessages('local', {
  de: {
    updateReady: 'Eine neue Version von Kontor ist bereit.',
    updateLosesInput: 'Auf dieser Seite stehen Eingaben, die noch nicht gespeichert sind. Speichern Sie sie zuerst.',
    updateElsewhere:
      'Kontor ist in einem anderen Fenster aktualisiert worden. Speichern Sie Ihre Eingaben, und laden Sie dann auch dieses neu.',
    update: 'Jetzt aktualisieren',
    updateAnyway: 'Trotzdem aktualisieren',
    reload: 'Neu laden',
    reloadAnyway: 'Trotzdem neu laden',
    retry: 'Erneut versuchen',
    later: 'Später',
    close: 'Schließen',
    outdatedTitle: 'Eine neue Version ist da',
    outdatedHelp:
      'Kontor ist aktualisiert worden, während diese Seite offen war. Laden Sie sie neu, um weiterzuarbeiten.',
    missingTitle: 'Dieser Teil ist gerade nicht erreichbar',
    missingHelp: 'Ein Teil von Kontor ließ sich nicht laden. Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.',
    device: 'Dieses Gerät',
    deviceHelp:
      'Damit Kontor auch ohne Verbindung startet, bleibt einiges in diesem Browser. Es gehört nur Ihnen und wird beim Abmelden gelöscht.',
    keepsNothing: 'Auf diesem Gerät bleibt nichts',
    keepsNothingHelp:
      'Sie haben sich an einem gemeinsam genutzten Computer angemeldet, oder dieser Browser speichert nichts. Ohne Verbindung ist Kontor hier nicht zu öffnen.',
    opened: 'Geöffnete Inhalte',
    openedHelp: '{count, plural, one {# Ansicht} other {# Ansichten}}, höchstens 60 Tage ohne Gebrauch',
    findable: 'Ohne Verbindung zu finden',
    findableHelp: '{count, plural, one {# Eintrag} other {# Einträge}}: Personen, Organisationseinheiten, Bereiche',
    waitingHere: 'Noch nicht übertragen',
    waitingHereHelp: '{count, plural, =0 {Keine Änderung wartet} one {# Änderung wartet} other {# Änderungen warten}}',
    app: 'Kontor selbst und alles zusammen',
    appHelp: 'Der Browser gibt bis zu {quota} frei',
    clear: 'Geöffnete Inhalte löschen',
    cleared: 'Die gespeicherten Inhalte sind gelöscht',
    persist: 'Vor dem Aufräumen des Browsers schützen',
    persisted: 'Der Browser räumt diese Daten nicht von selbst auf.',
    notPersisted:
      'Der Browser hat das nicht erlaubt. Bei knappem Speicher kann er diese Daten löschen; was noch nicht übertragen ist, wäre dann verloren.',
    readableUntil: 'Lesbar bis {day}, wenn Sie sich vorher nicht wieder verbinden.',
  },
  en: {
    updateReady: 'A new version of Kontor is ready.',
    updateLosesInput: 'There is input on this page that is not saved yet. Save it first.',
    updateElsewhere:
      'Kontor has been updated in another window. Save what you have entered, and then reload this one, too.',
    update: 'Update now',
    updateAnyway: 'Update all the same',
    reload: 'Reload',
    reloadAnyway: 'Reload all the same',
    retry: 'Try again',
    later: 'Later',
    close: 'Close',
    outdatedTitle: 'A new version is here',
    outdatedHelp: 'Kontor has been updated while this page was open. Reload it to go on working.',
    missingTitle: 'This part cannot be reached just now',
    missingHelp: 'A part of Kontor could not be loaded. Check your connection, and try again.',
    device: 'This device',
    deviceHelp:
      'So that Kontor starts without a connection, too, some things stay in this browser. They are yours alone, and are deleted when you sign out.',
    keepsNothing: 'Nothing stays on this device',
    keepsNothingHelp:
      'You have signed in on a shared computer, or this browser keeps nothing. Without a connection Kontor cannot be opened here.',
    opened: 'What you have opened',
    openedHelp: '{count, plural, one {# view} other {# views}}, for 60 days without use at most',
    findable: 'To be found without a connection',
    findableHelp: '{count, plural, one {# entry} other {# entries}}: people, org units, spaces',
    waitingHere: 'Not sent yet',
    waitingHereHelp: '{count, plural, =0 {No change waits} one {# change waits} other {# changes wait}}',
    app: 'Kontor itself and all of it together',
    appHelp: 'The browser grants up to {quota}',
    clear: 'Delete what was opened',
    cleared: 'What was kept is deleted',
    persist: 'Protect from the browser’s tidying',
    persisted: 'The browser does not tidy these data away by itself.',
    notPersisted:
      'The browser did not allow that. When space is short it may delete these data; what is not sent yet would be lost.',
    readableUntil: 'Readable until {day}, unless you connect again before.',
  },
});
