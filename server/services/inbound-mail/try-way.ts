import { once } from 'node:events';
import { connect } from 'node:net';
import { inboundMailFailed } from '@kontor/schema';
import { answerOfServer, openMailbox } from './mailbox-connection.ts';
import type { InboundWay } from './settings-service.ts';

const answerWithinMs = 10_000;

/** Tries a way for answers and says what was answered. Throws `inbound_mail_failed` with what the server, or the network, says. */
export async function tryWay(way: InboundWay, port: number | undefined): Promise<string> {
  try {
    return /^imaps?:$/.test(way.url.protocol) ? await lookIntoMailbox(way) : await greet(way, port);
  } catch (failure) {
    throw inboundMailFailed({ answer: answerOfServer(failure) });
  }
}

async function lookIntoMailbox(way: InboundWay): Promise<string> {
  const { client, mailbox } = await openMailbox(way);
  try {
    const tells = client.capabilities.has('IDLE') ? 'IDLE' : 'no IDLE';
    return `${client.greeting ?? 'OK'} · ${mailbox.path}: ${mailbox.exists} · ${tells}`;
  } finally {
    await client.logout().catch(() => undefined);
  }
}

/** Calls the listener as a mail server does. */
async function greet({ url }: InboundWay, port: number | undefined): Promise<string> {
  if (port === undefined) throw new Error('nobody listens there; the log of the server says why');
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/^0\.0\.0\.0$/, '127.0.0.1')
    .replace(/^::$/, '::1');
  const socket = connect({ host, port, timeout: answerWithinMs });
  try {
    socket.once('timeout', () => socket.destroy(new Error('no answer in time')));
    const [greeting] = await once(socket, 'data');
    return String(greeting).trim();
  } finally {
    socket.destroy();
  }
}
