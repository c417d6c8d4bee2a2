import { defineError } from '../define-error.ts';

export const sourceNotFound = defineError('sources.not_found', 'not-found', {
  de: 'Diese Quelle gibt es nicht mehr.',
  en: 'This source no longer exists.',
});
export const sourceRunNotFound = defineError('sources.run_not_found', 'not-found', {
  de: 'Diesen Abgleich gibt es nicht mehr. Berichte werden nach 30 Tagen gelöscht.',
  en: 'This run no longer exists. Reports are deleted after 30 days.',
});
export const sourceNeedsTls = defineError('sources.needs_tls', 'input', {
  de: 'So gingen Passwörter im Klartext durch das Netz. Nehmen Sie eine Adresse mit ldaps:// oder schalten Sie StartTLS ein.',
  en: 'Passwords would cross the network in clear. Use an address with ldaps://, or switch StartTLS on.',
});
export const sourceFailed = defineError('sources.failed', 'unavailable', {
  de: 'Der Verzeichnisdienst hat nicht wie erwartet geantwortet. Was er sagt, steht in den Einzelheiten.',
  en: 'The directory did not answer as expected. What it says is in the details.',
});
export const sourceFixed = defineError('sources.fixed', 'conflict', {
  de: 'Diese Quelle ist durch KONTOR_LDAP_URL festgelegt und lässt sich hier nicht entfernen.',
  en: 'This source is set by KONTOR_LDAP_URL and cannot be removed here.',
});
export const sourceRunUnderWay = defineError('sources.run_under_way', 'conflict', {
  de: 'Diese Quelle wird gerade abgeglichen. Bitte warten Sie, bis es fertig ist.',
  en: 'This source is being synchronised. Please wait until it is done.',
});
