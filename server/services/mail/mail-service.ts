import { type Language, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type MailSettings, mailFixed, mailNotConfigured, mailRefused } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { layOut, oneLine } from './mail-layout.ts';
import { deliver, MailRefusal, type MailServer, type RenderedMail } from './mail-server.ts';
import { findMailRow, replaceMailRow } from './mail-store.ts';
import type { SecretBox } from './secret-box.ts';
import { type TemplateName, type TemplateValues, templates } from './templates.ts';

/** One message to one address. */
export type MailMessage = {
  [Name in TemplateName]: {
    readonly to: string;
    readonly template: Name;
    readonly values: TemplateValues[Name];
    readonly language: Language;
    /** Where an answer goes; without it, to the address that all mail comes from. */
    readonly replyTo?: string | undefined;
    /** Where a mail program switches such messages off with a POST (RFC 8058). */
    readonly unsubscribe?: string | undefined;
  };
}[TemplateName];

export interface Mail {
  /** Whether mail can leave at all. */
  isConfigured(tx: Tx): Promise<boolean>;
  /** Queues a message with the commit of `tx`; a rollback sends nothing. It is tried for hours until the server takes it. */
  send(tx: Tx, message: MailMessage): Promise<void>;
  /**
   * For jobs that make up the message only when it goes: one attempt. Throws when it is worth another, which takes the
   * same id, so that a message that arrives twice is recognised.
   */
  deliver(id: string, message: MailMessage, signal: AbortSignal): Promise<void>;
  /** Sends at once and answers with what the server said. Throws `mail_not_configured` or `mail_refused`. */
  sendNow(message: MailMessage): Promise<string>;
  getSettings(tx: Tx): Promise<MailSettings>;
  /** Throws `mail_fixed` when KONTOR_SMTP_URL rules; a password left out stays for the same server and user. */
  changeSettings(tx: Tx, settings: MailSettingsChange): Promise<void>;
}

export interface MailSettingsChange {
  readonly url: string | null;
  readonly user: string | null;
  readonly password?: string | null | undefined;
  readonly from: string | null;
}

/** The content is sealed: it may hold one-time links, which the database must not show. */
const sendMail = { name: 'mail.send', data: z.object({ id: z.string(), sealed: z.string() }), attempts: 30 };

export class MailService implements Mail {
  readonly #core: Core;
  readonly #box: () => Promise<SecretBox>;

  constructor(core: Core, box: () => Promise<SecretBox>) {
    this.#core = core;
    this.#box = box;
    core.jobs.define(sendMail, async ({ id, sealed }, signal) => {
      // Sealed by `send` below, so of that type.
      const message: MailMessage = JSON.parse((await box()).open(sealed));
      await this.deliver(id, message, signal);
    });
  }

  async isConfigured(tx: Tx): Promise<boolean> {
    return (await this.#findServer(tx)) !== undefined;
  }

  async send(tx: Tx, message: MailMessage): Promise<void> {
    const box = await this.#box();
    await this.#core.jobs.enqueue(tx, sendMail, { id: newId(), sealed: box.seal(JSON.stringify(message)) });
  }

  async sendNow(message: MailMessage): Promise<string> {
    const server = await this.#core.database.transaction((tx) => this.#findServer(tx));
    if (!server) throw mailNotConfigured();
    try {
      return await deliver(server, this.#render(newId(), message));
    } catch (failure) {
      if (failure instanceof MailRefusal) throw mailRefused({ answer: failure.answer });
      throw failure;
    }
  }

  async getSettings(tx: Tx): Promise<MailSettings> {
    const { smtp } = this.#core.config;
    if (smtp) {
      const { protocol, host, username, password } = new URL(smtp.url);
      const user = username === '' ? null : decodeURIComponent(username);
      return { url: `${protocol}//${host}`, user, passwordSet: password !== '', from: smtp.from ?? null, fixed: true };
    }
    const row = await findMailRow(tx);
    return {
      url: row?.url ?? null,
      user: row?.username ?? null,
      passwordSet: Boolean(row?.password_sealed),
      from: row?.from_address ?? null,
      fixed: false,
    };
  }

  async changeSettings(tx: Tx, settings: MailSettingsChange): Promise<void> {
    if (this.#core.config.smtp) throw mailFixed();
    const { password, user } = settings;
    const url = settings.url === null ? null : withoutCredentials(settings.url);
    const old = await findMailRow(tx);
    // Else whoever changes the address would have the password sent to a server of their own.
    const kept = old?.url === url && old.username === user ? old.password_sealed : null;
    const sealed = password ? (await this.#box()).seal(password) : null;
    await replaceMailRow(tx, {
      url,
      username: user,
      password_sealed: password === undefined ? kept : sealed,
      from_address: settings.from,
    });
  }

  async deliver(id: string, message: MailMessage, signal: AbortSignal): Promise<void> {
    const server = await this.#core.database.transaction((tx) => this.#findServer(tx));
    if (!server) throw mailNotConfigured();
    try {
      await deliver(server, this.#render(id, message), signal);
    } catch (failure) {
      // The answer may name the address, so neither the log nor the queue gets it.
      if (!(failure instanceof MailRefusal) || !failure.final) throw failure;
      this.#core.log.error({ mail: id, template: message.template }, 'the mail server refused a message for good');
    }
  }

  #render(id: string, message: MailMessage): RenderedMail {
    return {
      // The same on every attempt, so that a message that arrives twice is recognised (RFC 5322 section 3.6.4).
      messageId: `<${id}@${new URL(this.#core.config.url).hostname}>`,
      fromName: oneLine(message.values.organisation),
      to: message.to,
      replyTo: message.replyTo,
      unsubscribe: message.unsubscribe,
      ...layOut(fill(message, this.#core.config.timeZone)),
    };
  }

  async #findServer(tx: Tx): Promise<MailServer | undefined> {
    const { smtp, url: ownUrl } = this.#core.config;
    const ownAddress = `kontor@${new URL(ownUrl).hostname}`;
    if (smtp) {
      const { username, password } = new URL(smtp.url);
      return serverOf(smtp.url, decodeURIComponent(username), decodeURIComponent(password), smtp.from ?? ownAddress);
    }
    const row = await findMailRow(tx);
    if (!row || row.url === null) return undefined;
    const password = row.password_sealed === null ? '' : (await this.#box()).open(row.password_sealed);
    return serverOf(row.url, row.username ?? '', password, row.from_address ?? ownAddress);
  }
}

function fill(message: MailMessage, timeZone: string) {
  switch (message.template) {
    case 'invitation':
    case 'password-reset':
      return templates[message.template](message.values, message.language, timeZone);
    case 'account-notice':
      return templates['account-notice'](message.values, message.language, timeZone);
    case 'barrier-report':
      return templates['barrier-report'](message.values, message.language, timeZone);
    case 'reply-notice':
      return templates['reply-notice'](message.values, message.language, timeZone);
    case 'news':
      return templates.news(message.values, message.language, timeZone);
    case 'test':
      return templates.test(message.values, message.language, timeZone);
  }
}

function serverOf(url: string, user: string, password: string, from: string): MailServer {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const credentials = user === '' ? { user: undefined, password: undefined } : { user, password };
  return { host, port: port === '' ? (secure ? 465 : 587) : Number(port), secure, ...credentials, from };
}

/** A password typed into the address would be stored and shown in clear. */
function withoutCredentials(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
