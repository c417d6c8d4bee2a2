import { defineMessages } from '@kontor/ui/messages';

export const barrierMessages = defineMessages('editor.barriers', {
  de: {
    'picture-without-text':
      'Ein Bild hat keine Beschreibung. Beschreiben Sie in einem Satz, was es zeigt, für alle, die es nicht sehen.',
    'heading-skips':
      'Die Überschrift „{words}“ überspringt eine Ebene. Wählen Sie die nächste Ebene, damit die Gliederung stimmt.',
    'table-without-header':
      'Eine Tabelle hat keine Kopfzeile. Schalten Sie sie ein, damit beim Vorlesen klar ist, wozu eine Zelle gehört.',
    'link-says-nothing':
      'Der Link „{words}“ sagt nicht, wohin er führt. Nennen Sie das Ziel, zum Beispiel „Antrag auf Wohngeld“.',
  },
  en: {
    'picture-without-text':
      'A picture has no description. Say in a sentence what it shows, for everyone who does not see it.',
    'heading-skips': 'The heading “{words}” skips a level. Choose the next level, so that the outline is right.',
    'table-without-header':
      'A table has no header row. Switch it on, so that it is clear when read aloud what a cell belongs to.',
    'link-says-nothing':
      'The link “{words}” does not say where it leads. Name what is there, for example “Application for housing benefit”.',
  },
});
