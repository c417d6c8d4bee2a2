import { defineError } from '../define-error.ts';

export const spaceNotFound = defineError('spaces.not_found', 'not-found', {
  de: 'Diesen Bereich gibt es nicht, oder Sie haben keinen Zugang.',
  en: 'This space does not exist, or you have no access.',
});
export const spaceReadOnly = defineError('spaces.read_only', 'forbidden', {
  de: 'Das dürfen nur die Verantwortlichen des Bereichs. Bitte wenden Sie sich an sie.',
  en: 'Only the owners of the space may do this. Please ask them.',
});
export const spaceArchived = defineError('spaces.archived', 'conflict', {
  de: 'Der Bereich ist archiviert und lässt sich nicht mehr ändern.',
  en: 'The space is archived and can no longer be changed.',
});
export const spaceChanged = defineError('spaces.changed', 'conflict', {
  de: 'Jemand hat den Bereich inzwischen geändert. Bitte laden Sie ihn neu.',
  en: 'Somebody changed the space meanwhile. Please reload it.',
});
export const slugTaken = defineError('spaces.slug_taken', 'conflict', {
  de: 'Diese Kurzadresse gehört schon zu einem anderen Bereich. Bitte wählen Sie eine andere.',
  en: 'This short address belongs to another space already. Please choose another.',
});
export const spaceNotOpen = defineError('spaces.not_open', 'forbidden', {
  de: 'Diesem Bereich kann man nicht von sich aus beitreten. Bitte stellen Sie eine Anfrage.',
  en: 'This space cannot be joined directly. Please send a request.',
});
export const lastOwner = defineError('spaces.last_owner', 'conflict', {
  de: 'Der Bereich braucht mindestens eine verantwortliche Person. Übergeben Sie ihn zuerst.',
  en: 'The space needs at least one owner. Hand it over first.',
});
export const groupsOff = defineError('spaces.groups_off', 'forbidden', {
  de: 'Ihr Haus lässt gerade keine neuen Interessengruppen zu. Fragen Sie bei der Administration nach.',
  en: 'Your organisation does not allow new interest groups right now. Please ask an administrator.',
});
export const groupStandsAlone = defineError('spaces.group_stands_alone', 'conflict', {
  de: 'Eine Interessengruppe steht für sich: nicht unter oder über einem Bereich, und nicht verborgen. Wählen Sie offen oder auf Anfrage.',
  en: 'An interest group stands alone: neither below nor above a space, and not hidden. Choose open or on request.',
});
export const groupOfPersons = defineError('spaces.group_of_persons', 'conflict', {
  de: 'In eine Interessengruppe kommen Menschen von sich aus. Laden Sie Personen ein, keine Einheiten oder Gruppen.',
  en: 'People come to an interest group by themselves. Invite persons, not units or groups.',
});
export const grantNotFound = defineError('spaces.grant_not_found', 'not-found', {
  de: 'Diese Berechtigung gibt es nicht mehr.',
  en: 'This grant no longer exists.',
});
export const subjectNotFound = defineError('spaces.subject_not_found', 'not-found', {
  de: 'Diese Person, Einheit oder Gruppe gibt es nicht.',
  en: 'This person, org unit or group does not exist.',
});
export const requestNotFound = defineError('spaces.request_not_found', 'not-found', {
  de: 'Diese Anfrage ist schon entschieden oder zurückgezogen.',
  en: 'This request was decided or withdrawn already.',
});
export const spaceCycle = defineError('spaces.cycle', 'input', {
  de: 'Ein Bereich kann nicht unter sich selbst stehen.',
  en: 'A space cannot be placed below itself.',
});
