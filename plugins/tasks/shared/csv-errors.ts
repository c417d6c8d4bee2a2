import { defineError } from '@kontor/schema';

export const csvUnreadable = defineError('tasks.csv_unreadable', 'input', {
  de: 'In dieser Datei ist keine Spalte „Titel“ zu finden. Bitte wählen Sie eine CSV-Datei mit einer Kopfzeile, oder ordnen Sie die Spalten zu.',
  en: 'There is no column “Title” in this file. Please choose a CSV file with a heading line, or say what its columns are.',
});
export const csvTooLong = defineError('tasks.csv_too_long', 'input', {
  de: 'Diese Datei hat mehr als 5.000 Zeilen. Bitte teilen Sie sie auf.',
  en: 'This file has more than 5,000 lines. Please split it.',
});
export const csvHasProblems = defineError('tasks.csv_has_problems', 'input', {
  de: 'Einige Zeilen lassen sich nicht übernehmen. Bitte bessern Sie die Datei nach und wählen Sie sie erneut.',
  en: 'Some lines cannot be taken. Please mend the file and choose it again.',
});
export const csvChangedMeanwhile = defineError('tasks.csv_changed', 'conflict', {
  de: 'Die Liste hat sich seit der Vorschau geändert. Bitte sehen Sie sich die Vorschau noch einmal an.',
  en: 'The list has changed since the preview. Please look at the preview again.',
});
