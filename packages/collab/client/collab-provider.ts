import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageTypes } from '../shared/index.ts';
import { acknowledgedSocket, findUpdateKind } from './acknowledged-socket.ts';
import { browserWindow, type LookedAtPage } from './browser-window.ts';
import type { DocumentSocketClass } from './document-socket.ts';
import type { LocalDocument } from './local/local-document.ts';
import type { Fetch } from './polled-line.ts';
import type { Reach } from './reaching-socket.ts';
import { beginProgress, type CollabState, follow, type SaveProgress, type SaveStep, stateOf } from './save-state.ts';
import { findWindowStorage, type WebsocketMemory, websocketMemory } from './websocket-memory.ts';
import { WindowRest } from './window-rest.ts';

export interface CollabProviderOptions {
  /** `wss://host/collab`. */
  readonly url: string;
  /** `wiki/page/<id>` */
  readonly document: string;
  readonly doc: Y.Doc;
  /** The browser's own without them. */
  readonly Socket?: typeof WebSocket;
  readonly fetch?: Fetch;
  readonly memory?: WebsocketMemory;
  readonly page?: LookedAtPage;
  readonly connect?: boolean;
  readonly params?: Record<string, string>;
  /** What this device keeps of the document; `doc` is given it before. */
  readonly local?: LocalDocument | undefined;
  /** The kind of text that this client writes: the server refuses one that is too old to be merged (C26). */
  readonly schema?: number;
}

/**
 * y-websocket's provider for one document that also knows what is saved: `saved` is what the server has committed (C7),
 * never what was merely sent. Windows do not talk to each other past the server.
 */
export class CollabProvider {
  readonly doc: Y.Doc;
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  readonly #local: LocalDocument | undefined;
  #progress: SaveProgress;
  #closeCode: number | undefined;
  #unsubscribe: (() => void) | undefined;
  #isPolled = false;
  readonly #rest: WindowRest;

  constructor(options: CollabProviderOptions) {
    this.doc = options.doc;
    this.#local = options.local;
    this.#progress = beginProgress(options.local?.hasUnsent ?? Y.encodeStateVector(options.doc).length > 1);
    this.#provider = new WebsocketProvider(options.url, options.document, options.doc, {
      connect: false,
      disableBc: true,
      params: { ...options.params, ...(options.schema === undefined ? {} : { schema: String(options.schema) }) },
      WebSocketPolyfill: acknowledgedSocket(this.#reachOf(options), {
        began: () => this.#follow({ type: 'connecting' }),
        sent: (frame) => this.#sent(frame),
      }),
    });
    this.#rest = new WindowRest(options.page ?? browserWindow.document, {
      mayRest: () => this.#isPolled && this.state === 'saved',
      rest: () => this.#provider.disconnect(),
      wake: () => this.#provider.connect(),
    });
    this.#listen();
    if (options.connect ?? true) this.connect();
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  get state(): CollabState {
    return stateOf(this.#progress);
  }

  /** Something here is not known to be committed: whoever leaves now may lose it where nothing keeps it locally. */
  get isUnsaved(): boolean {
    return this.#progress.isUnsaved;
  }

  /** Whatever is not saved is on the disk of this device, and is sent when there is a connection again (C25). */
  get isOnDevice(): boolean {
    return this.#local?.isOnDevice ?? false;
  }

  /** With which code the server refused for good (`collabCloseCodes`). */
  get closeCode(): number | undefined {
    return this.#closeCode;
  }

  /** The document holds what the server had when the connection began. */
  get isSynced(): boolean {
    return this.#provider.synced;
  }

  /** No websocket got through: it travels over HTTP, a little slower. */
  get isPolled(): boolean {
    return this.#isPolled;
  }

  /** Calls back when anything above may have changed; the answer ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  connect(): void {
    this.#closeCode = undefined;
    this.#rest.stop();
    this.#provider.connect();
  }

  disconnect(): void {
    this.#rest.stop();
    this.#provider.disconnect();
    this.#follow({ type: 'closed' });
  }

  destroy(): void {
    this.doc.off('update', this.#edited);
    this.#unsubscribe?.();
    this.#rest.dispose();
    this.#provider.destroy();
    this.#listeners.clear();
  }

  #reachOf({ Socket = WebSocket, fetch, memory }: CollabProviderOptions): Reach {
    return {
      // A browser's has more, and takes more, than y-websocket uses.
      Socket: Socket as unknown as DocumentSocketClass,
      fetch: fetch ?? ((...given) => globalThis.fetch(...given)),
      memory: memory ?? websocketMemory(findWindowStorage()),
      opened: (isPolled) => {
        this.#isPolled = isPolled;
      },
    };
  }

  #listen(): void {
    const provider = this.#provider;
    provider.messageHandlers[messageTypes.saved] = (_encoder, decoder) => {
      this.#follow({ type: 'saved', count: decoding.readVarUint(decoder) });
    };
    provider.messageHandlers[messageTypes.auth] = () => this.#follow({ type: 'denied' });
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#follow({ type: 'opened' });
    });
    provider.on('sync', () => this.#tell());
    // Who rests is on the way back for whoever looks again.
    provider.on('connection-close', () => this.#follow({ type: this.#rest.isResting ? 'connecting' : 'closed' }));
    provider.on('closed', ({ code }) => {
      this.#closeCode = code;
      this.#follow({ type: 'refused' });
    });
    this.doc.on('update', this.#edited);
    this.#unsubscribe = this.#local?.subscribe(() => this.#tell());
  }

  /** Also what another local database loads: it may hold what no server has seen. */
  readonly #edited = (update: Uint8Array, origin: unknown): void => {
    if (this.#local && origin === this.#local.origin) return;
    const isOwn = origin !== this.#provider;
    this.#local?.note(update, isOwn);
    if (!isOwn) return;
    this.#follow({ type: 'edited' });
    this.#rest.wake();
  };

  #sent(frame: Uint8Array): void {
    const kind = findUpdateKind(frame);
    if (kind) this.#follow({ type: kind === 'step2' ? 'sentAll' : 'sentUpdate' });
  }

  #follow(step: SaveStep): void {
    const wasUnsaved = this.#progress.isUnsaved;
    this.#progress = follow(this.#progress, step);
    if (wasUnsaved && !this.#progress.isUnsaved) this.#local?.settle();
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
