import type { Language } from '@kontor/base';
import type { Actor, Audit, Organisation } from '@kontor/plugin-api/server';
import type { InputOf, MailSettings, setMailSettings } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { Mail } from '../mail/index.ts';

/** What administrators see and change of the way mail leaves. */
export class MailSettingsService {
  readonly #core: Core;
  readonly #others: { readonly audit: Audit; readonly mail: Mail; readonly organisation: Organisation };

  constructor(core: Core, others: { audit: Audit; mail: Mail; organisation: Organisation }) {
    this.#core = core;
    this.#others = others;
  }

  get(): Promise<MailSettings> {
    return this.#core.database.transaction((tx) => this.#others.mail.getSettings(tx));
  }

  async change(actor: Actor, settings: InputOf<typeof setMailSettings>): Promise<MailSettings> {
    const { mail, audit } = this.#others;
    return this.#core.database.transaction(async (tx) => {
      await mail.changeSettings(tx, settings);
      const details = { configured: settings.url !== null, passwordChanged: settings.password !== undefined };
      await audit.append(tx, { kind: 'organisation.mail_changed', actor, details });
      return mail.getSettings(tx);
    });
  }

  async sendTest(to: string, language: Language): Promise<{ accepted: boolean; answer: string }> {
    const { name } = await this.#core.database.transaction((tx) => this.#others.organisation.get(tx));
    const message = { to, template: 'test', values: { organisation: name }, language } as const;
    return { accepted: true, answer: await this.#others.mail.sendNow(message) };
  }
}
