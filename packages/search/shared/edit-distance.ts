/**
 * Typos between two words: insertions, deletions, replacements and swaps of neighbours, where no part is edited twice
 * (optimal string alignment). Answers `limit + 1` as soon as there are more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  return lastRow(a, b, limit, false);
}

/** The fewest typos between a word being typed and any beginning of `term`. */
export function prefixDistance(typed: string, term: string, limit: number): number {
  if (typed.length - term.length > limit) return limit + 1;
  return lastRow(typed, term.slice(0, typed.length + limit), limit, true);
}

function lastRow(query: string, term: string, limit: number, prefix: boolean): number {
  const rows = new EditRows(query, limit);
  let best = query.length <= limit ? query.length : limit + 1;
  for (let depth = 1; depth <= term.length; depth += 1) {
    const least = rows.advance(depth, term.charCodeAt(depth - 1));
    best = prefix ? Math.min(best, rows.distanceAt(depth)) : rows.distanceAt(depth);
    if (least > limit) return prefix ? best : limit + 1;
  }
  if (!prefix && term.length === 0) return Math.min(query.length, limit + 1);
  return Math.min(best, limit + 1);
}

/**
 * The table of the edit distance, one row per character of a term, kept so that the next term can go on from the
 * beginning it shares with the last one. Only the cells within `limit` of the diagonal are computed.
 */
export class EditRows {
  readonly #query: string;
  readonly #limit: number;
  readonly #width: number;
  #cells: Uint8Array;
  #codes: Uint16Array;

  constructor(query: string, limit: number, deepest = 64) {
    this.#query = query;
    this.#limit = limit;
    this.#width = query.length + 2;
    this.#cells = new Uint8Array(this.#width * (deepest + 1)).fill(limit + 1);
    this.#codes = new Uint16Array(deepest + 1);
    for (let column = 0; column <= Math.min(query.length, limit); column += 1) this.#cells[column] = column;
  }

  /** Typos between the whole query and the term's first `depth` characters, `limit + 1` when more. */
  distanceAt(depth: number): number {
    return this.#cells[depth * this.#width + this.#query.length] ?? this.#limit + 1;
  }

  /** Computes the row of the term's character number `depth` (from 1) and answers its least value. */
  advance(depth: number, code: number): number {
    const { length } = this.#query;
    const width = this.#width;
    const beyond = this.#limit + 1;
    const cells = this.#cells;
    const row = depth * width;
    const above = row - width;
    const from = Math.max(1, depth - this.#limit);
    const to = Math.min(length, depth + this.#limit);
    this.#codes[depth] = code;
    cells[row + from - 1] = from === 1 ? Math.min(depth, beyond) : beyond;
    let least = cells[row + from - 1] ?? beyond;
    for (let column = from; column <= to; column += 1) {
      const wanted = this.#query.charCodeAt(column - 1);
      let value = (cells[above + column - 1] ?? beyond) + (wanted === code ? 0 : 1);
      value = Math.min(value, (cells[above + column] ?? beyond) + 1, (cells[row + column - 1] ?? beyond) + 1);
      if (depth > 1 && column > 1 && wanted === this.#codes[depth - 1] && this.#query.charCodeAt(column - 2) === code) {
        value = Math.min(value, (cells[above - width + column - 2] ?? beyond) + 1);
      }
      if (value > beyond) value = beyond;
      cells[row + column] = value;
      if (value < least) least = value;
    }
    cells[row + to + 1] = beyond;
    return least;
  }
}
