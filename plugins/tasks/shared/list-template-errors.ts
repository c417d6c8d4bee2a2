import { defineError } from '@kontor/schema';

export const templateNotFound = defineError('tasks.template_not_found', 'not-found', {
  de: 'Diese Vorlage gibt es nicht mehr, oder Sie haben keinen Zugang. Bitte wählen Sie eine andere.',
  en: 'This template does not exist any more, or you have no access. Please choose another one.',
});
export const templateNotYours = defineError('tasks.template_not_yours', 'forbidden', {
  de: 'Vorlagen eines Bereichs ändert, wer dort mitarbeitet, Vorlagen für alle die Administration.',
  en: 'Templates of a space are changed by those who edit there, templates for all by administrators.',
});
export const templateTooLong = defineError('tasks.template_too_long', 'input', {
  de: 'Diese Liste hat mehr als 1.000 Aufgaben. Bitte machen Sie aus einer kürzeren Liste eine Vorlage.',
  en: 'This list has more than 1,000 tasks. Please make a template of a shorter list.',
});
