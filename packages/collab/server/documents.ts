import type { Database } from '@kontor/database';
import { createDocument, readDocument } from './document-store.ts';
import type { CollabLimits, CollabTimes } from './limits.ts';
import { SharedDocument } from './shared-document.ts';
import type { SharedNoun } from './shared-noun.ts';

interface Loading {
  readonly promise: Promise<SharedDocument | 'deleted'>;
}

/** The documents in memory: each loaded once however many open it at once, and let go some time after the last one left (C4, C5). */
export class Documents {
  readonly #database: Database;
  readonly #limits: CollabLimits;
  readonly #times: CollabTimes;
  readonly #loading = new Map<string, Loading>();
  readonly #loaded = new Map<string, SharedDocument>();
  readonly #leaving = new Map<SharedDocument, NodeJS.Timeout>();
  /** Called before a document is let go; it stays when somebody came meanwhile. */
  readonly #beforeUnload: (document: SharedDocument) => Promise<void>;

  constructor(options: {
    readonly database: Database;
    readonly limits: CollabLimits;
    readonly times: CollabTimes;
    readonly beforeUnload: (document: SharedDocument) => Promise<void>;
  }) {
    this.#database = options.database;
    this.#limits = options.limits;
    this.#times = options.times;
    this.#beforeUnload = options.beforeUnload;
  }

  get count(): number {
    return this.#loaded.size + this.#loading.size;
  }

  get isFull(): boolean {
    return this.count >= this.#limits.documents;
  }

  list(): SharedDocument[] {
    return [...this.#loaded.values()];
  }

  find(name: string): SharedDocument | undefined {
    return this.#loaded.get(name);
  }

  /** The document, once it is there, if somebody has it open or opens it right now. */
  async findOrWait(name: string): Promise<SharedDocument | undefined> {
    const found = await this.#loading.get(name)?.promise.catch(() => undefined);
    return found === 'deleted' ? undefined : (found ?? this.find(name));
  }

  /** Throws when it cannot be read: then nothing of it is kept, and the next one who asks reads it anew. */
  open(name: string, noun: SharedNoun<never>): Promise<SharedDocument | 'deleted'> {
    const loaded = this.#loaded.get(name);
    if (loaded) return Promise.resolve(loaded);
    const loading = this.#loading.get(name);
    if (loading) return loading.promise;
    const promise = this.#load(name, noun).finally(() => this.#loading.delete(name));
    this.#loading.set(name, { promise });
    return promise;
  }

  /** It may be let go, unless somebody comes within the time of grace. */
  rest(document: SharedDocument): void {
    if (document.isDiscarded || document.connections.size > 0 || document.waiting > 0) return;
    clearTimeout(this.#leaving.get(document));
    const timer = setTimeout(() => void this.#unload(document), this.#times.grace);
    timer.unref();
    this.#leaving.set(document, timer);
  }

  /** Forgets what is in memory without writing any of it. */
  discard(document: SharedDocument): void {
    if (document.isDiscarded) return;
    document.isDiscarded = true;
    document.telling.stop();
    if (this.#loaded.get(document.name) === document) this.#loaded.delete(document.name);
    clearTimeout(this.#leaving.get(document));
    this.#leaving.delete(document);
    document.doc.destroy();
  }

  async #load(name: string, noun: SharedNoun<never>): Promise<SharedDocument | 'deleted'> {
    const stored = await this.#read(name);
    if (stored === 'deleted') return stored;
    const document = new SharedDocument(name, noun, stored, { limits: this.#limits, times: this.#times });
    this.#loaded.set(name, document);
    return document;
  }

  async #read(name: string) {
    const found = await readDocument(this.#database.kysely, name);
    if (found) return found;
    await this.#database.transaction((tx) => createDocument(tx, name));
    const made = await readDocument(this.#database.kysely, name);
    if (!made) throw new Error(`The document ${name} was made and is not there`);
    return made;
  }

  async #unload(document: SharedDocument): Promise<void> {
    this.#leaving.delete(document);
    if (document.isDiscarded || document.connections.size > 0 || document.waiting > 0) return;
    await this.#beforeUnload(document);
    if (document.connections.size === 0 && document.waiting === 0) this.discard(document);
  }
}
