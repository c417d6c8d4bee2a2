import type { Actor } from '@kontor/plugin-api/server';
import {
  type LiveClientMessage,
  type LiveServerMessage,
  liveClientMessage,
  liveCloseCodes,
  pollLive,
} from '@kontor/schema';
import type { RawData, WebSocket } from 'ws';
import type { CurrentSession, FindSession } from '../core.ts';
import type { HttpRegistry } from '../http/http-registry.ts';
import type { LiveService } from './index.ts';

const startWithinMs = 10_000;
const heartbeatMs = 30_000;
const noteBusyMs = 60_000;
/** Far more than clients say; the server's own bound is that of shared documents. */
const largestMessage = 256 * 1024;
/** A client that does not read what it is sent is disconnected: it resumes from its cursor. */
const largestBacklog = 4 * 1024 * 1024;
/** Far more than anybody has windows and devices; each costs memory and a look at the session every half minute. */
export const mostSocketsPerAccount = 50;

/** The websocket `/live` and its stand-in over plain HTTP. */
export function openLiveDoors(options: {
  http: HttpRegistry;
  live: LiveService;
  findSession: FindSession;
  cookieName: string;
  /** Called at times while somebody is at the keyboard or the screen. */
  onBusy(actor: Actor): Promise<void>;
}): void {
  const { http, live } = options;
  const open = new Map<string, number>();
  http.socket(
    { name: 'live.socket', path: '/live', access: 'person', summary: 'Live events over a websocket' },
    (socket, current, request) => {
      // Without a listener a broken frame would end the process; `close` follows by itself.
      socket.on('error', () => undefined);
      if (!countSocket(open, socket, current.actor.account)) return;
      const token = request.cookies[options.cookieName] ?? '';
      const stillSignedIn = async () => isOpen(await options.findSession(token));
      serveSocket(socket, current, live, { stillSignedIn, onBusy: noteSometimes(options.onBusy, current.actor) });
    },
  );

  http.bind(pollLive, async ({ cursor, wait, busy }, { actor, reply }) => {
    if (busy) await options.onBusy(actor);
    const onLeft = (left: () => void) => reply.raw.once('close', left);
    return waitForEvents(live, { actor, cursor, waitMs: wait * 1_000, onLeft });
  });
}

/** A connection says so every few seconds; once a minute is enough to know. */
function noteSometimes(onBusy: (actor: Actor) => Promise<void>, actor: Actor): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    if (now - last < noteBusyMs) return;
    last = now;
    await onBusy(actor);
  };
}

/** A session whose account owes a second factor opens nothing but the way to set one up. */
function isOpen(session: CurrentSession | undefined): boolean {
  return session !== undefined && !session.secondFactorDue;
}

/** Counts a socket as long as it is open; closes it and answers false when its account has too many. */
function countSocket(open: Map<string, number>, socket: WebSocket, account: string): boolean {
  const count = open.get(account) ?? 0;
  if (count >= mostSocketsPerAccount) {
    socket.close(liveCloseCodes.tooMany);
    return false;
  }
  open.set(account, count + 1);
  socket.on('close', () => {
    const left = (open.get(account) ?? 1) - 1;
    if (left > 0) open.set(account, left);
    else open.delete(account);
  });
  return true;
}

interface Poll {
  readonly actor: Actor;
  readonly cursor: number;
  readonly waitMs: number;
  readonly onLeft: (left: () => void) => void;
}

/** Answers with the first message for this client, or with none after the time given or when the client has gone. */
function waitForEvents(live: LiveService, { actor, cursor, waitMs, onLeft }: Poll): Promise<LiveServerMessage> {
  return new Promise((resolve, reject) => {
    let release: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let finished = false;
    const finish = (message: LiveServerMessage) => {
      finished = true;
      clearTimeout(timer);
      release?.();
      resolve(message);
    };
    const connection = { actor, cursor, send: finish, end: () => finish({ type: 'ended' }) };
    const finishEmpty = () => finish({ type: 'events', events: [], cursor: connection.cursor });
    onLeft(finishEmpty);
    live.connect(connection).then((disconnect) => {
      release = disconnect;
      if (finished) disconnect();
      // What was missed has been sent by now, so that no time at all is enough to learn of it.
      else timer = setTimeout(finishEmpty, waitMs);
    }, reject);
  });
}

function serveSocket(
  socket: WebSocket,
  current: CurrentSession,
  live: LiveService,
  { stillSignedIn, onBusy }: { stillSignedIn(): Promise<boolean>; onBusy(): Promise<void> },
): void {
  let release: (() => void) | undefined;
  let started = false;
  let answered = true;
  const startTimer = setTimeout(() => socket.close(liveCloseCodes.badMessage), startWithinMs);
  const heartbeat = setInterval(beat, heartbeatMs);

  function beat(): void {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
    stillSignedIn().then(
      (signedIn) => {
        if (!signedIn) end();
      },
      () => socket.close(1011),
    );
  }

  function send(message: LiveServerMessage): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > largestBacklog) socket.close(liveCloseCodes.tooSlow);
    else socket.send(JSON.stringify(message));
  }

  function end(): void {
    send({ type: 'ended' });
    socket.close(liveCloseCodes.sessionEnded);
  }

  function start(cursor: number): void {
    if (started) {
      socket.close(liveCloseCodes.badMessage);
      return;
    }
    started = true;
    clearTimeout(startTimer);
    const connection = { actor: current.actor, cursor, send, end };
    live.connect(connection).then(
      (disconnect) => {
        release = disconnect;
        if (socket.readyState !== socket.OPEN) release();
        // Also when nothing was missed, so that the client knows that it is served.
        send({ type: 'events', events: [], cursor: connection.cursor });
      },
      () => socket.close(1011),
    );
  }

  socket.on('pong', () => {
    answered = true;
  });
  socket.on('message', (data, isBinary) => {
    if (sizeOf(data) > largestMessage) {
      // Message too big (RFC 6455, 7.4.1).
      socket.close(1009);
      return;
    }
    const message = isBinary ? undefined : parseMessage(data.toString());
    if (!message) socket.close(liveCloseCodes.badMessage);
    else if (message.type === 'start') start(message.cursor);
    else {
      send({ type: 'pong' });
      if (message.busy) onBusy().catch(() => socket.close(1011));
    }
  });
  socket.on('close', () => {
    clearTimeout(startTimer);
    clearInterval(heartbeat);
    release?.();
  });
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, { length }) => sum + length, 0) : data.byteLength;
}

function parseMessage(text: string): LiveClientMessage | undefined {
  try {
    const parsed = liveClientMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON: refused like any other bad message.
    return undefined;
  }
}
