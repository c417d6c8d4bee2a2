import { createTransport, type Transporter } from 'nodemailer';

/** Where mail is handed over. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); else STARTTLS where it is offered. */
  readonly secure: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: string;
}

export interface RenderedMail {
  readonly messageId: string;
  readonly fromName: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo?: string | undefined;
  readonly unsubscribe?: string | undefined;
}

/** The mail server did not take a message. Holds its answer, which may name the address: show it to administrators only. */
export class MailRefusal extends Error {
  override readonly name = 'MailRefusal';
  readonly answer: string;
  /** True when trying again is of no use: the server refused this message for good (RFC 5321 section 4.2.1). */
  readonly final: boolean;

  constructor(answer: string, final: boolean) {
    super('the mail server did not take the message');
    this.answer = answer;
    this.final = final;
  }
}

const connectWithinMs = 10_000;
const silentForMs = 30_000;

/** Hands one message over and answers with what the server said. Throws a `MailRefusal`. */
export async function deliver(server: MailServer, mail: RenderedMail, signal?: AbortSignal): Promise<string> {
  const transport = openTransport(server);
  const close = () => transport.close();
  signal?.addEventListener('abort', close, { once: true });
  try {
    const sent = await transport.sendMail({
      messageId: mail.messageId,
      from: { name: mail.fromName, address: server.from },
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: mail.replyTo } }),
      // RFC 3834: nobody's absence note shall answer.
      headers: { 'Auto-Submitted': 'auto-generated', ...(mail.unsubscribe && oneClick(mail.unsubscribe)) },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return sent.response;
  } catch (failure) {
    throw refusalOf(failure);
  } finally {
    signal?.removeEventListener('abort', close);
    transport.close();
  }
}

/** RFC 8058: mail programs offer to switch it off, and do so by themselves. */
function oneClick(url: string): Readonly<Record<string, string>> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function openTransport(server: MailServer): Transporter<{ response: string }> {
  const { user, password } = server;
  const remote = !isLoopback(server.host);
  return createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A password never crosses a network in clear, nor goes to somebody who only claims to be the mail server. Without
    // one, encryption that cannot be verified is still better than none (RFC 7435).
    requireTLS: !server.secure && user !== undefined && remote,
    tls: { rejectUnauthorized: remote && (server.secure || user !== undefined) },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: silentForMs,
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** nodemailer's errors carry the answer's number, and a code for what went wrong. */
function refusalOf(failure: unknown): MailRefusal {
  if (!(failure instanceof Error)) return new MailRefusal(String(failure), false);
  const status = 'responseCode' in failure && typeof failure.responseCode === 'number' ? failure.responseCode : 0;
  const signIn = 'code' in failure && failure.code === 'EAUTH';
  const answer = 'response' in failure && typeof failure.response === 'string' ? failure.response : failure.message;
  // A wrong password is the settings' fault: once they are right, the message can go.
  return new MailRefusal(answer.slice(0, 500), status >= 500 && !signIn);
}
