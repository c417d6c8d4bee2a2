import { randomUUID } from 'node:crypto';
import { type Ref, systemClock } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { createTransport } from 'nodemailer';
import { readConfig } from '../config/config.ts';
import { ReplyAddresses } from '../services/inbound-mail/reply-addresses.ts';

/** A message as a mail program writes it. */
export function aMail(given: {
  readonly from: string;
  readonly to: string;
  readonly text?: string;
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type?: string;
}): string {
  const { from, to, text = 'Ja, das passt.', messageId = `<${randomUUID()}@post.example>`, headers = {} } = given;
  return [
    `From: Ayse <${from}>`,
    `To: <${to}>`,
    'Subject: Re: Neuer Kommentar',
    `Message-ID: ${messageId}`,
    'Date: Fri, 27 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: ${given.type ?? 'text/plain; charset=utf-8'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    text.replace(/\r?\n/g, '\r\n'),
    '',
  ].join('\r\n');
}

/** Hands a message over as a gateway does; answers with what was said, or throws what was refused. */
export async function handOver(
  port: number,
  raw: string,
  envelope: { readonly from: string; readonly to: string | readonly string[]; readonly lmtp?: true },
): Promise<string> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    ...(envelope.lmtp && { lmtp: true }),
  });
  try {
    const sent = await transport.sendMail({ envelope: { from: envelope.from, to: [...[envelope.to].flat()] }, raw });
    return sent.response;
  } finally {
    transport.close();
  }
}

/** An address for answers, made as a server with this data folder makes it, while none runs. */
export function aReplyAddress(
  tx: Tx,
  given: { readonly dataFolder: string; readonly mailbox: string; readonly person: string; readonly ref: Ref },
): Promise<string> {
  const config = readConfig({ KONTOR_DATA: given.dataFolder }, { demo: false });
  return new ReplyAddresses({ config, clock: systemClock }).make(tx, given.mailbox, given.person, given.ref);
}
