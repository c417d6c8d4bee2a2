import { defineMessages } from '@kontor/ui/messages';

/** Texts of the places: buildings, offices and rooms. */
export const placesMessages = defineMessages('directory.places', {
  de: {
    title: 'Standorte',
    intro: 'Welches Amt wo ist, wie man hineinkommt, und wer in welchem Raum sitzt.',
    find: 'Gebäude, Amt oder Raum suchen',
    none: 'Noch keine Standorte',
    noneText: 'Sobald Ämter auf ihrer Seite sagen, wo sie zu finden sind, stehen ihre Gebäude hier.',
    nothing: 'Nichts gefunden',
    nothingText: 'Kein Gebäude, Amt oder Raum enthält „{q}“.',
    access: 'Barrierefreiheit: {text}',
    offices: 'Ämter in {building}',
    rooms: 'Räume',
    roomsOf: 'Räume in {building}',
    noRooms: 'Niemand hat hier einen Raum angegeben, den alle sehen.',
    room: 'Raum {room}',
    found: '{count, plural, =0 {Nichts gefunden} one {# Gebäude} other {# Gebäude}}',
  },
  en: {
    title: 'Places',
    intro: 'Which office is where, how to get in, and who sits in which room.',
    find: 'Search building, office or room',
    none: 'No places yet',
    noneText: 'As soon as offices say on their pages where they are found, their buildings appear here.',
    nothing: 'Nothing found',
    nothingText: 'No building, office or room contains “{q}”.',
    access: 'Accessibility: {text}',
    offices: 'Offices in {building}',
    rooms: 'Rooms',
    roomsOf: 'Rooms in {building}',
    noRooms: 'Nobody has given a room here that everyone sees.',
    room: 'Room {room}',
    found: '{count, plural, =0 {Nothing found} one {# building} other {# buildings}}',
  },
});
