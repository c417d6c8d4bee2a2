import { defineMessages } from '@kontor/ui/messages';

export const shareTexts = defineMessages('wikiShare', {
  de: {
    title: 'Als Wikiseite ablegen',
    name: 'Titel der Seite',
    text: 'Text',
    files: 'Mit Dateien: {names}',
    filesNeedServer:
      'Dateien brauchen eine Verbindung. Sie bleiben auf diesem Gerät, bis Sie einen Platz dafür gewählt haben.',
    uploadFailed: '„{name}“ ließ sich nicht hochladen: {reason}',
    queued: 'Seite anlegen: {title}',
    later: 'Die Seite wird angelegt, sobald wieder eine Verbindung besteht.',
    cancel: 'Abbrechen',
    make: 'Seite anlegen',
    nowhere: 'Sie dürfen in keinem Bereich schreiben. Bitten Sie Verantwortliche eines Bereichs darum.',
  },
  en: {
    title: 'Keep as a wiki page',
    name: 'Title of the page',
    text: 'Text',
    files: 'With files: {names}',
    filesNeedServer: 'Files need a connection. They stay on this device until you have chosen a place for them.',
    uploadFailed: '“{name}” could not be uploaded: {reason}',
    queued: 'Create page: {title}',
    later: 'The page will be created as soon as there is a connection again.',
    cancel: 'Cancel',
    make: 'Create page',
    nowhere: 'There is no space in which you may write. Please ask the owners of a space.',
  },
});
