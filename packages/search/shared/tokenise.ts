/** A word of a text: `start` and `end` are UTF-16 offsets, `position` counts words. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly position: number;
  /** Where the second word begins in one made of two that a hyphen or apostrophe holds together; 0 in others. */
  readonly joint: number;
}

/** Longer words are cut here: nobody types more, and encoded data must not swell the dictionary. */
const longestWord = 48;

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const connectors = new Set(['-', "'", '’', '‐', '‑', '\u00ad']);

/**
 * The words of a text: runs of letters, digits and marks. Two words held together by one hyphen or apostrophe are also
 * given as one at the place of the first (`E-Mail`: E, EMail, Mail), so that `email` finds them.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previous: Token | undefined;
  let position = 0;
  for (const found of text.matchAll(wordPattern)) {
    const token = {
      text: found[0].slice(0, longestWord),
      start: found.index,
      end: found.index + found[0].length,
      position,
      joint: 0,
    };
    if (previous && token.start - previous.end === 1 && connectors.has(text.charAt(previous.end))) {
      const joined = (previous.text + token.text).slice(0, longestWord);
      tokens.push({
        text: joined,
        start: previous.start,
        end: token.end,
        position: previous.position,
        joint: previous.text.length,
      });
    }
    tokens.push(token);
    previous = token;
    position += 1;
  }
  return tokens;
}

/** The letters and digits of a text without anything between them. */
export function onlyWordCharacters(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}
