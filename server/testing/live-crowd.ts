import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** Says when a word has reached a crowd of live clients, which live in a thread of their own so as not to hold up the server. */
export interface LiveCrowd {
  /** Resolves with when (`Date.now()` of the crowd, in ms) the first and the last client got an event with this text. */
  heard(text: string): Promise<{ readonly first: number; readonly last: number; readonly clients: number }>;
  leave(): Promise<void>;
}

interface Sockets {
  readonly url: string;
  readonly cookies: readonly string[];
  readonly cursor: number;
}

/** Opens `/live` for each of these sessions, some at a time, and answers once all are served. */
export async function gatherCrowd(sockets: Sockets): Promise<LiveCrowd> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { crowd: sockets } });
  await once(worker, 'message');
  return {
    async heard(text) {
      worker.postMessage(text);
      const [told] = await once(worker, 'message');
      return told;
    },
    async leave() {
      await worker.terminate();
    },
  };
}

const opening = 50;

async function attend({ url, cookies, cursor }: Sockets): Promise<void> {
  let awaited: string | undefined;
  let times: number[] = [];
  const open = async (cookie: string) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live`, { headers: { cookie } });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'start', cursor }));
    let isDone: string | undefined;
    socket.on('message', (data: Buffer) => {
      if (awaited === undefined || isDone === awaited || !data.includes(awaited)) return;
      isDone = awaited;
      times.push(Date.now());
      if (times.length === cookies.length) parentPort?.postMessage(summary());
    });
    socket.on('close', () => {
      throw new Error('A client lost its connection');
    });
    // The first message says that it is served.
    await once(socket, 'message');
  };
  const summary = () => ({ first: Math.min(...times), last: Math.max(...times), clients: times.length });
  for (let at = 0; at < cookies.length; at += opening) await Promise.all(cookies.slice(at, at + opening).map(open));
  parentPort?.on('message', (text: string) => {
    awaited = text;
    times = [];
  });
  parentPort?.postMessage('served');
}

// Tests may run in threads, too.
if (!isMainThread && workerData?.crowd) await attend(workerData.crowd);
