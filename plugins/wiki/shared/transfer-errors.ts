import { defineError } from '@kontor/schema';

export const exportUnderWay = defineError('wiki.export_under_way', 'rate-limited', {
  de: 'Es wird gerade schon exportiert. Bitte warten Sie, bis das fertig ist, und versuchen Sie es dann erneut.',
  en: 'An export is under way already. Please wait until it is done, then try again.',
});
export const exportTooLarge = defineError('wiki.export_too_large', 'input', {
  de: 'Das ist zu viel für ein einziges Dokument. Wählen Sie Markdown oder HTML, oder einen kleineren Teil der Seiten.',
  en: 'This is too much for one document. Choose Markdown or HTML, or a smaller part of the pages.',
});
export const importNotFound = defineError('wiki.import_not_found', 'not-found', {
  de: 'Diesen Import gibt es nicht mehr. Bitte wählen Sie die Datei erneut.',
  en: 'This import no longer exists. Please choose the file again.',
});
export const importUnreadable = defineError('wiki.import_unreadable', 'input', {
  de: 'Die Datei lässt sich nicht lesen. Es gehen Markdown, HTML, Word (DOCX) und ZIP mit solchen Dateien.',
  en: 'The file cannot be read. Markdown, HTML, Word (DOCX) and ZIP with such files are possible.',
});
export const importTooLarge = defineError('wiki.import_too_large', 'too-large', {
  de: 'Die Datei enthält mehr, als auf einmal importiert wird. Bitte teilen Sie sie auf.',
  en: 'The file holds more than is imported at once. Please split it.',
});
export const importEmpty = defineError('wiki.import_empty', 'input', {
  de: 'In der Datei ist keine Seite. Es gehen Markdown, HTML und Word (DOCX), einzeln oder als ZIP.',
  en: 'There is no page in the file. Markdown, HTML and Word (DOCX) are possible, alone or as ZIP.',
});
export const importBegun = defineError('wiki.import_begun', 'conflict', {
  de: 'Dieser Import hat schon begonnen. Bitte wählen Sie die Datei erneut, um sie noch einmal zu importieren.',
  en: 'This import has begun already. Please choose the file again to import it once more.',
});
export const importUnderWay = defineError('wiki.import_under_way', 'rate-limited', {
  de: 'Es wird gerade schon eine Datei gelesen. Bitte warten Sie, bis das fertig ist, und versuchen Sie es dann erneut.',
  en: 'A file is being read already. Please wait until that is done, then try again.',
});
