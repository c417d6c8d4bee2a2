import type { Database } from '@kontor/database';
import type { CollabLog } from './collab-log.ts';
import { listUnannounced, markAnnounced } from './document-store.ts';
import type { SharedDocument } from './shared-document.ts';
import type { SharedNoun } from './shared-noun.ts';
import { announce } from './write-group.ts';

const atOnce = 100;

/** Tells plugins of what was committed since they were told last, once its time has come (C16). */
export class Announcer {
  readonly #database: Database;
  readonly #log: CollabLog;
  readonly #everyMs: number;
  readonly #timers = new Map<SharedDocument, NodeJS.Timeout>();

  constructor(options: { readonly database: Database; readonly log: CollabLog; readonly everyMs: number }) {
    this.#database = options.database;
    this.#log = options.log;
    this.#everyMs = options.everyMs;
  }

  /** Sees to it that what is not announced yet will be. */
  schedule(document: SharedDocument): void {
    if (document.unannounced.size === 0 || this.#timers.has(document)) return;
    // Somewhat later, as the next commit tells it along with itself where people write on.
    const wait = Math.max(0, document.announcedAt + this.#everyMs * 1.2 - performance.now());
    const timer = setTimeout(() => void this.#announce(document), wait);
    timer.unref();
    this.#timers.set(document, timer);
  }

  forget(document: SharedDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** What a server that ended before its time left unannounced. */
  async catchUp(findNoun: (name: string) => Pick<SharedNoun, 'noun' | 'onCommitted'> | undefined): Promise<void> {
    for (;;) {
      const count = await this.#database.transaction(async (tx) => {
        const documents = await listUnannounced(tx, atOnce);
        for (const { row, name, last, authors } of documents) {
          const noun = findNoun(name);
          await noun?.onCommitted(tx, name.slice(noun.noun.length + 1), authors);
          await markAnnounced(tx, [{ row, sequence: last }]);
        }
        return documents.length;
      });
      if (count < atOnce) return;
    }
  }

  async #announce(document: SharedDocument): Promise<void> {
    this.#timers.delete(document);
    const authors = [...document.unannounced];
    if (authors.length === 0 || document.isDiscarded) return;
    const last = document.lastSequence;
    try {
      await this.#database.transaction((tx) => announce(tx, document, { last, authors }));
      // Who wrote on meanwhile is named once more: rather twice than never.
      if (document.lastSequence === last) for (const author of authors) document.unannounced.delete(author);
    } catch (failure) {
      this.#log.warn({ document: document.name, failure: String(failure) }, 'an edit was not announced; trying again');
    }
    document.announcedAt = performance.now();
    this.schedule(document);
  }
}
