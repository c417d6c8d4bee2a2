import { isAbsolute, resolve } from 'node:path';
import { longestMailbox } from '@kontor/schema';
import { z } from 'zod';
import { readTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

const url = (...protocols: string[]) => z.url({ protocol: new RegExp(`^(${protocols.join('|')})$`) });
const port = z.coerce.number().int().min(0).max(65_535);
const filled = z.string().min(1);
/** Of Matrix ids: a host, with a port if need be ("Server name" in the appendices of the specification). */
const serverName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/);
const bytes = z.coerce.number().int().min(1);

/** The environment variables that Kontor reads, each with its default and, for who got it wrong, its form. */
export const environment = z.object({
  KONTOR_HOST: filled.default('127.0.0.1').describe('an address of this computer'),
  KONTOR_PORT: port.default(8080).describe('a whole number from 0 to 65535'),
  KONTOR_URL: url('https?').optional().describe('an address such as https://kontor.example.org'),
  KONTOR_DATA: filled.default('./data').describe('a folder'),
  KONTOR_DATABASE_URL: url('postgres', 'postgresql')
    .optional()
    .describe('an address such as postgres://user:password@host:5432/kontor'),
  KONTOR_TRUST_PROXY: z
    .string()
    .transform((text, context) => readTrustedProxies(text) ?? context.addIssue('no proxies') ?? z.NEVER)
    .optional()
    .describe('true, false, a number of proxies from 1 to 10, or their addresses and networks (10.0.0.5, 10.1.0.0/16)'),
  KONTOR_TLS_CERT: filled.optional().describe('a file'),
  KONTOR_TLS_KEY: filled.optional().describe('a file'),
  KONTOR_METRICS_TOKEN: filled.optional().describe('a secret text'),
  KONTOR_MEILI_URL: url('https?').optional().describe('an address such as http://127.0.0.1:7700'),
  KONTOR_MEILI_KEY: filled.optional().describe('a key of that Meilisearch'),
  KONTOR_SERVER_NAME: serverName.optional().describe('a host such as kontor.example.org'),
  KONTOR_HOMESERVER_URL: z
    .union([z.literal('off'), url('https?')])
    .optional()
    .describe('off, or the address of a Matrix homeserver such as http://127.0.0.1:8008'),
  KONTOR_HOMESERVER_ADMIN_TOKEN: filled
    .optional()
    .describe('an access token of somebody who administers that homeserver'),
  KONTOR_APPSERVICE_FILE: filled.optional().describe('a file'),
  KONTOR_SMTP_URL: url('smtps?').optional().describe('an address such as smtp://user:password@mail.example.org:587'),
  KONTOR_MAIL_FROM: z.email().optional().describe('an e-mail address'),
  KONTOR_INBOUND_MAIL_URL: url('imaps?', 'smtp', 'lmtp')
    .optional()
    .describe('an address such as imaps://user:password@mail.example.org/INBOX or lmtp://127.0.0.1:2424'),
  KONTOR_INBOUND_MAIL_ADDRESS: z
    .email()
    .refine((address) => address.lastIndexOf('@') <= longestMailbox)
    .optional()
    .describe(`an e-mail address with at most ${longestMailbox} characters before the @`),
  KONTOR_INBOUND_MAIL_TRUST: filled.optional().describe('the name of a mail server such as mx.example.org'),
  KONTOR_LDAP_URL: url('ldaps?')
    .optional()
    .describe('an address such as ldaps://cn=kontor,dc=stadt:password@host/ou=people,dc=stadt'),
  KONTOR_OIDC_ISSUER: url('https?')
    .optional()
    .describe('the issuer of an OpenID Connect provider such as https://login.example.org'),
  KONTOR_OIDC_CLIENT_ID: filled.optional().describe('the name under which that provider knows Kontor'),
  KONTOR_OIDC_CLIENT_SECRET: filled.optional().describe('a secret text'),
  KONTOR_TIME_ZONE: filled.default('Europe/Berlin').describe('a time zone such as Europe/Berlin'),
  KONTOR_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('debug, info, warn, error or silent'),
  KONTOR_UPLOAD_LIMIT: bytes.default(100 * 1024 * 1024).describe('a whole number of bytes above 0'),
  KONTOR_FILE_QUOTA: bytes.default(20 * 1024 * 1024 * 1024).describe('a whole number of bytes above 0'),
});

