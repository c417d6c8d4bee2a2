import * as Y from 'yjs';
import type { DocumentClient } from './document-client.ts';
import { syncFrame } from './frames.ts';
import type { CollabTimes } from './limits.ts';
import { Message } from './message.ts';
import type { Presence } from './presence.ts';

/** So few are told each update at once: a conversation of two should not wait. */
const fewConnections = 8;
/** What is larger than that together is not made into one update. */
const mostBytesInOne = 64 * 1024;

/** So few are cheaper told one by one than made into one. */
const fewUpdates = 4;

interface Said {
  readonly update: Uint8Array;
  readonly author: DocumentClient;
  readonly message: Message;
}

/**
 * Tells those who have a document open what others write and where they are. The first is told at once; what follows it
 * within some milliseconds is told together, so that many who write in one page cost little more than a few (C2).
 */
export class Telling {
  readonly #connections: ReadonlySet<DocumentClient>;
  readonly #presence: Presence;
  readonly #updates: Gathering;
  readonly #states: Gathering;
  readonly #times: CollabTimes;
  #said: Said[] = [];

  constructor(options: {
    readonly connections: ReadonlySet<DocumentClient>;
    readonly presence: Presence;
    readonly times: CollabTimes;
  }) {
    this.#connections = options.connections;
    this.#presence = options.presence;
    this.#times = options.times;
    this.#updates = new Gathering(() => this.#tellUpdates());
    // What is told together costs hardly more than one of it alone.
    this.#states = new Gathering(() =>
      this.#updates.isAsked ? this.#updates.add(() => this.#tellPresence()) : this.#tellPresence(),
    );
  }

  /** Everybody but the author is to know; `frame` is what came, where it can be passed on as it is. */
  update(update: Uint8Array, author: DocumentClient, frame = syncFrame('update', update)): void {
    this.#said.push({ update, author, message: new Message(frame) });
    this.#updates.ask(this.#connections.size > fewConnections ? this.#times.tell : 0);
  }

  presenceChanged(): void {
    this.#states.ask(this.#times.awareness);
  }

  stop(): void {
    this.#updates.stop();
    this.#states.stop();
  }

  #tellUpdates(): void {
    const said = this.#said;
    this.#said = [];
    const authors = new Set(said.map(({ author }) => author));
    const all = messagesOf(said, 1);
    for (const connection of this.#connections) {
      const messages = authors.has(connection)
        ? messagesOf(
            said.filter(({ author }) => author !== connection),
            fewUpdates,
          )
        : all;
      for (const message of messages) connection.send(message);
    }
  }

  /** Nobody needs to be told where they are themselves. */
  #tellPresence(): void {
    const clients = this.#presence.takeChanges();
    if (clients.length === 0) return;
    const all = new Message(this.#presence.encode(clients));
    for (const connection of this.#connections) {
      const others = clients.filter((client) => client !== connection.clientId);
      if (others.length === clients.length) connection.send(all);
      else if (others.length > 0) connection.send(new Message(this.#presence.encode(others)));
    }
  }
}

/** One update of all that were said, unless they are few, or many bytes. */
function messagesOf(said: readonly Said[], few: number): Message[] {
  const bytes = said.reduce((sum, { update }) => sum + update.length, 0);
  if (said.length <= few || bytes > mostBytesInOne) return said.map(({ message }) => message);
  return [new Message(syncFrame('update', Y.mergeUpdates(said.map(({ update }) => update))))];
}

/** Does its work at once when asked, and what is asked for soon after that only once the time is over. */
class Gathering {
  readonly #work: () => void;
  #also: (() => void) | undefined;
  #doneAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** It is still to be done. */
  get isAsked(): boolean {
    return this.#timer !== undefined;
  }

  /** This, too, when its time has come. */
  add(work: () => void): void {
    this.#also = work;
  }

  ask(milliseconds: number): void {
    if (this.#timer) return;
    const wait = this.#doneAt + milliseconds - performance.now();
    if (milliseconds === 0 || wait <= 0) this.#do();
    else this.#timer = setTimeout(() => this.#do(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #do(): void {
    this.#timer = undefined;
    this.#work();
    this.#also?.();
    this.#also = undefined;
    this.#doneAt = performance.now();
  }
}
