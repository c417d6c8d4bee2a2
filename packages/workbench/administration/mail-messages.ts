import { defineMessages } from '@kontor/ui/messages';

/** How e-mails are sent, and the message to try it. */
export const mailMessages = defineMessages('mail-settings', {
  de: {
    mailHelp: 'Für Einladungen und zurückgesetzte Passwörter. Ohne Mailserver zeigt Kontor Ihnen die Links.',
    mailFixed: 'Der Versand ist durch KONTOR_SMTP_URL festgelegt.',
    mailUrl: 'Mailserver',
    mailUrlHelp: 'smtp://host:587 oder smtps://host:465. Leer lassen, um nichts zu senden.',
    mailUrlInvalid: 'Bitte in der Form smtp://host:587 oder smtps://host:465.',
    mailUser: 'Benutzer',
    mailPassword: 'Passwort',
    mailPasswordSet: 'Ein Passwort ist hinterlegt. Leer lassen, um es zu behalten.',
    mailFrom: 'Absender',
    mailSaved: 'Einstellungen gespeichert',
    mailTest: 'Testnachricht senden',
    mailTestTo: 'Empfänger',
    mailAccepted: 'Der Mailserver hat angenommen: {answer}',
    mailRefused: 'Der Mailserver hat abgelehnt: {answer}',
    save: 'Speichern',
  },
  en: {
    mailHelp: 'For invitations and password resets. Without a mail server Kontor shows you the links.',
    mailFixed: 'Mail is set by KONTOR_SMTP_URL.',
    mailUrl: 'Mail server',
    mailUrlHelp: 'smtp://host:587 or smtps://host:465. Leave empty to send nothing.',
    mailUrlInvalid: 'Please use the form smtp://host:587 or smtps://host:465.',
    mailUser: 'User',
    mailPassword: 'Password',
    mailPasswordSet: 'A password is stored. Leave empty to keep it.',
    mailFrom: 'Sender',
    mailSaved: 'Settings saved',
    mailTest: 'Send a test message',
    mailTestTo: 'Recipient',
    mailAccepted: 'The mail server accepted: {answer}',
    mailRefused: 'The mail server refused: {answer}',
    save: 'Save',
  },
});