/** Settings of one server, checked at the start. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where people reach the server: `https://kontor.example.org`, without a slash at the end. */
  readonly url: string;
  /** True when people reach it over https: cookies are then `Secure`. */
  readonly secure: boolean;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  /** Which proxies before the server are believed when they say who called. */
  readonly trustProxy: TrustedProxies;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly metricsToken: string | undefined;
  readonly meilisearch: { readonly url: string; readonly key: string | undefined } | undefined;
  /** Who carries the chat: our own Matrix homeserver, one that somebody else runs, or nobody. */
  readonly homeserver: HomeserverSetting;
  /** Of Matrix ids, where it is set; what it really is was fixed at the first start. */
  readonly serverName: string | undefined;
  /** The registration as an application service; without it, one is made in the data folder. */
  readonly appserviceFile: string | undefined;
  readonly smtp: { readonly url: string; readonly from: string | undefined } | undefined;
  /** The way by which answers to mails come in. */
  readonly inboundMail:
    | { readonly url: string; readonly address: string; readonly trusted: string | undefined }
    | undefined;
  /** A directory of people, as RFC 4516 writes it, with an account before the host. */
  readonly ldap:
    | {
        readonly url: string;
        readonly bindDn: string | null;
        readonly secret: string | undefined;
        readonly base: string;
        readonly filter: string | undefined;
      }
    | undefined;
  readonly openId:
    | { readonly issuer: string; readonly clientId: string; readonly secret: string | undefined }
    | undefined;
  readonly timeZone: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly uploadLimit: number;
  /** Bytes at most of all files that one person has uploaded. */
  readonly fileQuota: number;
  readonly demo: boolean;
}

export type HomeserverSetting =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'external'; readonly url: string; readonly adminToken: string | undefined }
  | { readonly kind: 'off' };

/** A setting that is missing or wrong; the message is one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings from environment variables; throws a `ConfigError` that names the first bad one. */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  options: { readonly demo: boolean },
): Config {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(describeFault(parsed.error));
  }
  const read = parsed.data;
  const trustProxy = read.KONTOR_TRUST_PROXY ?? false;
  const tls = readTls(read.KONTOR_TLS_CERT, read.KONTOR_TLS_KEY);
  checkTimeZone(read.KONTOR_TIME_ZONE);
  if (!isLoopback(read.KONTOR_HOST) && !trustProxy && !tls) {
    throw new ConfigError(
      `KONTOR_HOST is ${read.KONTOR_HOST}, which others can reach, but plain HTTP would show passwords to the network: set KONTOR_TLS_CERT and KONTOR_TLS_KEY, or KONTOR_TRUST_PROXY=true behind a proxy that speaks https.`,
    );
  }
  const publicUrl = originOf(read.KONTOR_URL) ?? defaultUrl(read.KONTOR_HOST, read.KONTOR_PORT, tls !== undefined);
  return {
    host: read.KONTOR_HOST,
    port: read.KONTOR_PORT,
    url: publicUrl,
    secure: publicUrl.startsWith('https:'),
    dataFolder: isAbsolute(read.KONTOR_DATA) ? read.KONTOR_DATA : resolve(process.cwd(), read.KONTOR_DATA),
    databaseUrl: read.KONTOR_DATABASE_URL,
    trustProxy,
    tls,
    metricsToken: read.KONTOR_METRICS_TOKEN,
    meilisearch: read.KONTOR_MEILI_URL ? { url: read.KONTOR_MEILI_URL, key: read.KONTOR_MEILI_KEY } : undefined,
    homeserver: readHomeserver(read.KONTOR_HOMESERVER_URL, read.KONTOR_HOMESERVER_ADMIN_TOKEN),
    serverName: read.KONTOR_SERVER_NAME?.toLowerCase(),
    appserviceFile: read.KONTOR_APPSERVICE_FILE,
    smtp: read.KONTOR_SMTP_URL ? { url: read.KONTOR_SMTP_URL, from: read.KONTOR_MAIL_FROM } : undefined,
    inboundMail: readInboundMail(read),
    ldap: readLdap(read.KONTOR_LDAP_URL),
    openId: readOpenId(read),
    timeZone: read.KONTOR_TIME_ZONE,
    logLevel: read.KONTOR_LOG,
    uploadLimit: read.KONTOR_UPLOAD_LIMIT,
    fileQuota: read.KONTOR_FILE_QUOTA,
    demo: options.demo,
  };
}

