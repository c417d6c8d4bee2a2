import { defineError } from '@kontor/schema';

export const gatheringNotFound = defineError('gatherings.not_found', 'not-found', {
  de: 'Diese Veranstaltung gibt es nicht, oder Sie sind nicht eingeladen.',
  en: 'This event does not exist, or you are not invited.',
});
export const gatheringReadOnly = defineError('gatherings.read_only', 'forbidden', {
  de: 'Das können nur die Organisierenden dieser Veranstaltung. Bitte wenden Sie sich an sie.',
  en: 'Only the organisers of this event can do that. Please ask them.',
});
export const gatheringChangedMeanwhile = defineError('gatherings.changed', 'conflict', {
  de: 'Jemand hat die Veranstaltung inzwischen geändert. Bitte prüfen Sie Ihre Änderung und speichern Sie erneut.',
  en: 'Somebody changed the event meanwhile. Please check your change and save again.',
});
export const timesDoNotFit = defineError('gatherings.times_do_not_fit', 'input', {
  de: 'Das Ende liegt vor dem Beginn, eine Uhrzeit fehlt, oder der Anmeldeschluss ist nach dem Beginn. Bitte prüfen Sie die Tage und Zeiten.',
  en: 'The end is before the start, a time is missing, or sign-up closes after the start. Please check days and times.',
});
export const organiserUnknown = defineError('gatherings.organiser_unknown', 'input', {
  de: 'Eine der Personen, die organisieren sollen, oder die Kontaktstelle gibt es nicht (mehr). Bitte wählen Sie neu.',
  en: 'One of the organisers or the contact office does not exist (any more). Please choose again.',
});
export const promiseGiven = defineError('gatherings.promise_given', 'conflict', {
  de: 'Es haben sich schon Personen angemeldet, und zwar darauf hin, wer ihre Namen sieht und wie lange sie gespeichert sind. Das lässt sich jetzt nur noch enger fassen.',
  en: 'People have signed up already, and were told who sees their names and how long they are kept. That can only be narrowed now.',
});
export const notADraft = defineError('gatherings.not_a_draft', 'conflict', {
  de: 'Die Veranstaltung ist angekündigt. Sagen Sie sie ab, damit alle Angemeldeten es erfahren.',
  en: 'The event is announced. Cancel it, so that everybody who signed up is told.',
});
export const gatheringOver = defineError('gatherings.over', 'conflict', {
  de: 'Die Veranstaltung ist vorbei.',
  en: 'The event is over.',
});
export const signUpClosed = defineError('gatherings.sign_up_closed', 'conflict', {
  de: 'Die Anmeldung ist geschlossen: Der Anmeldeschluss ist vorbei, oder die Veranstaltung ist abgesagt. Bitte wenden Sie sich an die Organisierenden.',
  en: 'Sign-up is closed: it is too late, or the event is cancelled. Please ask the organisers.',
});
export const signUpDeclined = defineError('gatherings.sign_up_declined', 'conflict', {
  de: 'Die Organisierenden haben Ihre Anmeldung abgelehnt. Bitte wenden Sie sich an sie.',
  en: 'The organisers have declined your sign-up. Please ask them.',
});
export const tooManyGuests = defineError('gatherings.too_many_guests', 'conflict', {
  de: 'So viele Begleitpersonen sind bei dieser Veranstaltung nicht vorgesehen. Bitte geben Sie weniger an.',
  en: 'This event does not allow that many guests. Please bring fewer.',
});
export const placesTaken = defineError('gatherings.places_taken', 'conflict', {
  de: 'Dafür sind nicht genug Plätze frei. Ihre bisherige Anmeldung bleibt, wie sie ist.',
  en: 'There are not enough free places for that. The sign-up stays as it is.',
});
export const signUpNotFound = defineError('gatherings.sign_up_not_found', 'not-found', {
  de: 'Diese Person ist nicht (mehr) angemeldet.',
  en: 'This person is not signed up (any more).',
});
export const namesHidden = defineError('gatherings.names_hidden', 'forbidden', {
  de: 'Wer teilnimmt, sehen bei dieser Veranstaltung nur die Organisierenden.',
  en: 'Only the organisers of this event see who takes part.',
});
