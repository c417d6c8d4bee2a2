import * as Y from 'yjs';
import type { DocumentClient } from './document-client.ts';
import type { StoredDocument } from './document-store.ts';
import type { CollabLimits, CollabTimes } from './limits.ts';
import { Message } from './message.ts';
import { Presence } from './presence.ts';
import type { SharedNoun } from './shared-noun.ts';
import { Telling } from './telling.ts';

interface Bounds {
  readonly limits: CollabLimits;
  readonly times: CollabTimes;
}

/** One document in memory: what is committed, and what is on its way there. */
export class SharedDocument {
  readonly name: string;
  readonly id: string;
  readonly noun: SharedNoun<never>;
  readonly doc = new Y.Doc();
  readonly connections = new Set<DocumentClient>();
  readonly presence: Presence;
  readonly telling: Telling;
  /** Sequences of committed updates that are in `doc` and not in the stored state. */
  readonly tail = new Set<number>();
  /** Who wrote what was committed and not announced. */
  readonly unannounced = new Set<string>();
  announcedAt = 0;
  lastSequence = 0;
  /** Entries that wait for their commit. */
  waiting = 0;
  /** It is no longer what the server works with; nothing of it is written any more. */
  isDiscarded = false;
  readonly row: number;
  /** Of the stored state that is in `doc`; another one means that somebody else has written one. */
  generation: number;
  #bytes: number;
  #tailBytes = 0;

  constructor(name: string, noun: SharedNoun<never>, stored: StoredDocument, bounds: Bounds) {
    this.name = name;
    this.noun = noun;
    this.id = name.slice(noun.noun.length + 1);
    this.row = stored.row;
    this.generation = stored.generation;
    this.presence = new Presence(bounds.limits.awareness);
    this.telling = new Telling({ connections: this.connections, presence: this.presence, times: bounds.times });
    this.#bytes = stored.state?.length ?? 0;
    this.doc.transact(() => {
      if (stored.state) Y.applyUpdate(this.doc, stored.state);
      for (const { sequence, bytes } of stored.updates) {
        Y.applyUpdate(this.doc, bytes);
        this.committed(sequence, bytes.length);
        this.#bytes += bytes.length;
      }
    });
  }

  /** State and updates together, about. */
  get bytes(): number {
    return this.#bytes;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  /** Takes a valid update in. Throws when Yjs fails halfway: then this document has to be discarded. */
  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    this.#bytes += update.length;
  }

  /** Takes in a state, most of which is here already. */
  absorb(state: Uint8Array): void {
    Y.applyUpdate(this.doc, state);
  }

  committed(sequence: number, bytes: number): void {
    if (this.tail.has(sequence)) return;
    this.tail.add(sequence);
    this.lastSequence = Math.max(this.lastSequence, sequence);
    this.#tailBytes += bytes;
  }

  /** A state of this length now stands for these updates. */
  compacted(sequences: readonly number[], { bytes, generation }: { bytes: number; generation: number }): void {
    this.generation = Math.max(this.generation, generation);
    for (const sequence of sequences) this.tail.delete(sequence);
    if (this.tail.size === 0) this.#tailBytes = 0;
    this.#bytes = bytes + this.#tailBytes;
  }

  broadcast(frame: Uint8Array): void {
    const message = new Message(frame);
    for (const connection of this.connections) connection.send(message);
  }
}
