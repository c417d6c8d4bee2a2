import { defineMessages } from '@kontor/ui/messages';

/** What only the opened palette says; the rest is in the shell's messages. */
export const paletteMessages = defineMessages('palette', {
  de: {
    recent: 'Zuletzt geöffnet',
    here: 'Auf dieser Seite',
    types: 'Art der Treffer',
    everything: 'Alles',
    searches: 'Zuletzt gesucht',
    forget: '„{query}“ vergessen',
    forgetAll: 'Alle vergessen',
    all: 'Alle Treffer anzeigen',
    allCounted: '{count, plural, one {# Treffer anzeigen} other {Alle # Treffer anzeigen}}',
    fallback:
      'Die Suche läuft gerade im Ersatzbetrieb: Es wird alles gefunden, die Reihenfolge kann schlechter sein als sonst.',
    filtersOffline: 'Ohne Verbindung gilt nur der Filter nach Art.',
  },
  en: {
    recent: 'Opened last',
    here: 'On this page',
    types: 'Type of hits',
    everything: 'Everything',
    searches: 'Searched for last',
    forget: 'Forget “{query}”',
    forgetAll: 'Forget all',
    all: 'Show all hits',
    allCounted: '{count, plural, one {Show # hit} other {Show all # hits}}',
    fallback: 'The search runs on its substitute: everything is found, but the order may be worse than usual.',
    filtersOffline: 'Without a connection only the filter by type works.',
  },
});
