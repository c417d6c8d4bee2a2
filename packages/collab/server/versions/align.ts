/** An index on one side, on the other, or on both: two that belong together. */
export interface Step {
  readonly from?: number;
  readonly to?: number;
}

/** Two lists with more pairs than that are not compared. */
const mostPairs = 1_000_000;

/** Which of two lists' elements are equal, in order: what stays, what goes (`from`), what comes (`to`). */
export function alignEqual(before: readonly string[], after: readonly string[]): Step[] {
  const { begin, end } = sharedEnds(before, after);
  const middle = align(before.length - begin - end, after.length - begin - end, (from, to) =>
    before[begin + from] === after[begin + to] ? 1 : 0,
  );
  return [
    ...Array.from({ length: begin }, (_, index) => ({ from: index, to: index })),
    ...middle.map(({ from, to }) => ({
      ...(from === undefined ? {} : { from: from + begin }),
      ...(to === undefined ? {} : { to: to + begin }),
    })),
    ...Array.from({ length: end }, (_, index) => ({
      from: before.length - end + index,
      to: after.length - end + index,
    })),
  ];
}

/** How much two lists, or texts, have in common at their beginning and at their end. */
export function sharedEnds(
  one: ArrayLike<unknown>,
  other: ArrayLike<unknown>,
): { readonly begin: number; readonly end: number } {
  const shorter = Math.min(one.length, other.length);
  let begin = 0;
  while (begin < shorter && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return { begin, end };
}

/** Pairs elements, in order, so that their weights add up to the most; those that weigh nothing are no pair. */
export function align(rows: number, columns: number, weigh: (from: number, to: number) => number): Step[] {
  if (rows * columns > mostPairs) {
    return [
      ...Array.from({ length: rows }, (_, from) => ({ from })),
      ...Array.from({ length: columns }, (_, to) => ({ to })),
    ];
  }
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const weights = new Float64Array(rows * columns);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const weight = weigh(row, column);
      weights[row * columns + column] = weight;
      const paired = weight > 0 ? weight + at(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: Step[] = [];
  let [from, to] = [0, 0];
  while (from < rows || to < columns) {
    const weight = from < rows && to < columns ? (weights[from * columns + to] ?? 0) : 0;
    if (weight > 0 && at(from, to) === weight + at(from + 1, to + 1)) {
      steps.push({ from, to });
      from += 1;
      to += 1;
    } else if (to >= columns || (from < rows && at(from + 1, to) >= at(from, to + 1))) {
      steps.push({ from });
      from += 1;
    } else {
      steps.push({ to });
      to += 1;
    }
  }
  return steps;
}
