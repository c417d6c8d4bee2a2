import type { Language } from '@kontor/base';
import type { MailContent } from './mail-layout.ts';
import { type NewsValues, newsTemplate } from './news-template.ts';

interface OneTimeLinkValues {
  /** Of the reader. */
  readonly name: string;
  readonly login: string;
  readonly link: string;
  readonly organisation: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** What each template is filled with. */
export interface TemplateValues {
  readonly invitation: OneTimeLinkValues;
  readonly 'password-reset': OneTimeLinkValues;
  readonly 'account-notice': { readonly name: string; readonly organisation: string; readonly text: string };
  readonly 'barrier-report': { readonly organisation: string; readonly reference: string; readonly link: string };
  /** `text` is what became of an answer by mail, in the language of the message. */
  readonly 'reply-notice': {
    readonly name: string;
    readonly organisation: string;
    readonly text: string;
    readonly link: string;
  };
  readonly news: NewsValues;
  readonly test: { readonly organisation: string };
}

export type TemplateName = keyof TemplateValues;

type Template<Values> = (values: Values, language: Language, timeZone: string) => MailContent;

/** Every message that Kontor sends. */
export const templates: { readonly [Name in TemplateName]: Template<TemplateValues[Name]> } = {
  invitation: (values, language, timeZone) => {
    const until = formatMoment(values.expiresAt, language, timeZone);
    if (language === 'en') {
      return {
        subject: `Your account at ${values.organisation}`,
        paragraphs: [
          `Hello ${values.name},`,
          `an account in Kontor has been made for you at ${values.organisation}. Your login is “${values.login}”.`,
          `Choose a password with the link below. It works once, until ${until}.`,
        ],
        link: { label: 'Choose a password', url: values.link },
        footer: `${values.organisation} sent this message because an administrator invited you.`,
      };
    }
    return {
      subject: `Ihr Konto bei ${values.organisation}`,
      paragraphs: [
        `Guten Tag ${values.name},`,
        `bei ${values.organisation} wurde für Sie ein Konto in Kontor angelegt. Ihr Anmeldename ist „${values.login}“.`,
        `Legen Sie mit dem folgenden Link Ihr Passwort fest. Er gilt einmal und bis ${until}.`,
      ],
      link: { label: 'Passwort festlegen', url: values.link },
      footer: `Diese Nachricht kommt von ${values.organisation}, weil die Administration Sie eingeladen hat.`,
    };
  },
  'password-reset': (values, language, timeZone) => {
    const until = formatMoment(values.expiresAt, language, timeZone);
    if (language === 'en') {
      return {
        subject: 'Reset your password',
        paragraphs: [
          `Hello ${values.name},`,
          `a new password was asked for your account “${values.login}” at ${values.organisation}.`,
          `Choose it with the link below. It works once, until ${until}.`,
          'If you did not ask for it, you need not do anything: your password stays as it is.',
        ],
        link: { label: 'Choose a new password', url: values.link },
        footer: `${values.organisation} sent this message because somebody asked for a new password for your account.`,
      };
    }
    return {
      subject: 'Passwort zurücksetzen',
      paragraphs: [
        `Guten Tag ${values.name},`,
        `für Ihr Konto „${values.login}“ bei ${values.organisation} wurde ein neues Passwort angefordert.`,
        `Legen Sie es mit dem folgenden Link fest. Er gilt einmal und bis ${until}.`,
        'Haben Sie das nicht angefordert, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.',
      ],
      link: { label: 'Neues Passwort festlegen', url: values.link },
      footer: `Diese Nachricht kommt von ${values.organisation}, weil jemand für Ihr Konto ein neues Passwort angefordert hat.`,
    };
  },
  'account-notice': ({ name, organisation, text }, language) =>
    language === 'en'
      ? {
          subject: 'Your account in Kontor was changed',
          paragraphs: [`Hello ${name},`, text],
          footer: `${organisation} sends this message whenever an administrator changes how one gets into an account.`,
        }
      : {
          subject: 'Ihr Konto in Kontor wurde geändert',
          paragraphs: [`Guten Tag ${name},`, text],
          footer: `Diese Nachricht kommt von ${organisation}, wenn die Administration ändert, wie man in ein Konto kommt.`,
        },
  'barrier-report': ({ organisation, reference, link }, language) =>
    language === 'en'
      ? {
          subject: `Barrier reported (${reference})`,
          paragraphs: [
            'Somebody reported a barrier in Kontor.',
            'Please answer within a few weeks, if they left a contact.',
          ],
          link: { label: 'Read the report', url: link },
          footer: `${organisation} sends this message to all administrators.`,
        }
      : {
          subject: `Barriere gemeldet (${reference})`,
          paragraphs: [
            'Jemand hat in Kontor eine Barriere gemeldet.',
            'Bitte antworten Sie innerhalb weniger Wochen, falls ein Kontakt angegeben ist.',
          ],
          link: { label: 'Meldung lesen', url: link },
          footer: `Diese Nachricht geht bei ${organisation} an alle Administratorinnen und Administratoren.`,
        },
  'reply-notice': ({ name, organisation, text, link }, language) =>
    language === 'en'
      ? {
          subject: 'About your answer by e-mail',
          paragraphs: [`Hello ${name},`, text],
          link: { label: 'Open in Kontor', url: link },
          footer: `${organisation} sends this message because an e-mail answered a notification to you.`,
        }
      : {
          subject: 'Zu Ihrer Antwort per E-Mail',
          paragraphs: [`Guten Tag ${name},`, text],
          link: { label: 'In Kontor öffnen', url: link },
          footer: `Diese Nachricht kommt von ${organisation}, weil eine E-Mail auf eine Benachrichtigung an Sie geantwortet hat.`,
        },
  news: newsTemplate,
  test: (values, language) =>
    language === 'en'
      ? {
          subject: 'Test message from Kontor',
          paragraphs: ['Mail from Kontor arrives. There is nothing to do.'],
          footer: `An administrator of ${values.organisation} sent this test message.`,
        }
      : {
          subject: 'Testnachricht von Kontor',
          paragraphs: ['Der Mailversand von Kontor funktioniert. Sie müssen nichts tun.'],
          footer: `Die Administration von ${values.organisation} hat diese Testnachricht gesendet.`,
        },
};

function formatMoment(moment: string, language: Language, timeZone: string): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(moment));
}
