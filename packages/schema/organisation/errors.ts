import { defineError } from '../define-error.ts';

export const setupCodeWrong = defineError('organisation.setup_code_wrong', 'forbidden', {
  de: 'Der Einrichtungscode stimmt nicht. Sie finden ihn in der Ausgabe von npm start.',
  en: 'The setup code is wrong. You find it in the output of npm start.',
});
export const alreadySetUp = defineError('organisation.already_set_up', 'conflict', {
  de: 'Die Organisation ist schon eingerichtet. Bitte melden Sie sich an.',
  en: 'The organisation is already set up. Please sign in.',
});
export const accentUnreadable = defineError('organisation.accent_unreadable', 'input', {
  de: 'Mit dieser Farbe wäre Schrift nicht lesbar. Bitte wählen Sie eine kräftigere.',
  en: 'Text would not be readable with this colour. Please choose a stronger one.',
});
export const logoUnusable = defineError('organisation.logo_unusable', 'input', {
  de: 'Das Bild lässt sich nicht verwenden. Erlaubt sind PNG, JPEG und WebP bis 5 MB.',
  en: 'The picture cannot be used. PNG, JPEG and WebP up to 5 MB are allowed.',
});
export const mailFixed = defineError('organisation.mail_fixed', 'conflict', {
  de: 'Der Mailversand ist durch KONTOR_SMTP_URL festgelegt und lässt sich hier nicht ändern.',
  en: 'Mail is set by KONTOR_SMTP_URL and cannot be changed here.',
});
export const mailNotConfigured = defineError('organisation.mail_not_configured', 'conflict', {
  de: 'Es ist kein Mailserver eingerichtet. Tragen Sie zuerst einen ein.',
  en: 'No mail server is configured. Enter one first.',
});
export const mailRefused = defineError('organisation.mail_refused', 'unavailable', {
  de: 'Der Mailserver hat die Nachricht nicht angenommen. Die Antwort steht in den Einzelheiten.',
  en: 'The mail server did not accept the message. Its answer is in the details.',
});
