import { defineError } from '@kontor/schema';

export const profileChangedMeanwhile = defineError('directory.profile_changed', 'conflict', {
  de: 'Ihr Profil wurde inzwischen an anderer Stelle geändert. Bitte laden Sie es neu und prüfen Sie Ihre Änderung.',
  en: 'Your profile was changed elsewhere meanwhile. Please reload it and check your change.',
});
export const photoUnusable = defineError('directory.photo_unusable', 'input', {
  de: 'Diese Datei lässt sich nicht als Foto verwenden. Bitte nehmen Sie ein JPEG, PNG oder WebP mit höchstens 50 Megapixeln.',
  en: 'This file cannot be used as a photo. Please take a JPEG, PNG or WebP of at most 50 megapixels.',
});
export const photoTooLarge = defineError('directory.photo_too_large', 'too-large', {
  de: 'Das Foto ist größer als 15 MB. Bitte nehmen Sie eine kleinere Datei.',
  en: 'The photo is larger than 15 MB. Please take a smaller file.',
});
export const photoNotFound = defineError('directory.photo_not_found', 'not-found', {
  de: 'Von dieser Person gibt es kein Foto.',
  en: 'There is no photo of this person.',
});
export const importUnreadable = defineError('directory.import_unreadable', 'input', {
  de: 'Die Datei lässt sich nicht lesen. Bitte nehmen Sie eine CSV-Datei mit Spaltennamen in der ersten Zeile oder eine LDIF-Datei.',
  en: 'The file cannot be read. Please take a CSV file with column names in its first line, or an LDIF file.',
});
export const importTooLarge = defineError('directory.import_too_large', 'too-large', {
  de: 'Die Datei ist größer als 20 MB. Bitte teilen Sie sie auf.',
  en: 'The file is larger than 20 MB. Please split it.',
});
export const importFileMissing = defineError('directory.import_file_missing', 'input', {
  de: 'Die Anfrage enthält keine Personendatei. Bitte wählen Sie eine CSV- oder LDIF-Datei aus.',
  en: 'The request holds no people file. Please choose a CSV or LDIF file.',
});
export const importNotFound = defineError('directory.import_not_found', 'not-found', {
  de: 'Diesen Import gibt es nicht mehr. Bitte laden Sie die Datei erneut hoch.',
  en: 'This import no longer exists. Please upload the file again.',
});
export const importFaulty = defineError('directory.import_faulty', 'conflict', {
  de: 'Die Datei enthält Fehler, deshalb wurde nichts übernommen. Bitte beheben Sie die genannten Zeilen und laden Sie sie erneut hoch.',
  en: 'The file has errors, so nothing was taken over. Please mend the lines named and upload it again.',
});
export const importAlreadyApplied = defineError('directory.import_already_applied', 'conflict', {
  de: 'Dieser Import wird oder wurde schon übernommen. Für weitere Änderungen laden Sie die Datei erneut hoch.',
  en: 'This import is being applied or was applied already. For further changes upload the file again.',
});
