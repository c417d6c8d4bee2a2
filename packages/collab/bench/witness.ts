import { newId } from '@kontor/base';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { CollabProvider } from '../client/index.ts';

/** Somebody who writes a line of their own and in everybody's text, and knows how much of it was called saved. */
export class Witness {
  readonly name = newId();
  readonly doc = new Y.Doc();
  readonly #provider: CollabProvider;
  readonly #random: () => number;
  #typed = 0;
  #saved = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { readonly url: string; readonly document: string; readonly random: () => number }) {
    this.#random = options.random;
    this.#provider = new CollabProvider({
      url: options.url,
      document: options.document,
      doc: this.doc,
      params: { as: this.name },
      // The one of `ws` does all that the provider uses of a browser's.
      Socket: NodeSocket as unknown as typeof WebSocket,
    });
    this.#provider.subscribe(() => {
      if (this.#provider.state === 'saved') this.#saved = this.#typed;
    });
  }

  /** Letters of the own line of which the server has said that they are committed. */
  get saved(): number {
    return this.#saved;
  }

  get isDone(): boolean {
    return this.#saved === this.#typed;
  }

  get closeCode(): number | undefined {
    return this.#provider.closeCode;
  }

  start(): void {
    const next = () => {
      this.#type();
      this.#timer = setTimeout(next, 5 + this.#random() * 60);
    };
    next();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  close(): void {
    this.stop();
    this.#provider.destroy();
    this.doc.destroy();
  }

  /** How many saved letters the document lacks; whatever is there has to be what was typed. */
  lostIn(doc: Y.Doc): number {
    const line = doc.getText(this.name).toString();
    const isRight = [...line].every((letter, index) => letter === letterAt(index));
    if (!isRight) throw new Error(`The line of ${this.name} is not what was typed: ${line.slice(-40)}`);
    return Math.max(0, this.#saved - line.length);
  }

  #type(): void {
    this.doc.transact(() => {
      this.doc.getText(this.name).insert(this.#typed, letterAt(this.#typed));
      const shared = this.doc.getText('shared');
      if (shared.length > 5 && this.#random() < 0.2) shared.delete(Math.floor(this.#random() * (shared.length - 3)), 2);
      else shared.insert(Math.floor(this.#random() * (shared.length + 1)), letterAt(this.#typed));
    });
    this.#typed += 1;
  }
}

function letterAt(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}
