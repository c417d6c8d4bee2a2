import { defineMessages } from '@kontor/ui/messages';

export const uploadMessages = defineMessages('editor.upload', {
  de: { uploading: '{count, plural, one {# Datei wird} other {# Dateien werden}} hochgeladen: {name}' },
  en: { uploading: 'Uploading {count, plural, one {# file} other {# files}}: {name}' },
});
