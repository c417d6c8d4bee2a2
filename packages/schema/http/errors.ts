import { defineError } from '../define-error.ts';

export const invalidInput = defineError('http.invalid_input', 'input', {
  de: 'Die Angaben passen nicht. Bitte prüfen Sie die genannten Felder.',
  en: 'The input does not fit. Please check the fields named.',
});
export const bodyTooLarge = defineError('http.body_too_large', 'too-large', {
  de: 'Die Anfrage ist zu groß. Bitte senden Sie weniger auf einmal.',
  en: 'The request is too large. Please send less at once.',
});
export const signInNeeded = defineError('http.sign_in_needed', 'unauthenticated', {
  de: 'Sie sind nicht angemeldet. Bitte melden Sie sich an.',
  en: 'You are not signed in. Please sign in.',
});
/** Somebody ended the session: this one, all of them, or the account. The client wipes what it keeps. */
export const sessionEnded = defineError('http.session_ended', 'unauthenticated', {
  de: 'Diese Sitzung wurde beendet. Bitte melden Sie sich erneut an.',
  en: 'This session was ended. Please sign in again.',
});
export const otherPerson = defineError('http.other_person', 'unauthenticated', {
  de: 'In diesem Browser hat sich inzwischen jemand anderes angemeldet. Bitte laden Sie die Seite neu.',
  en: 'Somebody else has signed in in this browser meanwhile. Please reload the page.',
});
export const idempotencyKeyReused = defineError('http.idempotency_key_reused', 'conflict', {
  de: 'Diese Anfrage trägt die Kennung einer anderen. Bitte versuchen Sie es erneut.',
  en: 'This request carries the key of another one. Please try again.',
});
export const roleNeeded = defineError('http.role_needed', 'forbidden', {
  de: 'Dafür fehlt Ihnen die Berechtigung. Wenden Sie sich an die Administration.',
  en: 'You do not have permission for this. Please ask an administrator.',
});
export const foreignOrigin = defineError('http.foreign_origin', 'forbidden', {
  de: 'Die Anfrage kam von einer fremden Seite und wurde abgelehnt.',
  en: 'The request came from another site and was refused.',
});
export const tooManyRequests = defineError('http.too_many_requests', 'rate-limited', {
  de: 'Zu viele Anfragen. Bitte warten Sie kurz und versuchen Sie es erneut.',
  en: 'Too many requests. Please wait a moment and try again.',
});
export const routeNotFound = defineError('http.not_found', 'not-found', {
  de: 'Diese Adresse gibt es nicht.',
  en: 'This address does not exist.',
});
export const unexpected = defineError('http.unexpected', 'unavailable', {
  de: 'Es ist ein unerwarteter Fehler aufgetreten. Bitte versuchen Sie es erneut und nennen Sie der Administration die Kennung.',
  en: 'An unexpected error occurred. Please try again, and give the administrators the request id.',
});
export const notSetUp = defineError('http.not_set_up', 'unavailable', {
  de: 'Kontor ist noch nicht eingerichtet. Öffnen Sie die Adresse, die beim Start ausgegeben wurde.',
  en: 'Kontor is not set up yet. Open the address that was printed at the start.',
});
export const databaseAway = defineError('http.database_away', 'unavailable', {
  de: 'Kontor erreicht seine Datenbank gerade nicht. Bitte versuchen Sie es in einer Minute erneut.',
  en: 'Kontor cannot reach its database at the moment. Please try again in a minute.',
});
