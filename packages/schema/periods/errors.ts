import { defineError } from '../define-error.ts';

export const periodNotFound = defineError('periods.not_found', 'not-found', {
  de: 'Für diese Art von Inhalten gibt es hier keine Frist. Bitte laden Sie die Seite neu.',
  en: 'There is no period for this kind of content here. Please reload the page.',
});
export const periodChangedMeanwhile = defineError('periods.changed', 'conflict', {
  de: 'Jemand anderes hat diese Frist inzwischen geändert. Bitte sehen Sie sie sich noch einmal an.',
  en: 'Somebody else has changed this period meanwhile. Please look at it again.',
});
export const periodOutOfBounds = defineError('periods.out_of_bounds', 'input', {
  de: 'Diese Frist ist kürzer oder länger als erlaubt. Bitte wählen Sie eine innerhalb der genannten Grenzen.',
  en: 'This period is shorter or longer than allowed. Please choose one within the bounds that are shown.',
});
