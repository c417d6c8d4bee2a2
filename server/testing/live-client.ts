import { type LiveEvent, type LiveServerMessage, liveServerMessage } from '@kontor/schema';
import { WebSocket } from 'ws';
import type { ApiClient } from './api-client.ts';

/** A live connection of a test: collects messages and waits for the one that matters. */
export interface LiveClient {
  readonly messages: readonly LiveServerMessage[];
  readonly events: readonly LiveEvent[];
  /** The first event that fits, past or to come; rejects after `withinMs`. */
  waitFor(matches: (event: LiveEvent) => boolean, withinMs?: number): Promise<LiveEvent>;
  /** The code with which the server closed. */
  waitForClose(withinMs?: number): Promise<number>;
  sendRaw(data: string | Buffer): void;
  close(): void;
}

/** Opens `/live` with the client's session from a cursor, and answers once the socket is open. */
export async function liveClient(client: ApiClient, cursor: number): Promise<LiveClient> {
  const socket = new WebSocket(`${client.url.replace(/^http/, 'ws')}/live`, { headers: { cookie: client.cookie } });
  const messages: LiveServerMessage[] = [];
  const listeners = new Set<() => void>();
  let closeCode: number | undefined;
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  socket.on('message', (data) => {
    messages.push(liveServerMessage.parse(JSON.parse(data.toString())));
    changed();
  });
  socket.on('close', (code) => {
    closeCode = code;
    changed();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.send(JSON.stringify({ type: 'start', cursor }));

  const events = () => messages.flatMap((message) => (message.type === 'events' ? message.events : []));

  function until<Result>(find: () => Result | undefined, withinMs: number, what: string): Promise<Result> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        listeners.delete(look);
        reject(new Error(`${what} did not come within ${withinMs} ms; came: ${JSON.stringify(messages)}`));
      }, withinMs);
      listeners.add(look);
      look();
    });
  }

  return {
    messages,
    get events() {
      return events();
    },
    waitFor: (matches, withinMs = 15_000) => until(() => events().find(matches), withinMs, 'the event'),
    waitForClose: (withinMs = 15_000) => until(() => closeCode, withinMs, 'the close'),
    sendRaw: (data) => socket.send(data),
    close: () => socket.close(),
  };
}
