import { defineMessages } from '@kontor/ui/messages';

/** Texts about what this device keeps; apart from what the frame says, as they come with the settings. */
export const deviceMessages = defineMessages('device', {
  de: {
    device: 'Dieses Gerät',
    deviceHelp: 'Damit Kontor ohne Verbindung startet, bleibt einiges in diesem Browser, bis Sie sich abmelden.',
    keepsNothing: 'Auf diesem Gerät bleibt nichts',
    keepsNothingHelp:
      'Sie haben sich an einem gemeinsam genutzten Computer angemeldet, oder dieser Browser speichert nichts. Ohne Verbindung ist Kontor hier nicht zu öffnen.',
    opened: 'Geöffnete Inhalte',
    openedHelp: '{count, plural, one {# Ansicht} other {# Ansichten}}, bis zu 60 Tage',
    texts: 'Texte, Nachrichten und Suche',
    textsHelp:
      'Was Sie geöffnet haben, und {count, plural, one {# Eintrag} other {# Einträge}} für die Suche ohne Verbindung',
    shell: 'Kontor selbst',
    shellHelp: 'Damit es auch ohne Verbindung startet',
    shared: 'Geteiltes',
    sharedHelp:
      '{count, plural, =0 {Nichts wartet} one {# Inhalt wartet} other {# Inhalte warten}} auf einen Platz; höchstens 20 und 100 MB',
    photos: 'Fotos',
    photosHelp: '{count} von höchstens 300',
    waitingHere: 'Noch nicht übertragen',
    waitingHereHelp: '{count, plural, =0 {Nichts} one {# Änderung} other {# Änderungen}}',
    app: 'Insgesamt',
    appHelp: 'Frei sind bis zu {quota}',
    clear: 'Geöffnete Inhalte löschen',
    cleared: 'Die gespeicherten Inhalte sind gelöscht',
    persist: 'Dauerhaft behalten',
    persisted: 'Der Browser löscht nichts davon von selbst.',
    notPersisted:
      'Der Browser erlaubt das nicht. Wird der Speicher knapp, kann er löschen, auch was noch nicht übertragen ist.',
    readableUntil: 'Ohne neue Verbindung lesbar bis {day}.',
  },
  en: {
    device: 'This device',
    deviceHelp: 'So that Kontor starts without a connection, some things stay in this browser until you sign out.',
    keepsNothing: 'Nothing stays on this device',
    keepsNothingHelp:
      'You have signed in on a shared computer, or this browser keeps nothing. Without a connection Kontor cannot be opened here.',
    opened: 'What you have opened',
    openedHelp: '{count, plural, one {# view} other {# views}}, for up to 60 days',
    texts: 'Texts, messages and search',
    textsHelp:
      'What you have opened, and {count, plural, one {# entry} other {# entries}} for the search without a connection',
    shell: 'Kontor itself',
    shellHelp: 'So that it starts without a connection, too',
    shared: 'Shared',
    sharedHelp:
      '{count, plural, =0 {Nothing waits} one {# thing waits} other {# things wait}} for a place; at most 20 and 100 MB',
    photos: 'Photos',
    photosHelp: '{count} of 300 at most',
    waitingHere: 'Not sent yet',
    waitingHereHelp: '{count, plural, =0 {Nothing} one {# change} other {# changes}}',
    app: 'All of it',
    appHelp: 'Up to {quota} are free',
    clear: 'Delete what was opened',
    cleared: 'What was kept is deleted',
    persist: 'Keep for good',
    persisted: 'The browser deletes none of it by itself.',
    notPersisted: 'The browser does not allow that. When space is short it may delete, even what is not sent yet.',
    readableUntil: 'Readable until {day} without a new connection.',
  },
});
