import { defineError } from '@kontor/schema';

export const entryNotFound = defineError('tasks.entry_not_found', 'not-found', {
  de: 'Diesen Eintrag gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This entry does not exist, or you have no access.',
});
export const entryReadOnly = defineError('tasks.entry_read_only', 'forbidden', {
  de: 'In diesem Bereich dürfen Sie lesen, aber nichts ändern. Bitte wenden Sie sich an die Verantwortlichen.',
  en: 'You may read in this space, but not change anything. Please ask its owners.',
});
export const entryChangedMeanwhile = defineError('tasks.entry_changed', 'conflict', {
  de: 'Jemand hat den Eintrag inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the entry meanwhile. Please check your change and save again.',
});
