import { defineError } from '@kontor/schema';

export const listNotFound = defineError('tasks.list_not_found', 'not-found', {
  de: 'Diese Aufgabenliste gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This task list does not exist, or you have no access.',
});
export const listReadOnly = defineError('tasks.list_read_only', 'forbidden', {
  de: 'In dieser Liste dürfen Sie lesen, aber nichts ändern. Bitte wenden Sie sich an die Verantwortlichen des Bereichs.',
  en: 'You may read this list, but not change anything. Please ask the owners of the space.',
});
export const listNotYours = defineError('tasks.list_not_yours', 'forbidden', {
  de: 'Das entscheiden die Verantwortlichen dieser Liste. Bitte wenden Sie sich an sie.',
  en: 'That is for those in charge of this list to decide. Please ask them.',
});
export const listAlwaysOwn = defineError('tasks.list_always_own', 'input', {
  de: 'Eine eigene Liste sehen nur Sie. Um andere zu beteiligen, legen Sie die Liste in einem Bereich oder einer Organisationseinheit an.',
  en: 'A list of your own is seen by nobody else. To let others take part, make the list in a space or an org unit.',
});
export const listChangedMeanwhile = defineError('tasks.list_changed', 'conflict', {
  de: 'Jemand hat die Liste inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the list meanwhile. Please check your change and save again.',
});
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
export const fieldsNotFitting = defineError('tasks.fields_not_fitting', 'input', {
  de: 'Felder brauchen verschiedene Namen, eine Auswahl braucht Einträge, und die Art eines Felds bleibt. Bitte prüfen Sie die Felder.',
  en: 'Fields need different names, a choice needs entries, and a field keeps its kind. Please check the fields.',
});
export const valueNotFitting = defineError('tasks.value_not_fitting', 'input', {
  de: 'Dieses Feld gibt es in der Liste nicht mehr, oder der Wert passt nicht dazu. Bitte prüfen Sie Ihre Eingabe.',
  en: 'This field is no longer in the list, or the value does not fit it. Please check what you entered.',
});
export const sectionNotFound = defineError('tasks.section_not_found', 'not-found', {
  de: 'Diesen Abschnitt gibt es in der Liste nicht mehr. Bitte wählen Sie einen anderen.',
  en: 'This section is no longer in the list. Please choose another one.',
});
export const taskNotFound = defineError('tasks.task_not_found', 'not-found', {
  de: 'Diese Aufgabe gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This task does not exist, or you have no access.',
});
export const taskReadOnly = defineError('tasks.task_read_only', 'forbidden', {
  de: 'Diese Aufgabe dürfen Sie sehen, aber so nicht ändern. Bitte fragen Sie jemanden, der in der Liste mitarbeitet.',
  en: 'You may see this task, but not change it like this. Please ask somebody who works on the list.',
});
export const taskExists = defineError('tasks.task_exists', 'conflict', {
  de: 'Eine Aufgabe mit dieser Kennung gibt es schon. Bitte legen Sie sie neu an.',
  en: 'There is a task with this id already. Please create it anew.',
});
export const parentNotFitting = defineError('tasks.parent_not_fitting', 'input', {
  de: 'Eine Teilaufgabe gehört in dieselbe Liste wie ihre Aufgabe und hat selbst keine. Bitte wählen Sie eine andere.',
  en: 'A sub-task belongs to the list of its task and has none of its own. Please choose another task.',
});
export const datesNotFitting = defineError('tasks.dates_not_fitting', 'input', {
  de: 'Eine Uhrzeit braucht einen Tag, und der Beginn liegt nicht nach der Frist. Bitte prüfen Sie die Daten.',
  en: 'A time needs a day, and a start is not after its due date. Please check the dates.',
});
export const assigneeNotFound = defineError('tasks.assignee_not_found', 'not-found', {
  de: 'Diese Person oder Organisationseinheit gibt es nicht. Bitte wählen Sie eine andere.',
  en: 'This person or org unit does not exist. Please choose another one.',
});
export const notAssigned = defineError('tasks.not_assigned', 'forbidden', {
  de: 'Diese Aufgabe ist Ihnen nicht zugewiesen. Annehmen oder ablehnen kann nur, wer gefragt wurde.',
  en: 'This task is not assigned to you. Only those who were asked can accept or decline.',
});
export const commentNotFound = defineError('tasks.comment_not_found', 'not-found', {
  de: 'Diesen Kommentar gibt es nicht mehr, oder er ist nicht von Ihnen.',
  en: 'This comment does not exist any more, or is not yours.',
});
export const rankNotFitting = defineError('tasks.rank_not_fitting', 'input', {
  de: 'Dieser Platz in der Reihenfolge ist keiner. Bitte laden Sie die Seite neu und ordnen Sie noch einmal.',
  en: 'This is no place in the order. Please reload the page and arrange again.',
});
