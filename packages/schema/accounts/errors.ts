import { defineError } from '../define-error.ts';

export const signInRefused = defineError('accounts.sign_in_refused', 'unauthenticated', {
  de: 'Anmeldename oder Passwort stimmen nicht. Bitte versuchen Sie es erneut oder setzen Sie das Passwort zurück.',
  en: 'Login or password is wrong. Please try again or reset the password.',
});
export const secondFactorNeeded = defineError('accounts.second_factor_needed', 'unauthenticated', {
  de: 'Bitte bestätigen Sie die Anmeldung mit Ihrem zweiten Faktor.',
  en: 'Please confirm the sign-in with your second factor.',
});
export const secondFactorWrong = defineError('accounts.second_factor_wrong', 'unauthenticated', {
  de: 'Der Code stimmt nicht oder wurde schon benutzt. Bitte warten Sie auf den nächsten.',
  en: 'The code is wrong or was used already. Please wait for the next one.',
});
export const secondFactorOverdue = defineError('accounts.second_factor_overdue', 'forbidden', {
  de: 'Ihre Organisation verlangt einen zweiten Faktor. Bitte richten Sie ihn ein; danach geht es weiter.',
  en: 'Your organisation requires a second factor. Please set one up; then you can go on.',
});
export const secondFactorKept = defineError('accounts.second_factor_kept', 'conflict', {
  de: 'Ihre Organisation verlangt einen zweiten Faktor, und dies ist Ihr letzter. Richten Sie zuerst einen anderen ein.',
  en: 'Your organisation requires a second factor, and this is your last one. First set up another.',
});
export const tooManySignIns = defineError('accounts.too_many_sign_ins', 'rate-limited', {
  de: 'Zu viele Versuche. Bitte warten Sie einige Minuten.',
  en: 'Too many attempts. Please wait a few minutes.',
});
export const passwordWeak = defineError('accounts.password_weak', 'input', {
  de: 'Das Passwort ist zu leicht zu erraten. Nehmen Sie ein längeres (mindestens 12 Zeichen, wo Ihre Organisation mehr verlangt, mehr) und kein bekanntes.',
  en: 'The password is too easy to guess. Use a longer one (at least 12 characters, more where your organisation asks for more), and no well-known one.',
});
export const passwordWrong = defineError('accounts.password_wrong', 'forbidden', {
  de: 'Das bisherige Passwort stimmt nicht.',
  en: 'The current password is wrong.',
});
export const loginTaken = defineError('accounts.login_taken', 'conflict', {
  de: 'Diesen Anmeldenamen gibt es schon. Bitte wählen Sie einen anderen.',
  en: 'This login exists already. Please choose another.',
});
export const accountNotFound = defineError('accounts.not_found', 'not-found', {
  de: 'Dieses Konto gibt es nicht.',
  en: 'This account does not exist.',
});
export const personHasAccount = defineError('accounts.person_has_account', 'conflict', {
  de: 'Diese Person hat schon ein Konto.',
  en: 'This person has an account already.',
});
export const lastAdministrator = defineError('accounts.last_administrator', 'conflict', {
  de: 'Das ist das letzte Konto mit Administration. Geben Sie zuerst einem anderen diese Rolle.',
  en: 'This is the last administrator account. Give another one this role first.',
});
export const oneTimeCodeInvalid = defineError('accounts.one_time_code_invalid', 'not-found', {
  de: 'Der Code ist falsch, abgelaufen oder schon benutzt. Bitte lassen Sie sich einen neuen geben.',
  en: 'The code is wrong, expired or used already. Please ask for a new one.',
});
export const sessionNotFound = defineError('accounts.session_not_found', 'not-found', {
  de: 'Diese Sitzung gibt es nicht mehr.',
  en: 'This session no longer exists.',
});
export const passkeyRefused = defineError('accounts.passkey_refused', 'unauthenticated', {
  de: 'Der Passkey wurde nicht anerkannt. Bitte versuchen Sie es erneut.',
  en: 'The passkey was not accepted. Please try again.',
});
export const factorNotFound = defineError('accounts.factor_not_found', 'not-found', {
  de: 'Diesen Faktor oder dieses App-Passwort gibt es nicht mehr.',
  en: 'This factor or app password no longer exists.',
});
export const tooManyAppPasswords = defineError('accounts.too_many_app_passwords', 'conflict', {
  de: 'Sie haben schon sehr viele App-Passwörter. Löschen Sie zuerst eines, das Sie nicht mehr brauchen.',
  en: 'You have a great many app passwords already. First delete one that you no longer need.',
});
export const outsideUnavailable = defineError('accounts.outside_unavailable', 'unavailable', {
  de: 'Der Verzeichnisdienst, der Ihr Passwort kennt, antwortet gerade nicht. Bitte versuchen Sie es später; Konten mit einem Passwort in Kontor können sich weiter anmelden.',
  en: 'The directory that knows your password does not answer right now. Please try again later; accounts with a password in Kontor can still sign in.',
});
