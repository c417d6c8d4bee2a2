import { type DocumentSocket, type DocumentSocketClass, readyStates } from './document-socket.ts';
import type { Fetch } from './polled-line.ts';
import { PolledSocket } from './polled-socket.ts';
import { tryWebsocket } from './try-websocket.ts';
import type { WebsocketMemory } from './websocket-memory.ts';

export interface Reach {
  readonly Socket: DocumentSocketClass;
  readonly fetch: Fetch;
  readonly memory: WebsocketMemory;
  /** Called with every connection that opens: whether it travels over HTTP. */
  readonly opened: (isPolled: boolean) => void;
}

/** As of a websocket whose server restarts (IANA registry of close codes): come back. */
const comeBackCode = 1012;

/**
 * A websocket, or where none gets through the same over HTTP (C30): one that does not open gives way to HTTP within the
 * same attempt. As long as HTTP carries it websockets are tried again from time to time, beside it.
 */
export class ReachingSocket implements DocumentSocket {
  readonly OPEN = readyStates.open;
  onopen: DocumentSocket['onopen'] = null;
  onmessage: DocumentSocket['onmessage'] = null;
  onerror: DocumentSocket['onerror'] = null;
  onclose: DocumentSocket['onclose'] = null;
  readonly #url: string;
  readonly #reach: Reach;
  #way: DocumentSocket | undefined;
  #stopTrying: (() => void) | undefined;
  #isClosed = false;

  constructor(url: string, reach: Reach) {
    this.#url = url;
    this.#reach = reach;
    if (reach.memory.isBlocked) this.#poll();
    else
      this.#try((socket) => {
        if (socket) this.#use(socket, false);
        else this.#poll();
      });
  }

  get readyState(): number {
    if (this.#isClosed) return readyStates.closed;
    return this.#way?.readyState ?? readyStates.connecting;
  }

  send(frame: Uint8Array): void {
    this.#way?.send(frame);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopTrying?.();
    const way = this.#way;
    if (!way) return;
    release(way);
    way.close();
  }

  #try(settled: (socket: DocumentSocket | undefined) => void): void {
    this.#stopTrying = tryWebsocket(this.#reach.Socket, this.#url, settled);
  }

  #poll(): void {
    const polled = new PolledSocket(this.#url, this.#reach.fetch);
    this.#way = polled;
    polled.onopen = () => {
      this.#reach.memory.block();
      this.#use(polled, true);
      this.#tryLater();
    };
    polled.onclose = (event) => this.#ended(event);
  }

  #use(way: DocumentSocket, isPolled: boolean): void {
    this.#way = way;
    way.onmessage = (event) => this.onmessage?.(event);
    way.onerror = (event) => this.onerror?.(event);
    way.onclose = (event) => this.#ended(event);
    this.#reach.opened(isPolled);
    this.onopen?.();
  }

  #tryLater(): void {
    const timer = setTimeout(() => {
      this.#try((socket) => {
        if (!socket) {
          this.#reach.memory.block();
          this.#tryLater();
          return;
        }
        socket.close();
        this.#reach.memory.forget();
        const way = this.#way;
        if (way) release(way);
        way?.close();
        this.#ended({ code: comeBackCode, reason: '' });
      });
    }, this.#reach.memory.forMs);
    this.#stopTrying = () => clearTimeout(timer);
  }

  #ended(event: { readonly code: number; readonly reason: string }): void {
    this.#isClosed = true;
    this.#stopTrying?.();
    this.onclose?.(event);
  }
}

function release(way: DocumentSocket): void {
  way.onmessage = null;
  way.onclose = null;
  // In Node an error without a listener ends the process.
  way.onerror = () => undefined;
}
