import type { Tx } from '@kontor/database';
import type { Actor, Audit } from '@kontor/plugin-api/server';
import {
  type InboundMailSettings,
  type InputOf,
  inboundAddressMissing,
  inboundMailFixed,
  type setInboundMail,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { openSecretBox, type SecretBox } from '../mail/secret-box.ts';
import { findSettings, replaceSettings } from './settings-store.ts';

/** The way by which answers come in. */
export interface InboundWay {
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  /** The mailbox whose addresses with a detail lead here. */
  readonly mailbox: string;
  /** The gateway whose word counts about senders; without one their address alone does. */
  readonly trusted: string | undefined;
}

/** What is set about the way in: by the environment, else by administrators. */
export class InboundSettingsService {
  readonly #core: Core;
  readonly #audit: Audit;
  #box: Promise<SecretBox> | undefined;

  constructor(core: Core, audit: Audit) {
    this.#core = core;
    this.#audit = audit;
  }

  async find(tx: Tx): Promise<InboundWay | undefined> {
    const { inboundMail } = this.#core.config;
    if (inboundMail) {
      const url = new URL(inboundMail.url);
      const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
      return { url, user, password, mailbox: inboundMail.address, trusted: inboundMail.trusted };
    }
    const row = await findSettings(tx);
    if (!row || row.url === null || row.address === null) return undefined;
    const password = row.password_sealed === null ? '' : (await this.#open()).open(row.password_sealed);
    const { url, username, address: mailbox, trusted } = row;
    return { url: new URL(url), user: username ?? '', password, mailbox, trusted: trusted ?? undefined };
  }

  async read(tx: Tx): Promise<InboundMailSettings> {
    const { inboundMail } = this.#core.config;
    if (inboundMail) {
      const { username, password } = new URL(inboundMail.url);
      return {
        url: withoutCredentials(inboundMail.url),
        user: username === '' ? null : decodeURIComponent(username),
        passwordSet: password !== '',
        address: inboundMail.address,
        trusted: inboundMail.trusted ?? null,
        fixed: true,
      };
    }
    const row = await findSettings(tx);
    return {
      url: row?.url ?? null,
      user: row?.username ?? null,
      passwordSet: Boolean(row?.password_sealed),
      address: row?.address ?? null,
      trusted: row?.trusted ?? null,
      fixed: false,
    };
  }

  /** Throws `inbound_mail_fixed`, `inbound_address_missing`; a password left out stays for the same server and user. */
  async change(tx: Tx, actor: Actor, settings: InputOf<typeof setInboundMail>): Promise<InboundMailSettings> {
    if (this.#core.config.inboundMail) throw inboundMailFixed();
    const { password, user, address, trusted } = settings;
    const url = settings.url === null ? null : withoutCredentials(settings.url);
    if (url !== null && address === null) throw inboundAddressMissing();
    const old = await findSettings(tx);
    // Else whoever changes the address would have the password sent to a server of their own.
    const kept = old?.url === url && old.username === user ? old.password_sealed : null;
    const sealed = password ? (await this.#open()).seal(password) : null;
    const row = { url, username: user, password_sealed: password === undefined ? kept : sealed, address, trusted };
    await replaceSettings(tx, row);
    const details = { configured: url !== null, passwordChanged: password !== undefined };
    await this.#audit.append(tx, { kind: 'organisation.inbound_mail_changed', actor, details });
    return this.read(tx);
  }

  #open(): Promise<SecretBox> {
    this.#box ??= openSecretBox(this.#core.config.dataFolder);
    return this.#box;
  }
}

/** A password typed into the address would be stored and shown in clear. */
function withoutCredentials(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
