import { defineMessages } from '@kontor/ui/messages';

/** Texts of the positions of a person. */
export const positionMessages = defineMessages('administration.positions', {
  de: {
    title: 'Funktionen',
    none: 'Keine Funktion. Ohne Funktion steht die Person in keiner Organisationseinheit.',
    number: 'Funktion {number}',
    position: 'Funktion',
    from: 'Ab',
    until: 'Bis (letzter Tag)',
    reversed: 'Der letzte Tag liegt vor dem ersten.',
    over: 'Beendet',
    main: 'Hauptfunktion',
    lead: 'Leitet die Einheit',
    add: 'Funktion hinzufügen',
    endToday: 'Heute beenden',
    removeNamed: '{name} entfernen',
    unit: 'Organisationseinheit',
    remove: 'Entfernen',
  },
  en: {
    title: 'Positions',
    none: 'No position. Without one the person belongs to no org unit.',
    number: 'Position {number}',
    position: 'Position',
    from: 'From',
    until: 'Until (last day)',
    reversed: 'The last day is before the first.',
    over: 'Over',
    main: 'Main position',
    lead: 'Leads the unit',
    add: 'Add position',
    endToday: 'End today',
    removeNamed: 'Remove {name}',
    unit: 'Org unit',
    remove: 'Remove',
  },
});
