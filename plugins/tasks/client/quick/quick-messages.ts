import { defineMessages } from '@kontor/ui/messages';

export const quickMessages = defineMessages('tasks-quick', {
  de: {
    title: 'Neue Aufgabe',
    lead: 'Sie kommt in Ihre eigene Liste. Tag, Uhrzeit und Dringlichkeit können Sie dazuschreiben.',
    field: 'Was ist zu tun?',
    close: 'Schließen',
    made: 'Die Aufgabe ist angelegt.',
    open: 'Meinen Tag öffnen',
  },
  en: {
    title: 'New task',
    lead: 'It goes into your own list. You can add day, time and urgency in the same line.',
    field: 'What is to be done?',
    close: 'Close',
    made: 'The task has been made.',
    open: 'Open my day',
  },
});
