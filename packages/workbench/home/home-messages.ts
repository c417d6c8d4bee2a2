import { defineMessages } from '@kontor/ui/messages';

export const homeMessages = defineMessages('home', {
  de: {
    morning: 'Guten Morgen, {name}',
    day: 'Guten Tag, {name}',
    evening: 'Guten Abend, {name}',
    today: 'Heute ist {date}.',
    newForYou: 'Neu für Sie',
    allInInbox: 'Zum Eingang',
    nothingNew: 'Alles gelesen',
    nothingNewHelp: 'Neue Mitteilungen erscheinen hier von selbst.',
    mySpaces: 'Ihre Bereiche',
    allSpaces: 'Alle Bereiche',
    noSpaces: 'Noch kein Bereich',
    noSpacesHelp: 'In Bereichen arbeitet ein Team zusammen. Treten Sie einem bei, oder legen Sie einen an.',
    findSpaces: 'Bereiche ansehen',
  },
  en: {
    morning: 'Good morning, {name}',
    day: 'Hello, {name}',
    evening: 'Good evening, {name}',
    today: 'Today is {date}.',
    newForYou: 'New for you',
    allInInbox: 'To the inbox',
    nothingNew: 'All read',
    nothingNewHelp: 'New notifications appear here by themselves.',
    mySpaces: 'Your spaces',
    allSpaces: 'All spaces',
    noSpaces: 'No space yet',
    noSpacesHelp: 'In spaces a team works together. Join one, or create one.',
    findSpaces: 'Look at spaces',
  },
});
