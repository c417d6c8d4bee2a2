import * as Y from 'yjs';
import type { LocalStore } from './local-schema.ts';

/** So many updates become one. */
const mostUpdates = 100;

interface Noted {
  readonly bytes: Uint8Array;
  /** It was written here, and no server is known to have it. */
  readonly isOwn: boolean;
}

/**
 * What this device keeps of one document (C25): everything that comes, and once more what is not known to be committed.
 * Windows of one browser write beside each other, and each says only of what it has itself that it is committed.
 */
export class LocalDocument {
  /** Origin of what is loaded from here. */
  readonly origin = this;
  readonly #store: LocalStore;
  readonly #document: string;
  readonly #doc: Y.Doc;
  readonly #schema: number;
  readonly #listeners = new Set<() => void>();
  /** Keys of rows that are part of `doc`. */
  #updates: number[] = [];
  #unsent: number[] = [];
  #noted: Noted[] = [];
  #work: Promise<void> = Promise.resolve();
  #size = 0;
  #isBroken = false;

  private constructor(store: LocalStore, options: { document: string; doc: Y.Doc; schema: number }) {
    this.#store = store;
    this.#document = options.document;
    this.#doc = options.doc;
    this.#schema = options.schema;
  }

  static async open(
    store: LocalStore,
    options: { document: string; doc: Y.Doc; schema: number },
  ): Promise<LocalDocument> {
    const local = new LocalDocument(store, options);
    await local.#load();
    return local;
  }

  /** It can be shown and changed without a connection. */
  get hasContent(): boolean {
    return this.#size > 0;
  }

  /** Something is here that no server is known to have; also after a reload. */
  get hasUnsent(): boolean {
    return this.#unsent.length > 0 || this.#noted.some(({ isOwn }) => isOwn);
  }

  /** All that was written is on the disk of this device. */
  get isOnDevice(): boolean {
    return !this.#isBroken && !this.#noted.some(({ isOwn }) => isOwn);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An update of `doc`. */
  note(bytes: Uint8Array, isOwn: boolean): void {
    this.#noted.push({ bytes, isOwn });
    if (this.#noted.length === 1) this.#enqueue(() => this.#write());
  }

  /** A server has committed all that `doc` has now. */
  settle(): void {
    // What is not written yet is no longer anybody's to send.
    this.#noted = this.#noted.map(({ bytes }) => ({ bytes, isOwn: false }));
    this.#enqueue(async () => {
      const keys = this.#unsent;
      this.#unsent = [];
      const transaction = this.#store.transaction('unsent', 'readwrite');
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    });
  }

  /** Resolves when what was noted is on the disk, or cannot come there. */
  async settled(): Promise<void> {
    // A write goes on with what was noted meanwhile.
    for (let work: Promise<void> | undefined; work !== this.#work; ) {
      work = this.#work;
      await work;
    }
  }

  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(work)
      .catch((failure: unknown) => {
        // The disk is full, or everything was wiped: what is here stays in the window, and is said not to be on the device.
        if (!(failure instanceof DOMException)) throw failure;
        this.#isBroken = true;
      })
      .then(() => {
        for (const listener of [...this.#listeners]) listener();
      });
  }

  async #load(): Promise<void> {
    const transaction = this.#store.transaction(['facts', 'updates', 'unsent'], 'readwrite');
    const [updates, unsent] = [transaction.objectStore('updates'), transaction.objectStore('unsent')];
    const read = (store: typeof updates | typeof unsent) =>
      Promise.all([store.index('document').getAll(this.#document), store.index('document').getAllKeys(this.#document)]);
    const [[rows, keys], [unsentRows, unsentKeys]] = [await read(updates), await read(unsent)];
    const all = [...rows, ...unsentRows];
    this.#size = rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (all.length > 0) await transaction.objectStore('facts').put(this.#facts());
    await transaction.done;
    [this.#updates, this.#unsent] = [keys, unsentKeys];
    this.#doc.transact(() => {
      for (const { bytes } of all) Y.applyUpdate(this.#doc, bytes, this.origin);
    }, this.origin);
    if (keys.length > mostUpdates) this.#enqueue(() => this.#fold());
  }

  async #write(): Promise<void> {
    // A copy: what is noted while this is written is not part of it.
    const noted = [...this.#noted];
    const own = noted.filter(({ isOwn }) => isOwn).map(({ bytes }) => bytes);
    const bytes = Y.mergeUpdates(noted.map((each) => each.bytes));
    // What somebody wrote is said to be on this device only when it is on its disk.
    const durability = own.length > 0 ? 'strict' : 'relaxed';
    const transaction = this.#store.transaction(['facts', 'updates', 'unsent'], 'readwrite', { durability });
    const row = { document: this.#document, schema: this.#schema };
    const [key, unsentKey] = await Promise.all([
      transaction.objectStore('updates').add({ ...row, bytes }),
      own.length > 0 ? transaction.objectStore('unsent').add({ ...row, bytes: Y.mergeUpdates(own) }) : undefined,
      transaction.objectStore('facts').put(this.#facts(bytes.length)),
    ]);
    await transaction.done;
    this.#size += bytes.length;
    this.#updates.push(key);
    if (unsentKey !== undefined) this.#unsent.push(unsentKey);
    this.#noted = this.#noted.slice(noted.length);
    if (this.#noted.length > 0) this.#enqueue(() => this.#write());
    if (this.#updates.length > mostUpdates) this.#enqueue(() => this.#fold());
  }

  /** One state in the place of exactly those updates that are part of it. */
  async #fold(): Promise<void> {
    const keys = this.#updates;
    const bytes = Y.encodeStateAsUpdate(this.#doc);
    const transaction = this.#store.transaction(['facts', 'updates'], 'readwrite');
    const updates = transaction.objectStore('updates');
    await Promise.all(keys.map((key) => updates.delete(key)));
    const key = await updates.add({ document: this.#document, schema: this.#schema, bytes });
    this.#size = bytes.length;
    await transaction.objectStore('facts').put(this.#facts());
    await transaction.done;
    this.#updates = [key];
  }

  #facts(added = 0) {
    return { document: this.#document, schema: this.#schema, size: this.#size + added, usedAt: Date.now() };
  }
}
