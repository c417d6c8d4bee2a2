import type { Disposable } from '@kontor/base';
import { ApiError, type Call } from '@kontor/plugin-api/client';
import { type LiveClientMessage, type LiveServerMessage, liveServerMessage, pollLive } from '@kontor/schema';
import { type LiveEffect, type LiveInput, type LiveState, type LiveTimer, liveStart, step } from './live-model.ts';

/** A timer that fires so many milliseconds after its time was slept through. */
const asleepAfter = 4_000;

const signsOfLife = ['pointerdown', 'keydown', 'wheel'] as const;
let lastLife = 0;
const noteLife = () => {
  lastLife = Date.now();
};

export interface LiveHandlers {
  deliver(events: Extract<LiveServerMessage, { type: 'events' }>['events']): void;
  refetch(): void;
  end(): void;
  changed(state: LiveState): void;
}

/** Keeps one live connection to the server for as long as it is not disposed; what it does when is in `live-model.ts`. */
export class LiveConnection implements Disposable {
  #state: LiveState;
  #socket: WebSocket | undefined;
  #polling: AbortController | undefined;
  readonly #timers = new Map<LiveTimer, ReturnType<typeof setTimeout>>();
  readonly #call: Call;
  readonly #handlers: LiveHandlers;

  constructor(call: Call, cursor: number, handlers: LiveHandlers) {
    this.#call = call;
    this.#handlers = handlers;
    this.#state = liveStart(cursor);
  }

  start(): void {
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#unplug);
    document.addEventListener('visibilitychange', this.#wakeWhenSeen);
    for (const kind of signsOfLife) document.addEventListener(kind, noteLife, true);
    this.#give({ type: 'start' });
    if (!navigator.onLine) this.#unplug();
  }

  dispose(): void {
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#unplug);
    document.removeEventListener('visibilitychange', this.#wakeWhenSeen);
    this.#give({ type: 'stop' });
  }

  readonly #wake = () => this.#give({ type: 'woken' });
  readonly #unplug = () => this.#give({ type: 'unplugged' });
  readonly #wakeWhenSeen = () => {
    if (document.visibilityState === 'visible') this.#wake();
  };

  #give(input: LiveInput): void {
    const { state, effects } = step(this.#state, input, Math.random());
    const before = this.#state;
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (state !== before) this.#handlers.changed(state);
  }

  #perform(effect: LiveEffect): void {
    if (effect.do === 'open-socket') this.#openSocket();
    else if (effect.do === 'close-socket') this.#drop();
    else if (effect.do === 'send') this.#send(effect.message);
    else if (effect.do === 'poll') void this.#poll(effect);
    else if (effect.do === 'schedule') this.#schedule(effect.timer, effect.after);
    else if (effect.do === 'cancel') clearTimeout(this.#timers.get(effect.timer));
    else if (effect.do === 'deliver') this.#handlers.deliver([...effect.events]);
    else if (effect.do === 'refetch') this.#handlers.refetch();
    else this.#handlers.end();
  }

  #send(message: LiveClientMessage): void {
    const said = message.type === 'ping' ? { ...message, busy: isBusy() } : message;
    this.#socket?.send(JSON.stringify(said));
  }

  #schedule(timer: LiveTimer, after: number): void {
    clearTimeout(this.#timers.get(timer));
    const due = Date.now() + after;
    const fire = () => this.#give({ type: 'timer', timer, late: Date.now() - due > asleepAfter });
    this.#timers.set(timer, setTimeout(fire, after));
  }

  #openSocket(): void {
    this.#drop();
    const address = new URL('/live', window.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    const ifCurrent = (input: LiveInput) => {
      if (this.#socket === socket) this.#give(input);
    };
    socket.onopen = () => ifCurrent({ type: 'opened' });
    socket.onclose = ({ code }) => ifCurrent({ type: 'closed', code });
    socket.onmessage = ({ data }) => {
      const message = liveServerMessage.safeParse(parseJson(data));
      if (message.success) ifCurrent({ type: 'message', message: message.data });
    };
  }

  async #poll({ cursor, atOnce }: { cursor: number; atOnce: boolean }): Promise<void> {
    this.#drop();
    const polling = new AbortController();
    this.#polling = polling;
    try {
      const input = { cursor, ...(atOnce && { wait: 0 }), ...(isBusy() && ({ busy: 'true' } as const)) };
      const message = await this.#call(pollLive, input, { signal: polling.signal });
      if (this.#polling === polling) this.#give({ type: 'message', message });
    } catch (failure) {
      if (this.#polling !== polling) return;
      const unauthenticated = failure instanceof ApiError && failure.kind === 'unauthenticated';
      this.#give({ type: 'poll-failed', unauthenticated });
    }
  }

  /** Lets go of whatever connection there is, without hearing of its end. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#polling?.abort();
    this.#polling = undefined;
  }
}

/** Somebody touched something within the last minute, and sees this page. Undefined is not sent. */
function isBusy(): true | undefined {
  return (document.visibilityState === 'visible' && Date.now() - lastLife < 60_000) || undefined;
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // no message of ours; the contract check refuses it
  }
}
