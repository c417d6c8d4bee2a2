import { TermSegment } from './term-segment.ts';

/** A term of the dictionary with the number of documents it occurs in. */
interface KnownTerm {
  readonly term: string;
  readonly documents: number;
}

const smallestMerge = 4_000;

/**
 * Every term that occurs in some document. New terms gather in a small segment, which is merged into the large one when
 * it has grown to a sixteenth of it, so that adding stays cheap and finding fast.
 */
export class TermDictionary {
  #base = new TermSegment([], new Int32Array(0));
  #fresh = new Map<string, number>();
  #freshSegment: TermSegment | undefined;

  constructor(terms: Iterable<readonly [term: string, documents: number]> = []) {
    for (const [term, documents] of terms) this.#fresh.set(term, documents);
    this.#merge();
  }

  get size(): number {
    return this.#base.size + this.#fresh.size;
  }

  has(term: string): boolean {
    return this.#fresh.has(term) || this.#base.indexOf(term) >= 0;
  }

  /** In how many documents a term occurs, about: counts follow changes loosely. 0 when unknown. */
  documentsOf(term: string): number {
    const index = this.#base.indexOf(term);
    return index >= 0 ? (this.#base.counts[index] ?? 0) : (this.#fresh.get(term) ?? 0);
  }

  /** Makes a term known and changes its count by `documents`. */
  add(term: string, documents: number): void {
    const index = this.#base.indexOf(term);
    if (index >= 0) {
      this.#base.counts[index] = Math.max(0, (this.#base.counts[index] ?? 0) + documents);
      return;
    }
    const count = Math.max(0, (this.#fresh.get(term) ?? 0) + documents);
    const place = this.#freshSegment?.indexOf(term) ?? -1;
    if (this.#freshSegment && place >= 0) this.#freshSegment.counts[place] = count;
    else this.#freshSegment = undefined;
    this.#fresh.set(term, count);
    if (this.#fresh.size > Math.max(smallestMerge, this.#base.size / 16)) this.#merge();
  }

  /** Visits the terms that begin with `prefix`, at most `most`, the most frequent first. */
  startingWith(prefix: string, most: number): KnownTerm[] {
    return this.#collect(most, (segment, take) => {
      const [from, to] = segment.rangeOf(prefix);
      for (let index = from; index < to; index += 1) take(index, 0);
    });
  }

  /** The terms that hold `part` after their first `least` characters, the most frequent first. */
  containing(part: string, least: number, most: number): KnownTerm[] {
    return this.#collect(most, (segment, take) => segment.visitContaining(part, least, (index) => take(index, 0)));
  }

  /** The terms within `limit` typos of `query`, or with `prefix` of which a beginning is; fewest typos first. */
  similarTo(query: string, limit: number, prefix: boolean, most: number): KnownTerm[] {
    return this.#collect(most, (segment, take) => segment.visitSimilar(query, limit, prefix, take));
  }

  #collect(
    most: number,
    visit: (segment: TermSegment, take: (index: number, typos: number) => void) => void,
  ): KnownTerm[] {
    let taken: Candidate[] = [];
    for (const segment of this.#segments()) {
      visit(segment, (index, typos) => {
        taken.push({ segment, index, documents: segment.counts[index] ?? 0, typos });
        if (taken.length > most * 8 + 1_000) taken = bestOf(taken, most);
      });
    }
    return bestOf(taken, most).map(({ segment, index, documents }) => ({ term: segment.termAt(index), documents }));
  }

  *#segments(): Iterable<TermSegment> {
    yield this.#base;
    if (this.#fresh.size === 0) return;
    this.#freshSegment ??= segmentOf(this.#fresh);
    yield this.#freshSegment;
  }

  #merge(): void {
    const counts = new Map(this.#fresh);
    for (const [index, term] of [...this.#base.terms()].entries()) counts.set(term, this.#base.counts[index] ?? 0);
    this.#base = segmentOf(counts);
    this.#fresh = new Map();
    this.#freshSegment = undefined;
  }
}

interface Candidate {
  readonly segment: TermSegment;
  readonly index: number;
  readonly documents: number;
  readonly typos: number;
}

function bestOf(candidates: Candidate[], most: number): Candidate[] {
  return candidates.sort((a, b) => a.typos - b.typos || b.documents - a.documents).slice(0, most);
}

function segmentOf(counts: ReadonlyMap<string, number>): TermSegment {
  const terms = [...counts.keys()].sort();
  return new TermSegment(
    terms,
    Int32Array.from(terms, (term) => counts.get(term) ?? 0),
  );
}
