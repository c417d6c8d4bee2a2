import { defineMessages } from '@kontor/ui/messages';

export const submitMessages = defineMessages('ideas-submit', {
  de: {
    title: 'Idee einreichen',
    lead: 'Ein Satz genügt. Die zuständige Stelle antwortet, und Sie werden benachrichtigt.',
    promise: 'Antwort innerhalb von {days, plural, one {einem Tag} other {{days} Tagen}}, zuständig: {office}',
    answersBy: 'Zuständig: {office}',
    similar: 'Gibt es die Idee schon?',
    similarHelp: 'Stimmen Sie dort ab, statt sie noch einmal einzureichen.',
    anonymous: 'Ohne meinen Namen einreichen',
    anonymousHelp:
      'Ihr Name wird nirgends gespeichert. Sie bekommen einen Beleg, mit dem nur Sie die Idee verfolgen können. Dateien gibt es hier nicht, und Sie brauchen eine Verbindung.',
    addFiles: 'Dateien hinzufügen',
    removeFile: '{name} entfernen',
    send: 'Einreichen',
    queued: 'Idee „{title}“',
    waiting: 'Ihre Idee wird eingereicht, sobald Sie wieder verbunden sind.',
    waitingFiles:
      'Ihre Idee wird eingereicht, sobald Sie wieder verbunden sind. Die Dateien fügen Sie bitte danach hinzu.',
    sent: 'Danke! Ihre Idee ist eingereicht.',
    choose: 'Bitte wählen',
  },
  en: {
    title: 'Submit an idea',
    lead: 'One sentence is enough. The office in charge answers, and you are notified.',
    promise: 'Answer within {days, plural, one {one day} other {{days} days}}, in charge: {office}',
    answersBy: 'In charge: {office}',
    similar: 'Is the idea there already?',
    similarHelp: 'Vote there instead of submitting it once more.',
    anonymous: 'Submit without my name',
    anonymousHelp:
      'Your name is stored nowhere. You get a receipt with which only you can follow the idea. There are no files here, and you need a connection.',
    addFiles: 'Add files',
    removeFile: 'Remove {name}',
    send: 'Submit',
    queued: 'Idea “{title}”',
    waiting: 'Your idea is submitted as soon as you are connected again.',
    waitingFiles: 'Your idea is submitted as soon as you are connected again. Please add the files then.',
    sent: 'Thank you! Your idea is submitted.',
    choose: 'Please choose',
  },
});
