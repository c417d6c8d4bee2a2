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
export const listChangedMeanwhile = defineError('tasks.list_changed', 'conflict', {
  de: 'Jemand hat die Liste inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the list meanwhile. Please check your change and save again.',
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
export const archiveNotFitting = defineError('tasks.archive_not_fitting', 'input', {
  de: 'Ins Archiv kommt nur, was erledigt oder verworfen ist. Bitte schließen Sie die Aufgabe zuerst ab.',
  en: 'Only what is done or dropped goes to the archive. Please finish the task first.',
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
export const filterNotFound = defineError('tasks.filter_not_found', 'not-found', {
  de: 'Diesen Filter gibt es nicht, oder er gehört Ihnen nicht. Bitte sichern Sie ihn neu.',
  en: 'This filter does not exist, or is not yours. Please save it anew.',
});
export const filterTooMany = defineError('tasks.filter_too_many', 'conflict', {
  de: 'Sie haben schon 50 Filter gesichert. Bitte löschen Sie einen, den Sie nicht mehr brauchen.',
  en: 'You have saved 50 filters already. Please delete one that you no longer need.',
});
export const rankNotFitting = defineError('tasks.rank_not_fitting', 'input', {
  de: 'Dieser Platz in der Reihenfolge ist keiner. Bitte laden Sie die Seite neu und ordnen Sie noch einmal.',
  en: 'This is no place in the order. Please reload the page and arrange again.',
});
export const blockerCycle = defineError('tasks.blocker_cycle', 'conflict', {
  de: 'Dann würden die beiden Aufgaben aufeinander warten, auch über andere. Bitte wählen Sie eine andere Aufgabe.',
  en: 'The two tasks would then wait for each other, perhaps through others. Please choose another task.',
});
export const tooManyHere = defineError('tasks.too_many', 'conflict', {
  de: 'Mehr lassen sich an dieser Aufgabe nicht festhalten. Bitte entfernen Sie vorher etwas.',
  en: 'No more of these fit on this task. Please remove one first.',
});
