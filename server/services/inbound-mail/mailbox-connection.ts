import { ImapFlow, type MailboxObject } from 'imapflow';
import { isLoopback } from '../../config/config.ts';
import { largestMail } from './read-mail.ts';
import type { InboundWay } from './settings-service.ts';

const connectWithinMs = 10_000;

/** A connection to the mailbox of this way, opened; the caller, or the signal, ends it. Throws what the server, or the network, says. */
export async function openMailbox(
  way: InboundWay,
  signal?: AbortSignal,
): Promise<{ client: ImapFlow; mailbox: MailboxObject }> {
  const { url, user, password } = way;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isRemote = !isLoopback(host);
  const secure = url.protocol === 'imaps:';
  const client = new ImapFlow({
    host,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    // As for outgoing mail: a password never crosses a network in clear, nor goes to somebody who only claims to be the
    // mail server.
    ...(isRemote && !secure && { doSTARTTLS: true }),
    tls: { rejectUnauthorized: isRemote },
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    // Longer than any rest between two looks.
    socketTimeout: 15 * 60_000,
    maxLiteralSize: largestMail + 1024,
  });
  // What happens to a connection is seen by whoever uses it; without this it would end the process.
  client.on('error', () => undefined);
  const close = () => client.close();
  signal?.addEventListener('abort', close, { once: true });
  client.once('close', () => signal?.removeEventListener('abort', close));
  try {
    await client.connect();
    return { client, mailbox: await client.mailboxOpen(mailboxName(url)) };
  } catch (failure) {
    client.close();
    throw failure;
  }
}

export function mailboxName(url: URL): string {
  return decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX';
}

/** What the server, or the network, said, in one line. */
export function answerOfServer(failure: unknown): string {
  const said = (name: string) => {
    const value: unknown = failure instanceof Error && name in failure ? Reflect.get(failure, name) : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const answer = said('responseText') ?? said('message') ?? String(failure);
  return answer.replace(/\s+/g, ' ').slice(0, 500);
}
