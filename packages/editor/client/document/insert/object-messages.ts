import { defineMessages } from '@kontor/ui/messages';

export const objectMessages = defineMessages('editor.object', {
  de: {
    title: 'Seite oder Objekt einfügen',
    search: 'Name der Seite, Person oder Aufgabe',
    found: 'Gefunden',
    type: 'Schreiben Sie, wonach Sie suchen.',
    nothing: 'Nichts gefunden. Versuchen Sie ein anderes Wort.',
  },
  en: {
    title: 'Insert a page or an object',
    search: 'Name of the page, person or task',
    found: 'Found',
    type: 'Write what you are looking for.',
    nothing: 'Nothing found. Try another word.',
  },
});
