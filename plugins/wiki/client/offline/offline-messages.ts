import { defineMessages } from '@kontor/ui/messages';

/** Texts about spaces whose pages are on this device as a whole. */
export const offlineMessages = defineMessages('wikiOffline', {
  de: {
    keepTitle: 'Offline behalten',
    keepOn: 'Offline behalten: eingeschaltet',
    keepUnderWay: 'Offline behalten: {done, number} von {total, number} Seiten',
    keepLead:
      'Alle Seiten dieses Bereichs, die Sie lesen dürfen, bleiben dann auf diesem Gerät. Sie öffnen und bearbeiten sie auch ohne Verbindung, ohne sie vorher geöffnet zu haben.',
    keep: 'Diesen Bereich offline behalten',
    keepHelp: 'Nur auf diesem Gerät, bis Sie sich abmelden',
    notPossible:
      'Das ging gerade nicht: Dieser Browser speichert nichts mehr. Schaffen Sie Platz, und laden Sie die Seite neu.',
    fetching: 'Seiten werden geholt',
    progress: '{done, number} von {total, number} Seiten',
    progressShort: '{done, number} von {total, number}',
    waitingOffline: 'Weiter geht es, sobald die Verbindung wieder da ist.',
    ready:
      '{total, plural, =0 {Der Bereich hat noch keine Seiten.} one {Die eine Seite ist auf diesem Gerät} other {Alle # Seiten sind auf diesem Gerät}}',
    fullTitle: 'Es passen nicht alle Seiten auf dieses Gerät',
    full: '{done, number} von {total, number} Seiten sind hier, mehr nicht. Kontor behält höchstens {documents, number} Seiten und {size} für alle Bereiche zusammen, und der Browser gibt manchmal weniger frei. Behalten Sie einen anderen Bereich nicht mehr, oder schaffen Sie Platz auf dem Gerät.',
    allKept: 'Was dieses Gerät behält',
    close: 'Schließen',
    kept: 'Offline behaltene Bereiche',
    keptHelp:
      'Mit allen Seiten, die Sie dort lesen dürfen. Einschalten lässt sich das unter dem Seitenbaum eines Bereichs.',
    none: 'Noch keiner.',
    unknownSpace: 'Ein Bereich',
    release: 'Nicht mehr behalten',
    releaseOf: '{name} nicht mehr behalten',
    released: '{name} bleibt nicht mehr auf diesem Gerät.',
  },
  en: {
    keepTitle: 'Keep offline',
    keepOn: 'Keep offline: switched on',
    keepUnderWay: 'Keep offline: {done, number} of {total, number} pages',
    keepLead:
      'All pages of this space that you may read then stay on this device. You open and edit them without a connection, too, even those you have never opened before.',
    keep: 'Keep this space offline',
    keepHelp: 'Only on this device, until you sign out',
    notPossible: 'That did not work just now: this browser stores nothing more. Make room, and reload the page.',
    fetching: 'Fetching pages',
    progress: '{done, number} of {total, number} pages',
    progressShort: '{done, number} of {total, number}',
    waitingOffline: 'It goes on as soon as the connection is back.',
    ready:
      '{total, plural, =0 {The space has no pages yet.} one {Its one page is on this device} other {All # pages are on this device}}',
    fullTitle: 'Not all pages fit on this device',
    full: '{done, number} of {total, number} pages are here, and no more. Kontor keeps at most {documents, number} pages and {size} of all spaces together, and browsers sometimes allow less. Stop keeping another space, or make room on the device.',
    allKept: 'What this device keeps',
    close: 'Close',
    kept: 'Spaces kept offline',
    keptHelp: 'With all pages that you may read there. It is switched on below the tree of a space’s pages.',
    none: 'None yet.',
    unknownSpace: 'A space',
    release: 'Stop keeping',
    releaseOf: 'Stop keeping {name}',
    released: '{name} no longer stays on this device.',
  },
});
