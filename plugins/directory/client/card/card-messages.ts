import { defineMessages } from '@kontor/ui/messages';

/** Texts of the card beside a person's name. */
export const cardMessages = defineMessages('person-card', {
  de: {
    awayUntil: 'Abwesend bis {day}',
    standsIn: '{name} vertritt',
    nobodyStandsIn: 'Ohne Vertretung',
    former: 'Nicht mehr im Haus',
    you: 'Das sind Sie',
    write: 'E-Mail',
    writeTo: 'E-Mail an {name} schreiben',
    call: 'Anrufen',
    callNumber: '{name} anrufen: {number}',
    where: 'Wo?',
    room: 'Raum {room}',
    noPlace: 'Ein Ort ist nicht angegeben.',
    gone: 'Diese Person gibt es nicht mehr.',
    failed: 'Die Angaben lassen sich gerade nicht laden.',
  },
  en: {
    awayUntil: 'Away until {day}',
    standsIn: '{name} stands in',
    nobodyStandsIn: 'Without a substitute',
    former: 'No longer here',
    you: 'This is you',
    write: 'E-mail',
    writeTo: 'Write an e-mail to {name}',
    call: 'Call',
    callNumber: 'Call {name}: {number}',
    where: 'Where?',
    room: 'Room {room}',
    noPlace: 'No place is given.',
    gone: 'This person no longer exists.',
    failed: 'The details cannot be loaded right now.',
  },
});
