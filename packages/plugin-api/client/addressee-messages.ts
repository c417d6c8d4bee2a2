import { defineMessages } from '@kontor/ui/messages';

export const addresseeMessages = defineMessages('addressees', {
  de: {
    everyone: 'Alle',
    some: 'Nur bestimmte',
    add: 'Organisationseinheit, Bereich, Standort, Funktion oder Gruppe',
    hint: 'Namen eingeben',
    nobody: 'Nichts gefunden',
    chosen: 'Ausgewählt',
    gone: 'Gibt es nicht mehr',
    reaches:
      '{count, plural, =0 {Erreicht im Moment niemanden} one {Erreicht eine Person} other {Erreicht {count} Personen}}',
    none: 'Bitte wählen Sie mindestens eine Stelle aus.',
    unit: 'Organisationseinheit',
    group: 'Gruppe',
    space: 'Bereich',
    person: 'Person',
    place: 'Standort',
    position: 'Funktion',
  },
  en: {
    everyone: 'Everybody',
    some: 'Only some',
    add: 'Org unit, space, place, position or group',
    hint: 'Type a name',
    nobody: 'Nothing found',
    chosen: 'Chosen',
    gone: 'No longer exists',
    reaches:
      '{count, plural, =0 {Reaches nobody at the moment} one {Reaches one person} other {Reaches {count} people}}',
    none: 'Please choose at least one.',
    unit: 'Org unit',
    group: 'Group',
    space: 'Space',
    person: 'Person',
    place: 'Place',
    position: 'Position',
  },
});
