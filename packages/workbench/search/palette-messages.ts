import { defineMessages } from '@kontor/ui/messages';

/** What only the opened palette says; the rest is in the shell's messages. */
export const paletteMessages = defineMessages('palette', {
  de: {
    recent: 'Zuletzt geöffnet',
    here: 'Auf dieser Seite',
    types: 'Art der Treffer',
    everything: 'Alles',
  },
  en: {
    recent: 'Opened last',
    here: 'On this page',
    types: 'Type of hits',
    everything: 'Everything',
  },
});
