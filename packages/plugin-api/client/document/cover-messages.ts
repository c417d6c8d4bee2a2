import { defineMessages } from '@kontor/ui/messages';

export const coverMessages = defineMessages('cover', {
  de: {
    title: 'Titelbild',
    choose: 'Bild wählen',
    chooseOther: 'Anderes Bild wählen',
    kinds: 'JPEG, PNG, WebP, AVIF oder GIF',
    noPicture: 'Das ist kein Bild, das der Browser lesen kann. Bitte wählen Sie ein anderes.',
    preview: 'So sieht es aus',
    decorative: 'Nur Schmuck',
    decorativeHelp: 'Wer das Bild nicht sieht, verpasst nichts: Es wird nicht vorgelesen.',
    alt: 'Was auf dem Bild zu sehen ist',
    altHelp: 'Wird vorgelesen. Zum Beispiel: „Der Eingang des Bürgerbüros mit der neuen Rampe“.',
    remove: 'Entfernen',
    cancel: 'Abbrechen',
    save: 'Speichern',
  },
  en: {
    title: 'Cover picture',
    choose: 'Choose a picture',
    chooseOther: 'Choose another picture',
    kinds: 'JPEG, PNG, WebP, AVIF or GIF',
    noPicture: 'This is no picture that the browser can read. Please choose another.',
    preview: 'How it looks',
    decorative: 'Decoration only',
    decorativeHelp: 'Whoever does not see the picture misses nothing: it is not read aloud.',
    alt: 'What the picture shows',
    altHelp: 'Is read aloud. For example: “The entrance of the citizens’ office with its new ramp”.',
    remove: 'Remove',
    cancel: 'Cancel',
    save: 'Save',
  },
});
