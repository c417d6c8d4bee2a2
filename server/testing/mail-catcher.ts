import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface CaughtMail {
  readonly to: string[];
  readonly raw: string;
  readonly encrypted: boolean;
}

/** A mail server on loopback for tests, which keeps what it takes. */
export interface MailCatcher {
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** Resolves when so many have arrived. */
  until(count: number): Promise<void>;
  /** How many messages came to an address so far. */
  count(to: string): number;
  /** The readable text of the next message to an address that nobody has taken yet. */
  next(to: string): Promise<string>;
  stop(): Promise<void>;
}

/** `options` may refuse senders, recipients or passwords. */
export async function startMailCatcher(options: SMTPServerOptions = {}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const taken = new Set<CaughtMail>();
  const waiting: (() => void)[] = [];
  const another = () => new Promise<void>((resolve) => waiting.push(resolve));
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, raw: Buffer.concat(chunks).toString('utf8'), encrypted: session.secure });
        for (const wake of waiting.splice(0)) wake();
        done(null, 'kept');
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async until(count) {
      while (mails.length < count) await another();
    },
    count: (to) => mails.filter((mail) => mail.to.includes(to)).length,
    async next(to) {
      for (;;) {
        const mail = mails.find((one) => one.to.includes(to) && !taken.has(one));
        if (mail) {
          taken.add(mail);
          return decode(mail.raw);
        }
        await another();
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Quoted-printable (RFC 2045, 6.7) undone, so that links are whole. */
function decode(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
