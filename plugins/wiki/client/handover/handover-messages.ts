import { defineMessages } from '@kontor/ui/messages';

export const handoverMessages = defineMessages('wikiHandOver', {
  de: {
    open: 'Seiten übergeben …',
    title: 'Seiten übergeben',
    lead: 'Alle Seiten, für die eine Person zuständig ist, bekommen auf einmal eine neue Ansprechperson.',
    from: 'Bisher zuständig',
    fromOption: '{name} ({count, plural, one {eine Seite} other {# Seiten}})',
    fromGone: '{name}, ohne Zugang ({count, plural, one {eine Seite} other {# Seiten}})',
    to: 'Künftig zuständig',
    everywhere: 'Auch in allen anderen Bereichen, die ich verantworte',
    everywhereOwn: 'Auch meine Seiten in allen anderen Bereichen',
    preview:
      '{count, plural, =0 {Keine Seite wird übergeben.} one {Eine Seite wird übergeben.} other {# Seiten werden übergeben.}}',
    unreadable:
      '{count, plural, one {Eine Seite darf die neue Ansprechperson nicht lesen; sie bleibt, wie sie ist.} other {# Seiten darf die neue Ansprechperson nicht lesen; sie bleiben, wie sie sind.}}',
    cancel: 'Abbrechen',
    submit: 'Übergeben',
    done: '{count, plural, one {Eine Seite ist übergeben.} other {# Seiten sind übergeben.}}',
  },
  en: {
    open: 'Hand over pages …',
    title: 'Hand over pages',
    lead: 'All pages that one person is responsible for get somebody else to ask, at once.',
    from: 'Responsible until now',
    fromOption: '{name} ({count, plural, one {one page} other {# pages}})',
    fromGone: '{name}, without access ({count, plural, one {one page} other {# pages}})',
    to: 'Responsible from now on',
    everywhere: 'Also in all other spaces that I own',
    everywhereOwn: 'Also my pages in all other spaces',
    preview:
      '{count, plural, =0 {No page is handed over.} one {One page is handed over.} other {# pages are handed over.}}',
    unreadable:
      '{count, plural, one {One page cannot be read by the other person; it stays as it is.} other {# pages cannot be read by the other person; they stay as they are.}}',
    cancel: 'Cancel',
    submit: 'Hand over',
    done: '{count, plural, one {One page has been handed over.} other {# pages have been handed over.}}',
  },
});
