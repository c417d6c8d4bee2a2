import type { Language } from '@kontor/base';
import type { Tx } from '@kontor/database';

/** What accounts need of the mail service. */
export interface AccountsMail {
  /** Whether mail can leave at all; without it links are shown to the administrator only. */
  isConfigured(tx: Tx): Promise<boolean>;
  /** Queues a message with the commit of `tx`. */
  send(tx: Tx, message: OneTimeLinkMail | AccountNoticeMail): Promise<void>;
}

interface OneTimeLinkMail {
  readonly to: string;
  readonly template: 'invitation' | 'password-reset';
  readonly values: {
    readonly name: string;
    readonly login: string;
    readonly link: string;
    readonly organisation: string;
    readonly expiresAt: string;
  };
  readonly language: Language;
}

interface AccountNoticeMail {
  readonly to: string;
  readonly template: 'account-notice';
  /** `text` is what happened, in the language of the message. */
  readonly values: { readonly name: string; readonly organisation: string; readonly text: string };
  readonly language: Language;
}
