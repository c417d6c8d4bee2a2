import { defineError } from '../define-error.ts';

export const personNotFound = defineError('people.person_not_found', 'not-found', {
  de: 'Diese Person gibt es nicht.',
  en: 'This person does not exist.',
});
export const personChanged = defineError('people.person_changed', 'conflict', {
  de: 'Jemand hat die Angaben inzwischen geändert. Bitte laden Sie sie neu und prüfen Sie Ihre Änderung.',
  en: 'Somebody changed this meanwhile. Please reload and check your change.',
});
export const ownAccess = defineError('people.own_access', 'forbidden', {
  de: 'Mit dieser Änderung bekämen Sie selbst Zugang zu einem Bereich, mehr Rechte darin, oder zu etwas, das nur für einige gedacht ist. Bitte lassen Sie sie von jemand anderem aus der Administration vornehmen.',
  en: 'With this change you would get access to a space yourself, more rights there, or to something that is meant for some only. Please have another administrator make it.',
});
export const externalIdTaken = defineError('people.external_id_taken', 'conflict', {
  de: 'Diese Kennung gehört schon zu einer anderen Person.',
  en: 'This identifier belongs to another person already.',
});
export const orgUnitNotFound = defineError('people.org_unit_not_found', 'not-found', {
  de: 'Diese Organisationseinheit gibt es nicht.',
  en: 'This org unit does not exist.',
});
export const orgUnitReadOnly = defineError('people.org_unit_read_only', 'forbidden', {
  de: 'Diese Seite ändern nur die Leitung der Einheit oder einer darüber und die Administration. Bitte wenden Sie sich an sie.',
  en: 'Only those who lead the unit or one above and administrators change this page. Please ask them.',
});
export const orgUnitChangedMeanwhile = defineError('people.org_unit_changed', 'conflict', {
  de: 'Jemand hat diese Organisationseinheit inzwischen geändert. Bitte laden Sie sie neu und prüfen Sie Ihre Änderung.',
  en: 'Somebody changed this org unit meanwhile. Please reload it and check your change.',
});
export const orgUnitCodeTaken = defineError('people.org_unit_code_taken', 'conflict', {
  de: 'Dieses Kürzel gehört schon zu einer anderen Organisationseinheit.',
  en: 'This code belongs to another org unit already.',
});
export const orgUnitCycle = defineError('people.org_unit_cycle', 'input', {
  de: 'Eine Organisationseinheit kann nicht unter sich selbst stehen.',
  en: 'An org unit cannot be placed below itself.',
});
export const orgUnitInUse = defineError('people.org_unit_in_use', 'conflict', {
  de: 'In dieser Organisationseinheit sind noch Personen oder Einheiten. Verschieben Sie diese zuerst.',
  en: 'There are still people or units in this org unit. Move them first.',
});
export const groupNotFound = defineError('people.group_not_found', 'not-found', {
  de: 'Diese Gruppe gibt es nicht.',
  en: 'This group does not exist.',
});
export const groupNameTaken = defineError('people.group_name_taken', 'conflict', {
  de: 'Eine Gruppe mit diesem Namen gibt es schon.',
  en: 'A group with this name exists already.',
});
export const absenceNotFound = defineError('people.absence_not_found', 'not-found', {
  de: 'Diese Abwesenheit gibt es nicht.',
  en: 'This absence does not exist.',
});
export const absenceDates = defineError('people.absence_dates', 'input', {
  de: 'Das Ende liegt vor dem Anfang. Bitte prüfen Sie die Tage.',
  en: 'The end is before the start. Please check the days.',
});
export const substituteSelf = defineError('people.substitute_self', 'input', {
  de: 'Niemand kann sich selbst vertreten. Bitte wählen Sie eine andere Person.',
  en: 'Nobody can stand in for themselves. Please choose another person.',
});
/** A person is away once at a time, so that exactly one substitute stands in. */
export const absenceOverlaps = defineError('people.absence_overlaps', 'conflict', {
  de: 'In dieser Zeit ist schon eine Abwesenheit eingetragen. Bitte ändern Sie die Tage oder entfernen Sie die andere zuerst.',
  en: 'There is an absence in this time already. Please change the days, or remove the other one first.',
});
export const datesReversed = defineError('people.dates_reversed', 'input', {
  de: 'Ein letzter Tag liegt vor seinem ersten. Bitte prüfen Sie die Tage.',
  en: 'A last day is before its first day. Please check the days.',
});
