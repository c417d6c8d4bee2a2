/** What somebody types, and by their keys in the corpus (`quality-corpus.ts`) what they want to see among the first ten. */
export interface SearchCase {
  readonly text: string;
  readonly wanted: readonly string[];
}

/** `typed text -> key key`, one a line; what is after `#` says why. */
export function casesOf(lines: string): SearchCase[] {
  return lines
    .split('\n')
    .map((line) => line.replace(/\s# .*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [text = '', wanted = ''] = line.split(' -> ');
      return { text, wanted: wanted.split(' ') };
    });
}
