import { type LinkCard, resolveLinks } from '@kontor/schema';
import { ApiError } from '../api-error.ts';
import type { Call } from '../call.ts';

/** The card of an object as it is now; `hidden` where one may not see it or it does not exist. */
export type ShownCard = LinkCard | 'hidden';

const mostAtOnce = 100;
const freshMs = 30_000;

/** Objects that texts name, asked for together. */
export class ObjectCards {
  readonly #call: Call;
  readonly #known = new Map<string, { readonly shown: ShownCard; readonly at: number }>();
  readonly #listeners = new Set<() => void>();
  #due = new Set<string>();

  constructor(call: Call) {
    this.#call = call;
  }

  get(ref: string): ShownCard | undefined {
    return this.#known.get(ref)?.shown;
  }

  /** Asks for it, unless that was done a moment ago. */
  need(ref: string): void {
    const known = this.#known.get(ref);
    if (this.#due.has(ref) || (known && Date.now() - known.at < freshMs)) return;
    this.#due.add(ref);
    if (this.#due.size === 1) setTimeout(() => void this.#ask(), 0);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #ask(): Promise<void> {
    const refs = [...this.#due];
    this.#due = new Set();
    for (let at = 0; at < refs.length; at += mostAtOnce) await this.#askFor(refs.slice(at, at + mostAtOnce));
  }

  /** Without an answer what was known before still stands. */
  async #askFor(refs: readonly string[]): Promise<void> {
    try {
      const { cards } = await this.#call(resolveLinks, { refs: refs as `${string}/${string}/${string}`[] }); // checked there
      const found = new Map<string, LinkCard>(cards.map((card) => [card.ref, card]));
      for (const ref of refs) this.#known.set(ref, { shown: found.get(ref) ?? 'hidden', at: Date.now() });
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
    }
    for (const listener of this.#listeners) listener();
  }
}
