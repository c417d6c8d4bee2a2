import { defineMessages } from '@kontor/ui/messages';

export const uploadMessages = defineMessages('editor.upload', {
  de: {
    uploading: '{count, plural, one {# Datei wird} other {# Dateien werden}} hochgeladen: {name}',
    progress: 'Hochgeladen',
    cancel: 'Hochladen abbrechen',
  },
  en: {
    uploading: 'Uploading {count, plural, one {# file} other {# files}}: {name}',
    progress: 'Uploaded',
    cancel: 'Cancel the upload',
  },
});
