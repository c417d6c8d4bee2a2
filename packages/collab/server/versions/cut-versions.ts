/** A stretch of writing ends after so long without an edit. */
export const pauseMs = 5 * 60_000;
/** And when somebody else begins after those before have been silent for so long. */
const breathMs = 60_000;
/** And at the latest after so long. */
const longestMs = 30 * 60_000;

export interface Edit {
  readonly sequence: number;
  readonly at: Date;
  /** Person id; nothing where nobody is known. */
  readonly author: string | null;
}

/** Edits that are in no version yet. */
export interface Stretch {
  readonly authors: readonly string[];
  readonly began: Date;
  readonly last: Date;
}

/** Where a version ends. */
export interface Cut {
  /** How many of the edits given are part of it. */
  readonly edits: number;
  readonly stretch: Stretch;
}

/** Where stretches of writing end (C21): by pause, by author and by length. What is left is the open stretch. */
export function cutVersions(
  open: Stretch | undefined,
  edits: readonly Edit[],
): { readonly cuts: readonly Cut[]; readonly open: Stretch | undefined } {
  const cuts: Cut[] = [];
  let stretch = open;
  edits.forEach((edit, index) => {
    if (stretch && ends(stretch, edit)) {
      cuts.push({ edits: index, stretch });
      stretch = undefined;
    }
    stretch = widen(stretch, edit);
  });
  return { cuts, open: stretch };
}

function ends({ authors, began, last }: Stretch, { at, author }: Edit): boolean {
  const silence = at.getTime() - last.getTime();
  if (silence >= pauseMs || at.getTime() - began.getTime() >= longestMs) return true;
  return silence >= breathMs && author !== null && !authors.includes(author);
}

function widen(stretch: Stretch | undefined, { at, author }: Edit): Stretch {
  const authors = new Set(stretch?.authors);
  if (author !== null) authors.add(author);
  // Two servers may number what they commit at the same time in another order than that of their clocks.
  const last = stretch && stretch.last > at ? stretch.last : at;
  return { authors: [...authors], began: stretch?.began ?? at, last };
}
