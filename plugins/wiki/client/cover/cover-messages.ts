import { defineMessages } from '@kontor/ui/messages';

export const coverMessages = defineMessages('wikiCover', {
  de: {
    menu: 'Titelbild …',
    change: 'Titelbild ändern',
    lead: 'Ein breites Bild über der Seite. Gezeigt wird die Mitte.',
  },
  en: {
    menu: 'Cover picture …',
    change: 'Change the cover',
    lead: 'A wide picture above the page. Its middle is shown.',
  },
});
