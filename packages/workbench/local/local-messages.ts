import { defineMessages } from '@kontor/ui/messages';

/** Texts about newer versions of the shell, and parts of it that do not come. */
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
  },
});
