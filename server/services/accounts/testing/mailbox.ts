import { SMTPServer } from 'smtp-server';

/** A mail server of a test: takes every message and lets the test wait for the next one to an address. */
export interface Mailbox {
  readonly url: string;
  /** How many messages came to an address so far. */
  count(to: string): number;
  /** The raw text of the next message to an address that nobody has taken yet. */
  next(to: string): Promise<string>;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const arrived: { to: string; text: string }[] = [];
  const taken = new Set<object>();
  const listeners = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = decode(Buffer.concat(chunks).toString('utf8'));
        for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, text });
        done();
        for (const listener of listeners) listener();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server listens on no port');

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    count: (to) => arrived.filter((mail) => mail.to === to).length,
    next: (to) =>
      new Promise((resolve) => {
        const look = () => {
          const mail = arrived.find((one) => one.to === to && !taken.has(one));
          if (!mail) return;
          taken.add(mail);
          listeners.delete(look);
          resolve(mail.text);
        };
        listeners.add(look);
        look();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Quoted-printable (RFC 2045, 6.7) undone, so that links are whole. */
function decode(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
