import { defineError } from '../define-error.ts';

export const openIdProviderNotFound = defineError('openid.provider_not_found', 'not-found', {
  de: 'Diesen Anmeldedienst gibt es nicht mehr.',
  en: 'This sign-in provider no longer exists.',
});
export const openIdProviderFixed = defineError('openid.provider_fixed', 'conflict', {
  de: 'Dieser Anmeldedienst ist durch KONTOR_OIDC_ISSUER festgelegt und lässt sich hier nicht entfernen.',
  en: 'This sign-in provider is set by KONTOR_OIDC_ISSUER and cannot be removed here.',
});
export const openIdNeedsTls = defineError('openid.needs_tls', 'input', {
  de: 'Die Adresse des Anmeldedienstes muss mit https:// beginnen.',
  en: 'The address of the sign-in provider has to begin with https://.',
});
export const openIdProviderFailed = defineError('openid.provider_failed', 'unavailable', {
  de: 'Der Anmeldedienst antwortet nicht wie erwartet. Bitte versuchen Sie es später oder melden Sie sich mit einem Passwort an.',
  en: 'The sign-in provider does not answer as expected. Please try again later, or sign in with a password.',
});
export const openIdExpired = defineError('openid.expired', 'unauthenticated', {
  de: 'Diese Anmeldung ist abgelaufen oder wurde in einem anderen Fenster begonnen. Bitte beginnen Sie sie neu.',
  en: 'This sign-in has expired or was begun in another window. Please begin it again.',
});
export const openIdDenied = defineError('openid.denied', 'unauthenticated', {
  de: 'Der Anmeldedienst hat die Anmeldung nicht bestätigt. Bitte beginnen Sie sie neu.',
  en: 'The sign-in provider did not confirm the sign-in. Please begin it again.',
});
export const openIdUnknown = defineError('openid.unknown', 'unauthenticated', {
  de: 'Mit dieser Anmeldung dürfen Sie hier nicht herein: Es gehört kein nutzbares Konto dazu. Bitte wenden Sie sich an Ihre Administration.',
  en: 'This sign-in does not let you in here: no usable account belongs to it. Please ask your administrators.',
});
