/** From `start` up to and without `end`. */
export type TextRange = readonly [start: number, end: number];

export interface TextSegment {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts a text into marked and unmarked pieces that join to exactly the text; ranges may overlap, touch or lie outside. */
export function segmentsOf(text: string, ranges: readonly TextRange[]): TextSegment[] {
  const segments: TextSegment[] = [];
  let at = 0;
  const push = (end: number, isMarked: boolean) => {
    if (end <= at) return;
    const last = segments.at(-1);
    const piece = text.slice(at, end);
    if (last?.isMarked && isMarked) segments[segments.length - 1] = { ...last, text: last.text + piece };
    else segments.push({ start: at, text: piece, isMarked });
    at = end;
  };
  for (const [start, end] of [...ranges].sort((one, other) => one[0] - other[0])) {
    if (end <= start) continue;
    push(Math.min(start, text.length), false);
    push(Math.min(end, text.length), true);
  }
  push(text.length, false);
  return segments;
}