/** Never says the value: it may hold a password. */
function describeFault({ issues: [issue] }: z.ZodError): string {
  const name = String(issue?.path[0]);
  const form = Object.entries(environment.shape).find(([variable]) => variable === name)?.[1].description;
  return `${name} is not usable: it has to be ${form}.`;
}

/** Kontor is served at the top of its host, never below a path. */
function originOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const { origin, pathname, search, hash } = new URL(address);
  if (`${pathname}${search}${hash}` !== '/') {
    throw new ConfigError(
      'KONTOR_URL is not usable: it has to be an address without a path, such as https://kontor.example.org.',
    );
  }
  return origin;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (!certFile && !keyFile) return undefined;
  if (!certFile) throw new ConfigError('KONTOR_TLS_CERT is missing, but KONTOR_TLS_KEY is set.');
  if (!keyFile) throw new ConfigError('KONTOR_TLS_KEY is missing, but KONTOR_TLS_CERT is set.');
  return { certFile, keyFile };
}

function readHomeserver(address: string | undefined, adminToken: string | undefined): HomeserverSetting {
  if (address === undefined) return { kind: 'embedded' };
  if (address === 'off') return { kind: 'off' };
  return { kind: 'external', url: address.replace(/\/+$/, ''), adminToken };
}

function readInboundMail(read: z.output<typeof environment>): Config['inboundMail'] {
  const { KONTOR_INBOUND_MAIL_URL: address, KONTOR_INBOUND_MAIL_ADDRESS: mailbox } = read;
  if (address === undefined) return undefined;
  if (mailbox === undefined) {
    throw new ConfigError('KONTOR_INBOUND_MAIL_ADDRESS is missing, but KONTOR_INBOUND_MAIL_URL is set.');
  }
  return { url: address, address: mailbox, trusted: read.KONTOR_INBOUND_MAIL_TRUST };
}

/** `ldaps://ACCOUNT:PASSWORD@HOST/BASE`, with `???(FILTER)` behind it if need be; signs within it are percent-encoded. */
function readLdap(address: string | undefined): Config['ldap'] {
  if (address === undefined) return undefined;
  const parts = /^(ldaps?):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^@/?]+)\/([^?]*)(?:\?[^?]*\?[^?]*\?([^?]*))?$/i.exec(
    address,
  );
  try {
    const [, protocol, account, secret, host, base, filter] =
      parts?.map((part) => decodeURIComponent(part ?? '')) ?? [];
    if (!protocol || !host || !base) throw new URIError('no base');
    const url = `${protocol.toLowerCase()}://${host}`;
    if (protocol.toLowerCase() === 'ldap' && !isLoopback(new URL(url.replace('ldap', 'http')).hostname)) {
      throw new ConfigError(
        'KONTOR_LDAP_URL is not usable: passwords would cross the network in clear, so it has to begin with ldaps://.',
      );
    }
    return { url, bindDn: account || null, secret: secret || undefined, base, filter: filter || undefined };
  } catch (failure) {
    if (failure instanceof ConfigError) throw failure;
    const form = environment.shape.KONTOR_LDAP_URL.description;
    throw new ConfigError(`KONTOR_LDAP_URL is not usable: it has to be ${form}.`);
  }
}

function readOpenId(read: z.output<typeof environment>): Config['openId'] {
  const { KONTOR_OIDC_ISSUER: issuer, KONTOR_OIDC_CLIENT_ID: clientId } = read;
  if (issuer === undefined) return undefined;
  if (clientId === undefined) {
    throw new ConfigError('KONTOR_OIDC_CLIENT_ID is missing, but KONTOR_OIDC_ISSUER is set.');
  }
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new ConfigError('KONTOR_OIDC_ISSUER is not usable: it has to begin with https://.');
  }
  return { issuer, clientId, secret: read.KONTOR_OIDC_CLIENT_SECRET };
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ConfigError(`KONTOR_TIME_ZONE is not usable: there is no time zone ${timeZone}.`);
  }
}

function defaultUrl(host: string, portNumber: number, tls: boolean): string {
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${portNumber}`;
}
