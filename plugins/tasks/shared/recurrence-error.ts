import { defineError } from '@kontor/schema';

/** `reason` in its details is why: a `RecurrenceRefusal`. */
export const recurrenceNotFitting = defineError('tasks.recurrence_not_fitting', 'input', {
  de: 'So kann sich eine Aufgabe nicht wiederholen. Möglich sind Abstände von Tagen, Wochen, Monaten und Jahren. Bitte wählen Sie eine andere Wiederholung.',
  en: 'A task cannot come again like this. Days, weeks, months and years are possible. Please choose another recurrence.',
});
