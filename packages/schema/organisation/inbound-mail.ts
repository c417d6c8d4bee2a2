import { z } from 'zod';
import { defineError } from '../define-error.ts';
import { defineRoute } from '../define-route.ts';
import { email, nothing } from '../fields.ts';

/** Characters before the @, so that a token fits behind them: RFC 5321 section 4.5.3.1.1 allows 64 in all. */
export const longestMailbox = 64 - '+'.length - 40;

export const inboundMailFixed = defineError('organisation.inbound_mail_fixed', 'conflict', {
  de: 'Der Weg für Antworten ist durch KONTOR_INBOUND_MAIL_URL festgelegt und lässt sich hier nicht ändern.',
  en: 'The way for answers is set by KONTOR_INBOUND_MAIL_URL and cannot be changed here.',
});
export const inboundMailFailed = defineError('organisation.inbound_mail_failed', 'unavailable', {
  de: 'So kommen keine Antworten an. Was der Mailserver sagt, steht in den Einzelheiten.',
  en: 'No answers arrive this way. What the mail server says is in the details.',
});
export const inboundAddressMissing = defineError('organisation.inbound_address_missing', 'input', {
  de: 'Es fehlt die Adresse, unter der Antworten ankommen. Tragen Sie sie mit ein.',
  en: 'The address under which answers arrive is missing. Enter it, too.',
});
export const inboundMailNotConfigured = defineError('organisation.inbound_mail_not_configured', 'conflict', {
  de: 'Es ist kein Weg für Antworten eingerichtet. Tragen Sie zuerst einen ein.',
  en: 'No way for answers is configured. Enter one first.',
});

/** How answers to mails come in; the password is written and never read back. */
export const inboundMailSettings = z.object({
  /** `imap(s)://host/MAILBOX` to read there, `smtp://` or `lmtp://` with host and port to listen there; null takes none. */
  url: z.string().max(300).nullable(),
  user: z.string().max(200).nullable(),
  passwordSet: z.boolean(),
  /** The mailbox whose addresses with a detail (`name+…@host`) lead here. */
  address: z.string().max(254).nullable(),
  /** The name under which the gateway says what it has checked; null believes nobody. */
  trusted: z.string().max(253).nullable(),
  /** Set by KONTOR_INBOUND_MAIL_URL, so not changeable here. */
  fixed: z.boolean(),
});
export type InboundMailSettings = z.output<typeof inboundMailSettings>;

export const getInboundMail = defineRoute({
  name: 'organisation.getInboundMail',
  method: 'GET',
  path: '/api/organisation/inbound-mail',
  access: 'administrator',
  summary: 'How answers to mails come in',
  input: nothing,
  output: inboundMailSettings,
  errors: [],
});

export const setInboundMail = defineRoute({
  name: 'organisation.setInboundMail',
  method: 'PUT',
  path: '/api/organisation/inbound-mail',
  access: 'administrator',
  summary: 'Sets the way by which answers to mails come in',
  input: z.object({
    url: z
      .url({ protocol: /^(imaps?|smtp|lmtp)$/ })
      .max(300)
      .nullable(),
    user: z.string().max(200).nullable(),
    /** Left out keeps the stored one while server and user stay the same. */
    password: z.string().max(300).nullable().optional(),
    address: email.refine((address) => address.lastIndexOf('@') <= longestMailbox).nullable(),
    trusted: z
      .string()
      .regex(/^[A-Za-z0-9.-]{1,253}$/)
      .nullable(),
  }),
  output: inboundMailSettings,
  errors: [inboundMailFixed, inboundAddressMissing],
});

export const testInboundMail = defineRoute({
  name: 'organisation.testInboundMail',
  method: 'POST',
  path: '/api/organisation/inbound-mail/test',
  access: 'administrator',
  summary: 'Tries the way for answers and says what the mail server said',
  input: nothing,
  output: z.object({ answer: z.string() }),
  errors: [inboundMailNotConfigured, inboundMailFailed],
  callsPerMinute: 10,
});
