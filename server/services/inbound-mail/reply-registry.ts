import { parseRef } from '@kontor/base';
import type { Replies, ReplyTaker } from '@kontor/plugin-api/server';

/** Which objects take answers by mail, and how. */
export class ReplyRegistry implements Replies {
  readonly #takers = new Map<string, ReplyTaker>();

  define(taker: ReplyTaker): void {
    if (this.#takers.has(taker.noun)) throw new Error(`Two take answers by mail for ${taker.noun}`);
    this.#takers.set(taker.noun, taker);
  }

  find(ref: string): ReplyTaker | undefined {
    const parts = parseRef(ref);
    return parts && this.#takers.get(`${parts.module}/${parts.noun}`);
  }
}
