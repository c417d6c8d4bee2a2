import { rootCertificates } from 'node:tls';
import type { LdapSettings } from '@kontor/schema';
import { Client } from 'ldapts';

/** What is needed to ask a server. */
export interface LdapServer {
  readonly settings: LdapSettings;
  readonly secret: string;
}

const connectWithinMs = 5_000;

/** Opens a connection, runs `work` on it as nobody in particular, and closes it. */
export async function withConnection<Result>(
  { url, startTls, ca }: LdapSettings,
  withinMs: number,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const { hostname: host } = new URL(url.replace(/^ldap/, 'http'));
  const tls = {
    host: host.replace(/^\[|\]$/g, ''),
    minVersion: 'TLSv1.2' as const,
    ...(ca !== null && { ca: [...rootCertificates, ca] }),
  };
  const isTls = url.startsWith('ldaps:');
  const client = new Client({
    url,
    connectTimeout: connectWithinMs,
    timeout: withinMs,
    strictDN: false,
    ...(isTls && { tlsOptions: tls }),
  });
  try {
    if (startTls && !isTls) await client.startTLS(tls);
    return await work(client);
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

/** The same as the account that Kontor has there; anonymous where it has none. */
export function withDirectory<Result>(
  { settings, secret }: LdapServer,
  withinMs: number,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  return withConnection(settings, withinMs, async (client) => {
    if (settings.bindDn !== null) await client.bind(settings.bindDn, secret);
    return work(client);
  });
}

/** A text as a value within a filter (RFC 4515 section 3). */
export function escapeFilterValue(text: string): string {
  return text.replace(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** What a server, or the network, says about why something failed; without secrets, as neither repeats them. */
export function describeLdapFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return 'unknown';
  const code = 'code' in failure ? ` (${String(failure.code)})` : '';
  return `${failure.name === 'Error' ? '' : `${failure.name}: `}${failure.message}${code}`.slice(0, 500);
}
