import { defineMessages } from '@kontor/ui/messages';

/** What administrators look after so that people find what they look for. */
export const searchAdministrationMessages = defineMessages('search-administration', {
  de: {
    parts: 'Teile der Suche',
    synonyms: 'Synonyme',
    missed: 'Ohne Treffer',
    synonymsHelp:
      'Wörter einer Gruppe bedeuten für die Suche dasselbe: Wer eines eingibt, findet auch die anderen. Änderungen gelten sofort. Umlaute, ae, oe, ue und Endungen brauchen Sie nicht einzutragen.',
    add: 'Gruppe anlegen',
    find: 'Synonyme durchsuchen',
    noGroups: 'Noch keine Synonyme',
    noGroupsHelp: 'Legen Sie eine Gruppe an, zum Beispiel: Kita, Kindergarten, Kindertagesstätte.',
    addTitle: 'Gleichbedeutende Wörter',
    words: 'Wörter',
    wordsHelp: 'Ein Wort je Zeile, 2 bis 10.',
    save: 'Speichern',
    cancel: 'Abbrechen',
    removeQuestion: 'Diese Gruppe entfernen?',
    removeHelp: 'Ihre Wörter gelten danach nicht mehr als gleich.',
    importTable: 'CSV einlesen',
    exportTable: 'Als CSV laden',
    fileName: 'synonyme.csv',
    imported:
      '{added, plural, =0 {Keine Gruppe} one {# Gruppe} other {# Gruppen}} angelegt{left, plural, =0 {.} one {, # Zeile ausgelassen ({lines}).} other {, # Zeilen ausgelassen ({lines}).}}',
    importHelp: 'Eine Gruppe je Zeile, die Wörter durch Semikolon getrennt. Was schon da ist, bleibt.',
    abbreviations: 'Kürzel der Ämter',
    abbreviationsHelp: 'Gelten von selbst als Synonym des Namens. Sie ändern sie bei den Organisationseinheiten.',
    noAbbreviations: 'Keine Organisationseinheit hat ein Kürzel.',
    missedHelp:
      'Was mindestens {people} verschiedene Personen in derselben Woche gesucht und nicht gefunden haben. Wer, wann und wie oft, ist nirgends gespeichert; Namen und Nummern bleiben weg. Nach {days} Tagen wird es gelöscht.',
    missedOff: 'Der Bericht ist aus',
    missedOffHelp:
      'Er zeigt Wörter, die mehrere Personen vergeblich gesucht haben, nie wer. Sie schalten ihn bei den Richtlinien ein.',
    toPolicies: 'Zu den Richtlinien',
    noMissed: 'Nichts, was mehrere vergeblich gesucht haben',
    noMissedHelp: 'Hier steht, was fehlt oder anders heißt, sobald es mindestens {people} Personen gesucht haben.',
    weeks: '{count, plural, one {in # Woche} other {in # Wochen}}, zuletzt ab {day}',
    makeSynonym: 'Synonym anlegen',
    dismiss: '„{term}“ von der Liste nehmen',
  },
  en: {
    parts: 'Parts of the search',
    synonyms: 'Synonyms',
    missed: 'Without hits',
    synonymsHelp:
      'Words of a group mean the same to the search: whoever types one finds the others, too. Changes hold at once. There is no need to enter umlauts, ae, oe, ue and endings.',
    add: 'Add group',
    find: 'Search synonyms',
    noGroups: 'No synonyms yet',
    noGroupsHelp: 'Add a group, for example: nursery, kindergarten, day care.',
    addTitle: 'Words that mean the same',
    words: 'Words',
    wordsHelp: 'One word in each line, 2 to 10.',
    save: 'Save',
    cancel: 'Cancel',
    removeQuestion: 'Remove this group?',
    removeHelp: 'Its words will no longer count as the same.',
    importTable: 'Read CSV',
    exportTable: 'Download as CSV',
    fileName: 'synonyms.csv',
    imported:
      '{added, plural, =0 {No group} one {# group} other {# groups}} added{left, plural, =0 {.} one {, # line left out ({lines}).} other {, # lines left out ({lines}).}}',
    importHelp: 'One group in each line, the words separated by semicolons. What is there already stays.',
    abbreviations: 'Abbreviations of offices',
    abbreviationsHelp: 'Count as synonyms of the name by themselves. You change them among the org units.',
    noAbbreviations: 'No org unit has an abbreviation.',
    missedHelp:
      'What at least {people} different people searched for in the same week without finding anything. Who, when and how often is stored nowhere; names and numbers are left out. It is deleted after {days} days.',
    missedOff: 'The report is off',
    missedOffHelp:
      'It shows words that several people searched for in vain, never who. You turn it on in the policies.',
    toPolicies: 'Go to policies',
    noMissed: 'Nothing that several people searched for in vain',
    noMissedHelp:
      'What is missing or called differently stands here once at least {people} people have searched for it.',
    weeks: '{count, plural, one {in # week} other {in # weeks}}, last from {day}',
    makeSynonym: 'Make a synonym',
    dismiss: 'Take “{term}” off the list',
  },
});
