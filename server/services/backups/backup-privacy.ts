import type { Privacy } from '@kontor/plugin-api/server';

export function declareBackups(privacy: Privacy): void {
  privacy.declare({
    id: 'backups.files',
    title: { de: 'Sicherungen', en: 'Backups' },
    what: {
      de: 'Alles, was Kontor zu einem Zeitpunkt gespeichert hatte, als Datei auf dem Server',
      en: 'All that Kontor had stored at a moment, as a file on the server',
    },
    purpose: { de: 'Nach einem Ausfall nichts verlieren', en: 'Losing nothing when something breaks' },
    basis: 'security',
    kept: {
      de: 'Bis die Administration oder der Betrieb sie löscht',
      en: 'Until administrators or operators delete them',
    },
    seenBy: {
      de: 'Nur der Betrieb des Servers; im Kontor selbst lassen sie sich nicht öffnen oder laden',
      en: 'Only the operators of the server; within Kontor they cannot be opened or loaded',
    },
    places: ['files'],
    erasure: {
      kept: {
        why: {
          de: 'Eine Sicherung ist ein unveränderliches Abbild; wird eine eingespielt, wird die Löschung danach wiederholt.',
          en: 'A backup is an image that is never changed; where one is restored, the erasure is repeated afterwards.',
        },
        until: {
          de: 'Bis die Sicherung nach ihrer Frist gelöscht wird',
          en: 'Until the backup is deleted by its period',
        },
      },
    },
    tables: ['backups_runs'],
    archive: {
      leftOut: {
        de: 'Eine Sicherung wiederholt, was in den anderen Teilen steht, und enthält alle Personen zusammen.',
        en: 'A backup repeats what the other parts hold, and holds all people together.',
      },
    },
  });
}
