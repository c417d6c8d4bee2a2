import { readFile } from 'node:fs/promises';
import type { Logger } from '@kontor/plugin-api/server';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Config } from '../../config/config.ts';
import { largestMail } from './read-mail.ts';
import type { ReplyIntake, Taken } from './reply-intake.ts';
import { SenderLimits } from './sender-limits.ts';

/** Connections at once, each of which holds one message at most. */
const mostConnections = 10;
const mostRecipients = 20;

export interface Listener {
  /** Where it listens. */
  readonly port: number;
  stop(): Promise<void>;
}

type Parts = { readonly intake: ReplyIntake; readonly tls: Config['tls']; readonly log: Logger };

/**
 * Takes mail by SMTP or LMTP for addresses that we have made, and for no other. A message is taken over with what became
 * of it committed: whoever does not hear so sends it again, and then it is known.
 */
export async function listenForMail(url: URL, { intake, tls, log }: Parts): Promise<Listener> {
  const limits = new SenderLimits();
  const certificate = tls && { cert: await readFile(tls.certFile), key: await readFile(tls.keyFile) };
  const isLmtp = url.protocol === 'lmtp:';
  const server = new SMTPServer({
    ...certificate,
    lmtp: isLmtp,
    banner: 'Kontor',
    // Without a certificate of our own nobody is promised anything.
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMail,
    maxClients: mostConnections,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onConnect({ remoteAddress }, done) {
      done(limits.mayCome(remoteAddress) ? null : refusal(421, '4.7.0 Too many unknown recipients, come again later'));
    },
    onRcptTo({ address }, session, done) {
      answer(done, async () => {
        if (session.envelope.rcptTo.length >= mostRecipients) throw refusal(452, '4.5.3 Too many recipients');
        if (!limits.mayCome(session.remoteAddress)) throw refusal(421, '4.7.0 Too many unknown recipients');
        if (await intake.knows(address)) return;
        limits.countUnknown(session.remoteAddress);
        throw refusal(550, '5.1.1 There is no such address');
      });
    },
    onData(stream, session, done) {
      // Of LMTP each recipient is answered (RFC 2033 section 4.2); what became of the message is the same for all.
      const taken = (said: string) =>
        isLmtp
          ? done(
              null,
              session.envelope.rcptTo.map(() => said),
            )
          : done(null, said);
      answer(
        (failure) => (failure ? done(failure) : taken('2.0.0 Taken')),
        async () => check(await intake.take(await collect(stream), envelopeOf(session))),
      );
    },
  });
  const answer = (done: (failure?: Error | null) => void, work: () => Promise<void>) => {
    work().then(
      () => done(null),
      (failure: unknown) => {
        if (failure instanceof SmtpRefusal) return done(failure);
        log.error({ failure: String(failure) }, 'mail could not be taken');
        done(refusal(451, '4.3.0 Come again later'));
      },
    );
  };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    server.listen(Number(url.port === '' ? (isLmtp ? 24 : 25) : url.port), host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // Broken connections; each ends for itself.
  server.on('error', () => undefined);
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

class SmtpRefusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, text: string) {
    super(text);
    this.responseCode = responseCode;
  }
}

function refusal(code: number, text: string): SmtpRefusal {
  return new SmtpRefusal(code, text);
}

function envelopeOf({ envelope }: SMTPServerSession) {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return { from: from === '' ? null : from, to: envelope.rcptTo.map(({ address }) => address) };
}

function check(taken: Taken): void {
  if (taken === 'later') throw refusal(451, '4.7.1 Too many answers, come again later');
  if (taken === 'not-ours') throw refusal(550, '5.1.1 There is no such address');
}

async function collect(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    // The rest is read and dropped, so that the sender hears the answer.
    if (length <= largestMail) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > largestMail || stream.sizeExceeded) throw refusal(552, '5.3.4 The message is too large');
  return Buffer.concat(chunks);
}
