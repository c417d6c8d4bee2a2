import { defineMessages } from '@kontor/ui/messages';

export const trashMessages = defineMessages('wikiTrash', {
  de: {
    title: 'Papierkorb',
    lead: 'Was hier liegt, kann zurück an seinen Platz. Endgültig löschen dürfen Verantwortliche des Bereichs und der Seite.',
    toPeriods: 'Fristen',
    period: 'Nach {count, plural, one {einem Tag} other {# Tagen}} wird von selbst endgültig gelöscht.',
    none: 'Der Papierkorb ist leer',
    noneText:
      'Was jemand in den Papierkorb legt, bleibt hier, bis es zurückgeholt oder endgültig gelöscht wird, oder bis seine Frist um ist.',
    by: 'Von {name}, {when}',
    when: '{when}',
    below: '{count, plural, one {mit einer Seite darunter} other {mit # Seiten darunter}}',
    restore: 'Zurückholen',
    restored: '„{title}“ ist zurück.',
    delete: 'Endgültig löschen',
    deleteTitle: '„{title}“ endgültig löschen?',
    deleteText:
      'Die Seite und alles darunter sind dann für alle weg, mit Text, Versionen und Kommentaren. Das lässt sich nicht rückgängig machen.',
  },
  en: {
    title: 'Trash',
    lead: 'What lies here can go back to its place. Owners of the space and of the page may delete it for ever.',
    toPeriods: 'Deletion periods',
    period: 'After {count, plural, one {one day} other {# days}} things are deleted for ever by themselves.',
    none: 'The trash is empty',
    noneText:
      'What somebody moves to the trash stays here until it is restored or deleted for ever, or its period is over.',
    by: 'By {name}, {when}',
    when: '{when}',
    below: '{count, plural, one {with one page under it} other {with # pages under it}}',
    restore: 'Restore',
    restored: '“{title}” is back.',
    delete: 'Delete for ever',
    deleteTitle: 'Delete “{title}” for ever?',
    deleteText:
      'The page and all under it are gone for everybody, with text, versions and comments. This cannot be undone.',
  },
});
