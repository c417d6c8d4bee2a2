import { defineError } from '@kontor/schema';

export const fieldsNotFitting = defineError('tasks.fields_not_fitting', 'input', {
  de: 'Felder brauchen verschiedene Namen, eine Auswahl braucht Einträge, und die Art eines Felds bleibt. Bitte prüfen Sie die Felder.',
  en: 'Fields need different names, a choice needs entries, and a field keeps its kind. Please check the fields.',
});
export const valueNotFitting = defineError('tasks.value_not_fitting', 'input', {
  de: 'Dieses Feld gibt es in der Liste nicht mehr, oder der Wert passt nicht dazu. Bitte prüfen Sie Ihre Eingabe.',
  en: 'This field is no longer in the list, or the value does not fit it. Please check what you entered.',
});
