import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@kontor/base';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { awarenessFrame, syncFrame } from '../server/frames.ts';
import { messageTypes, syncTypes } from '../shared/index.ts';

export interface Load {
  readonly pages: number;
  readonly writersPerPage: number;
  /** Letters that each types in a second. */
  readonly perSecond: number;
  readonly seconds: number;
}

export interface Typed {
  readonly sent: number;
  /** Updates that came to somebody other than who wrote them. */
  readonly delivered: number;
  /** From sending to coming to somebody else, ms. */
  readonly times: readonly number[];
}

interface Letter {
  readonly at: number;
  left: number;
}

/** People at pages, who type as an editor does: an update for each letter, and where the cursor is then. */
export class Typists {
  readonly #load: Load;
  readonly #typists: Typist[] = [];
  readonly #letters = new Map<string, Letter>();
  #times: number[] = [];

  constructor(load: Load) {
    this.#load = load;
  }

  async open(url: string): Promise<void> {
    for (let page = 0; page < this.#load.pages; page += 1) {
      const document = `wiki/page/${newId()}`;
      for (let writer = 0; writer < this.#load.writersPerPage; writer += 1) {
        this.#typists.push(new Typist(`${url}/${document}?as=${newId()}`, (update) => this.#hear(update)));
      }
    }
    await Promise.all(this.#typists.map((typist) => typist.opened()));
  }

  /** Resolves when every letter has come to everybody. */
  async type(): Promise<Typed> {
    this.#times = [];
    const { perSecond, seconds, writersPerPage } = this.#load;
    const sent = await Promise.all(
      this.#typists.map(async (typist) => {
        let count = 0;
        const end = performance.now() + seconds * 1_000;
        await pause((Math.random() * 1_000) / perSecond);
        for (let due = performance.now(); due < end; due += 1_000 / perSecond) {
          await pause(Math.max(0, due - performance.now()));
          const letter = typist.type((key) =>
            this.#letters.set(key, { at: performance.now(), left: writersPerPage - 1 }),
          );
          count += letter;
        }
        return count;
      }),
    );
    for (let waited = 0; this.#letters.size > 0; waited += 5) {
      if (waited > 20_000) throw new Error(`${this.#letters.size} updates did not come to everybody`);
      await pause(5);
    }
    const total = sent.reduce((sum, count) => sum + count, 0);
    return { sent: total, delivered: total * (writersPerPage - 1), times: this.#times };
  }

  async close(): Promise<void> {
    await Promise.all(this.#typists.map((typist) => typist.close()));
  }

  #hear(update: Uint8Array): void {
    const now = performance.now();
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      for (let clock = from.get(client) ?? end; clock < end; clock += 1) this.#take(`${client}:${clock}`, now);
    }
  }

  #take(key: string, now: number): void {
    const letter = this.#letters.get(key);
    if (!letter) return;
    this.#times.push(now - letter.at);
    letter.left -= 1;
    if (letter.left === 0) this.#letters.delete(key);
  }
}

class Typist {
  readonly #socket: WebSocket;
  readonly #doc = new Y.Doc();
  readonly #awareness = new Awareness(this.#doc);

  constructor(url: string, heard: (update: Uint8Array) => void) {
    this.#socket = new WebSocket(url);
    this.#socket.on('message', (data) => {
      const decoder = decoding.createDecoder(data as Buffer);
      if (decoding.readVarUint(decoder) !== messageTypes.sync) return;
      const kind = decoding.readVarUint(decoder);
      const content = decoding.readVarUint8Array(decoder);
      if (kind === syncTypes.update) {
        // What comes back to its author is no delivery.
        const own = Y.parseUpdateMeta(content).to.has(this.#doc.clientID);
        if (!own) heard(content);
        else if (Y.parseUpdateMeta(content).to.size > 1)
          throw new Error('An update came back to its author with others');
      }
    });
  }

  async opened(): Promise<void> {
    // The first word is the server's: from then on it tells what others write.
    await once(this.#socket, 'message');
    this.#socket.send(syncFrame('step1', Y.encodeStateVector(this.#doc)));
  }

  /** One letter; tells by which key it is to be known. */
  type(sending: (key: string) => void): number {
    const before = Y.encodeStateVector(this.#doc);
    const text = this.#doc.getText('text');
    sending(`${this.#doc.clientID}:${text.length}`);
    text.insert(text.length, 'x');
    this.#socket.send(syncFrame('update', Y.encodeStateAsUpdate(this.#doc, before)));
    this.#awareness.setLocalStateField('cursor', { anchor: text.length, head: text.length });
    this.#socket.send(awarenessFrame(encodeAwarenessUpdate(this.#awareness, [this.#doc.clientID])));
    return 1;
  }

  async close(): Promise<void> {
    this.#awareness.destroy();
    this.#doc.destroy();
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }
}
