import { defineMessages } from '@kontor/ui/messages';

/** Texts about what this device keeps, and about newer versions of the shell. */
export const localMessages = defineMessages('local', {
  de: {
    updateReady: 'Eine neue Version von Kontor ist bereit.',
    updateLosesInput: 'Auf dieser Seite stehen Eingaben, die noch nicht gespeichert sind. Speichern Sie sie zuerst.',
    update: 'Jetzt aktualisieren',
    updateAnyway: 'Trotzdem aktualisieren',
    later: 'Später',
  },
  en: {
    updateReady: 'A new version of Kontor is ready.',
    updateLosesInput: 'There is input on this page that is not saved yet. Save it first.',
    update: 'Update now',
    updateAnyway: 'Update all the same',
    later: 'Later',
  },
});
