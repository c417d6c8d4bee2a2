import { EditRows } from './edit-distance.ts';

/** Called with a term's place in the segment and its number of typos. */
type TypoVisitor = (index: number, typos: number) => void;

/**
 * An unchanging sorted list of terms, held as one string: a quarter of a million take about 5 MB, and finding the terms
 * within two typos, or with a part inside, takes a few milliseconds.
 */
export class TermSegment {
  readonly size: number;
  /** In how many documents each term occurs. */
  readonly counts: Int32Array;
  /** `\n`, then every term followed by `\n`. */
  readonly #text: string;
  readonly #starts: Uint32Array;
  /** How many characters a term shares with the one before it. */
  readonly #shared: Uint8Array;

  /** `terms` must be sorted by UTF-16 code units, without doubles, each under 64 characters and without a line break. */
  constructor(terms: readonly string[], counts: Int32Array) {
    this.size = terms.length;
    this.counts = counts;
    this.#text = `\n${terms.join('\n')}\n`;
    this.#starts = new Uint32Array(terms.length + 1);
    this.#shared = new Uint8Array(terms.length);
    let start = 1;
    for (const [index, term] of terms.entries()) {
      this.#starts[index] = start;
      start += term.length + 1;
      this.#shared[index] = countShared(terms[index - 1] ?? '', term);
    }
    this.#starts[terms.length] = start;
  }

  termAt(index: number): string {
    return this.#text.slice(this.#startOf(index), this.#startOf(index + 1) - 1);
  }

  *terms(): Iterable<string> {
    for (let index = 0; index < this.size; index += 1) yield this.termAt(index);
  }

  /** The place of a term, or -1. */
  indexOf(term: string): number {
    const index = this.#lowerBound(term);
    return index < this.size && this.#compare(index, term) === 0 ? index : -1;
  }

  /** The places `[from, to)` of the terms that begin with `prefix`. */
  rangeOf(prefix: string): [from: number, to: number] {
    return [this.#lowerBound(prefix), this.#lowerBound(`${prefix}\uffff`)];
  }

  /** Visits the terms that hold `part` after their first `least` characters. */
  visitContaining(part: string, least: number, visit: (index: number) => void): void {
    let last = -1;
    for (let at = this.#text.indexOf(part); at !== -1; at = this.#text.indexOf(part, at + 1)) {
      const index = this.#indexAt(at);
      if (index === last || at - this.#startOf(index) < least) continue;
      last = index;
      visit(index);
    }
  }

  /**
   * Visits every term within `limit` typos of `query`; with `prefix`, every term of which some beginning is. Walks the
   * sorted terms like a trie: rows of the edit distance are shared between neighbours, hopeless branches are skipped.
   */
  visitSimilar(query: string, limit: number, prefix: boolean, visit: TypoVisitor): void {
    const rows = new EditRows(query, limit);
    const best = new Uint8Array(65).fill(limit + 1);
    const longest = query.length + limit;
    let hopeless = 255;
    let settled = 255;
    for (let index = 0; index < this.size; index += 1) {
      const shared = this.#shared[index] ?? 0;
      if (shared >= hopeless) continue;
      if (shared >= settled) {
        visit(index, best[settled] ?? limit);
        continue;
      }
      hopeless = 255;
      settled = 255;
      const start = this.#startOf(index);
      const length = this.#startOf(index + 1) - 1 - start;
      let depth = shared;
      while (depth < length && hopeless === 255 && settled === 255) {
        depth += 1;
        const least = depth > longest ? limit + 1 : rows.advance(depth, this.#text.charCodeAt(start + depth - 1));
        const here = depth > longest ? limit + 1 : rows.distanceAt(depth);
        best[depth] = Math.min(best[depth - 1] ?? limit + 1, here);
        if (least > limit && prefix && (best[depth] ?? 0) <= limit) settled = depth;
        else if (least > limit) hopeless = depth;
      }
      if (hopeless !== 255) continue;
      const typos = prefix ? best[depth] : rows.distanceAt(depth);
      if (typos !== undefined && typos <= limit) visit(index, typos);
    }
  }

  #startOf(index: number): number {
    return this.#starts[index] ?? 0;
  }

  #lowerBound(term: string): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, term) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Less than, equal to or greater than 0 as the term at `index` sorts before, with or after `term`. */
  #compare(index: number, term: string): number {
    const start = this.#startOf(index);
    const length = this.#startOf(index + 1) - 1 - start;
    const most = Math.min(length, term.length);
    for (let at = 0; at < most; at += 1) {
      const difference = this.#text.charCodeAt(start + at) - term.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - term.length;
  }

  /** The term that covers an offset of the text. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function countShared(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}
