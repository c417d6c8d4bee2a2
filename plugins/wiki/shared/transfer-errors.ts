import { defineError } from '@kontor/schema';

export const exportUnderWay = defineError('wiki.export_under_way', 'rate-limited', {
  de: 'Es wird gerade schon exportiert. Bitte warten Sie, bis das fertig ist, und versuchen Sie es dann erneut.',
  en: 'An export is under way already. Please wait until it is done, then try again.',
});
export const exportTooLarge = defineError('wiki.export_too_large', 'input', {
  de: 'Das ist zu viel für ein einziges Dokument. Wählen Sie Markdown oder HTML, oder einen kleineren Teil der Seiten.',
  en: 'This is too much for one document. Choose Markdown or HTML, or a smaller part of the pages.',
});
